"""What a person asked for, checked against the case: who negotiates, with which power."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from fractions import Fraction

from detente.case import Case, parse_number
from detente.i18n import say


class BadRequestError(ValueError):
    """A question that cannot be put to the case; its text tells a person what to change."""


def chosen_parties(
    case: Case, asked: Iterable[str] | None, language: str = "en"
) -> tuple[str, ...]:
    """The parties that negotiate: those asked for, in the order of the case, or all but mediators.

    Raises `BadRequestError` for a party the case does not have, for a mediator, and for none.
    """
    known = case.negotiators()
    if asked is None:
        return known
    wanted = list(dict.fromkeys(asked))
    for party in wanted:
        if party in known:
            continue
        if party in {p.id for p in case.parties}:
            raise BadRequestError(say("requests.mediator", language, party=party))
        raise BadRequestError(unknown("requests.party", party, known, language))
    if not wanted:
        raise BadRequestError(say("requests.no_party", language))
    return tuple(party for party in known if party in wanted)


def chosen_powers(
    case: Case, asked: Mapping[str, str | int | Fraction], language: str = "en"
) -> tuple[tuple[str, Fraction], ...]:
    """The powers asked for, per party: positive numbers. Raises `BadRequestError`."""
    powers: list[tuple[str, Fraction]] = []
    for party, written in asked.items():
        if party not in case.negotiators():
            raise BadRequestError(unknown("requests.party", party, case.negotiators(), language))
        try:
            power = parse_number(str(written))
        except ValueError:
            power = Fraction(0)
        if power <= 0:
            raise BadRequestError(say("requests.power", language, party=party, written=written))
        powers.append((party, power))
    return tuple(powers)


def unknown(
    key: str, name: str, known: Iterable[str], language: str = "en", **values: object
) -> str:
    """The words for a name the case does not have: what it has instead, and which is nearest."""
    known = list(known)
    near = get_close_matches(name, known, 1, 0.5)
    nearest = say("requests.nearest", language, name=near[0]) if near else ""
    return say(key, language, name=name[:80], known=", ".join(known), nearest=nearest, **values)
