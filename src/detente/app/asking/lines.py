"""From the fields of a form to the line that a person would have typed in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from detente.analysis.advice.interview import Kind

Fields = Mapping[str, Sequence[str]]
"""The texts of a form by name, in the order they were sent."""

PLACE = "place-"
"""Begins the name of a field that says at which place a line of the menu stands: ``place-3``."""

SAME, DONE = "=", "0"
_SIGNS = {"sure": "!", "guess": "~"}
_EXACT = "exact"


def line_of(kind: Kind, fields: Fields) -> str:
    """What a form says, as a line; one that says too little gives a line that is refused."""
    if _first(fields, "same"):
        return DONE if kind is Kind.REFUSED else SAME
    match kind:
        case Kind.REFUSED:
            return _refused(fields)
        case Kind.RATE | Kind.RATIO:
            return _number(fields)
        case Kind.BEST_WORST:
            line = _ordered(fields) or _ends(fields)
        case Kind.SWINGS | Kind.ORDER:
            line = _ordered(fields)
        case Kind.END if _first(fields, "choice") in ("", "at"):
            line = _at(_first(fields, "at"))
        case _:
            line = _first(fields, "choice")
    return f"{line}{_sign(fields)}" if line else ""


def line_in_form(key: str, texts: Iterable[tuple[str, str]]) -> str:
    """The line for the question of a key, from a sent form's names and texts in their order.

    An empty one where the key names no kind of question.
    """
    word = key.partition(":")[0]
    if word not in list(Kind):
        return ""
    fields: dict[str, list[str]] = {}
    for name, value in texts:
        fields.setdefault(name, []).append(value)
    return line_of(Kind(word), fields)


def _first(fields: Fields, name: str) -> str:
    return next((value.strip() for value in fields.get(name, ())), "")


def _sign(fields: Fields) -> str:
    return _SIGNS.get(_first(fields, "sure"), "")


def _number(fields: Fields) -> str:
    """Both ends where either is given, else the number in the middle with its width."""
    low, high = _first(fields, "low"), _first(fields, "high")
    if low or high:
        return f"{low}-{high}{_sign(fields)}"
    about = _first(fields, "about")
    if not about:
        return ""
    return f"={about}" if _first(fields, "sure") == _EXACT else f"{about}{_sign(fields)}"


def _at(number: str) -> str:
    """A number on a range; 1 and 2 get a decimal, for alone they name lines of the menu."""
    return f"{number}.0" if number.isdecimal() else number


def _ends(fields: Fields) -> str:
    """``2=4 1``: what is best, then what is worst."""
    best = [number.strip() for number in fields.get("best", ())]
    worst = _first(fields, "worst")
    return f"{'='.join(best)} {worst}".strip() if best or worst else ""


def _ordered(fields: Fields) -> str:
    """``3 1 2=4``: by the places given; what shares a place is as good."""
    places: dict[int, list[str]] = {}
    for name, values in fields.items():
        place = next((value.strip() for value in values), "")
        if name.startswith(PLACE) and place.isdecimal() and len(place) <= 4:
            places.setdefault(int(place), []).append(name.removeprefix(PLACE))
    # A page moves its lines about; what shares a place still stands in the order of the menu.
    tiers = (sorted(places[place], key=lambda own: (len(own), own)) for place in sorted(places))
    return " ".join("=".join(tier) for tier in tiers)


def _refused(fields: Fields) -> str:
    """``1.2+4<12: reason``. Nothing chosen is no refusal; that there is none is said by `DONE`."""
    parts = [_part(fields, name) for name in ("what", "with")]
    named = "+".join(part for part in parts if part)
    return f"{named}: {_first(fields, 'why')}"


def _part(fields: Fields, name: str) -> str:
    """``1.2`` as chosen; of a number, chosen as ``4<``, with the number behind it."""
    chosen = _first(fields, name)
    # Several refusals on one line stand apart by commas, so a decimal comma becomes a point.
    number = _first(fields, f"{name}-number").replace(",", ".")
    return f"{chosen}{number}" if chosen[-1:] in ("<", ">") else chosen
