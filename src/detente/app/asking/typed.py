"""From what a person types to a key of the program or to a reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from detente.analysis.advice.interview import BestAt, Kind, Points, Refusal, Reply, Tiers
from detente.case import (
    Among,
    Bounds,
    Case,
    Condition,
    Confidence,
    Issue,
    Word,
    parse_number,
    text,
    write_number,
)
from detente.formats.limits import TEXT_LENGTH
from detente.formats.verbatim import UNFIT
from detente.i18n import say


class Stop(Exception):  # noqa: N818 - no fault: the person has done enough
    """The person wants to stop."""


class Key(StrEnum):
    """What can be asked of the program at any question."""

    UNKNOWN = "unknown"
    SKIP = "skip"
    BACK = "back"
    STOP = "stop"
    HELP = "help"
    PACKAGES = "packages"
    REFUSE = "refuse"
    STRENGTH = "strength"


_SIGNS = {"?": Key.UNKNOWN, "-": Key.SKIP, "<": Key.BACK, ".": Key.STOP}
_SURENESS = {"!": Confidence.SURE, "~": Confidence.GUESS}
HALF_WIDTHS = {Confidence.SURE: 5, None: 10, Confidence.GUESS: 20}
"""Half the width of what a single number is taken for, in points of 100, by how sure one is."""

MOST_POINTS = Fraction(1000)
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_BETWEEN = re.compile(rf"({_NUMBER})\s*(?:-|–|to|bis)\s*({_NUMBER})")
_AROUND = re.compile(rf"({_NUMBER})\s*(?:±|\+/?-)\s*({_NUMBER})")
_EXACT = re.compile(rf"=\s*({_NUMBER})")
_REFUSED = re.compile(r"(\d{1,4})\s*(?:\.\s*(\d{1,4})|([<>])\s*(-?\d+(?:\.\d+)?))", re.ASCII)


class NoReplyError(ValueError):
    """What was typed is no reply; the argument is a key of the catalogue."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A reply, and how sure the person is of it (None: not said)."""

    reply: Reply | None
    confidence: Confidence | None = None


def key_of(typed: str, language: str) -> Key | None:
    """The key that was typed, as a sign or as its word in a language; None for anything else."""
    if typed in _SIGNS:
        return _SIGNS[typed]
    wanted = typed.casefold()
    words = ((key, say(f"interview.key.{key}", language).split("|")) for key in Key)
    return next((key for key, own in words if wanted in own), None)


def with_sureness(typed: str) -> tuple[str, Confidence | None]:
    """The answer without the sign at its end that says how sure it is (! sure, ~ a guess)."""
    if typed[-1:] in _SURENESS:
        return typed[:-1].strip(), _SURENESS[typed[-1]]
    return typed, None


def reply_typed(
    kind: Kind, typed: str, labels: Sequence[tuple[str, str]], issue: Issue | None, language: str
) -> Typed:
    """The reply to a question; ``labels`` are (id, words) in the order of the menu.

    Raises `NoReplyError`.
    """
    if UNFIT.search(typed) or "\t" in typed or len(typed) > TEXT_LENGTH or not typed:
        raise NoReplyError("empty" if not typed else "unfit")
    plain, sure = with_sureness(typed)
    match kind:
        case Kind.BEST_WORST | Kind.ORDER | Kind.SWINGS:
            return Typed(_tiers(kind, plain, labels), sure)
        case Kind.RATE | Kind.RATIO:
            most = MOST_POINTS if kind is Kind.RATIO else Fraction(100)
            return Typed(_points(_pointed(plain, language), sure, most), sure)
        case Kind.SIGN | Kind.LINK:
            return Typed(_yes_or_no(plain, language), sure)
        case Kind.STRENGTH:
            return Typed(Word(labels[_place(plain, labels)][0]), sure)
        case Kind.END if issue is not None and plain not in ("1", "2"):
            return Typed(_best_at(_pointed(plain, language), issue), sure)
    if plain == "=" and kind is not Kind.END:
        return Typed("same", sure)
    return Typed("first" if _place(plain, labels) == 0 else "second", sure)


def _pointed(typed: str, language: str) -> str:
    """A number with a decimal point, however the language writes it."""
    return re.sub(r"(?<=\d),(?=\d)", ".", typed) if language == "de" else typed


def _place(typed: str, labels: Sequence[tuple[str, str]]) -> int:
    """The place of what is meant in the menu: by its number, id or words."""
    if re.fullmatch(r"\d{1,4}", typed, re.ASCII):
        if not 1 <= int(typed) <= len(labels):
            raise NoReplyError("no_such_choice")
        return int(typed) - 1
    wanted = typed.casefold()
    found = [
        p for p, (own, words) in enumerate(labels) if wanted in (own.casefold(), words.casefold())
    ]
    if len(found) != 1:
        raise NoReplyError("no_such_choice")
    return found[0]


def _tiers(kind: Kind, typed: str, labels: Sequence[tuple[str, str]]) -> Tiers:
    """``3 1 2=4``: from best to worst; ``=`` alone: all the same."""
    every = tuple(own for own, _ in labels)
    if typed == "=":
        return Tiers((every,))
    written = re.sub(r"\s*=\s*", "=", typed)
    groups = [part for part in re.split(r"[\s,;>]+", written) if part]
    tiers = tuple(
        tuple(every[_place(one, labels)] for one in group.split("=") if one) for group in groups
    )
    named = [own for tier in tiers for own in tier]
    if len(named) != len(set(named)):
        raise NoReplyError("named_twice")
    ends = kind is Kind.BEST_WORST and len(tiers) == 2
    if len(named) < len(every) and not ends:
        raise NoReplyError("all_or_ends" if kind is Kind.BEST_WORST else "all_of_them")
    if ends and len(tiers[1]) != 1 and len(named) < len(every):
        raise NoReplyError("one_worst")
    return Tiers(tiers)


def _points(typed: str, sure: Confidence | None, most: Fraction) -> Points:
    """An interval: as typed, or around a single number by how sure the person is."""
    if found := _BETWEEN.fullmatch(typed):
        ends = sorted(_number(end) for end in found.groups())
    elif found := _AROUND.fullmatch(typed):
        centre, half = map(_number, found.groups())
        ends = [centre - half, centre + half]
    elif found := _EXACT.fullmatch(typed):
        ends = [_number(found[1])] * 2
    elif re.fullmatch(_NUMBER, typed):
        centre, half = _number(typed), Fraction(HALF_WIDTHS.get(sure, 10))
        if centre > most:
            raise NoReplyError("out_of_range")
        ends = [centre - half, centre + half]
    else:
        raise NoReplyError("no_number")
    if ends[0] > most:
        raise NoReplyError("out_of_range")
    return Points(max(ends[0], Fraction(0)), min(ends[1], most))


def _number(typed: str) -> Fraction:
    """A number typed; one of more signs than a case file takes is none."""
    try:
        return parse_number(typed)
    except ValueError:
        raise NoReplyError("no_number") from None


def _yes_or_no(typed: str, language: str) -> Reply:
    for reply, key in (("first", "yes"), ("second", "no")):
        if typed.casefold() in say(f"interview.key.{key}", language).split("|"):
            return "first" if reply == "first" else "second"
    raise NoReplyError("yes_or_no")


def _best_at(typed: str, issue: Issue) -> BestAt:
    number = _number(typed)
    if issue.range is None or not issue.range.holds(number):
        raise NoReplyError("not_in_range")
    return BestAt(write_number(number))


def refusals_typed(typed: str, case: Case, language: str) -> tuple[Refusal, ...]:
    """``1.2, 3.1+2<4: reason``: what is refused, several after commas, combined with a plus.

    Raises `NoReplyError`.
    """
    if UNFIT.search(typed) or len(typed) > TEXT_LENGTH:
        raise NoReplyError("unfit")
    named, _, why = typed.partition(":")
    reason = text(why.strip()) if why.strip() else None
    found = []
    for part in _pointed(named, "en").split(","):
        pieces = [_refused(one.strip(), case, language) for one in part.split("+")]
        if len({issue for issue, _ in pieces}) < len(pieces):
            raise NoReplyError("issue_twice")
        found.append(Refusal(Condition(tuple(pieces)), reason))
    return tuple(found)


def _refused(typed: str, case: Case, language: str) -> tuple[str, Among | Bounds]:
    match = _REFUSED.fullmatch(_pointed(typed, language))
    if match is None or not 1 <= int(match[1]) <= len(case.issues):
        raise NoReplyError("no_refusal")
    issue = case.issues[int(match[1]) - 1]
    if match[2] is not None:
        options = issue.plain_ids()
        if issue.range is not None or not 1 <= int(match[2]) <= len(options):
            raise NoReplyError("no_refusal")
        return issue.id, Among((options[int(match[2]) - 1],))
    if issue.range is None:
        raise NoReplyError("no_refusal")
    number = _number(match[4])
    return issue.id, Bounds(below=number) if match[3] == "<" else Bounds(above=number)
