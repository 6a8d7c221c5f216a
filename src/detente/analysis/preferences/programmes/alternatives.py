"""Statements that leave a choice open: the set of compatible utilities as a union of polytopes.

*Among the top three* does not say which issues the others are; a shape that rises and falls does
not say at which end it is worst; a package that hangs on an event is compared at some belief. Each
way to fill all of these in is one polytope, and bounds are the widest over them (RICH: Salo,
Punkka 2005).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from detente.analysis.preferences.beliefs import MOST_READINGS, Reading, Readings
from detente.case import AmongTop

Top = frozenset[str]
"""The issues that matter most, as many as the statement speaks of."""

End = tuple[str, str]
"""An issue, and the option on which it is worst."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to read everything: corners of beliefs, top issues per statement, worst ends.

    A top of None leaves that statement aside.
    """

    corners: Reading
    tops: tuple[Top | None, ...] = ()
    worst: tuple[End, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Every alternative. ``loose``: some statement is left aside, since there are too many."""

    all: tuple[Alternative, ...]
    loose: bool


def alternatives(
    readings: Readings,
    among_top: Sequence[AmongTop],
    issues: Sequence[str],
    ends: Iterable[tuple[str, tuple[str, ...]]],
) -> Alternatives:
    """The ways to read all of it together, `MOST_READINGS` at most.

    ``ends`` are the issues of which the worst is one of some options.
    """
    count, loose = len(readings.all), readings.loose
    tops: list[tuple[Top | None, ...]] = []
    for statement in among_top:
        choices = _tops(statement, issues)
        if count * len(choices) > MOST_READINGS:
            tops.append((None,))
            loose = True
            continue
        count *= len(choices)
        tops.append(choices)
    worst: list[tuple[End, ...]] = []
    for issue, options in ends:
        # An issue left out here has no known worst, which its bounds say of themselves.
        if count * len(options) <= MOST_READINGS:
            count *= len(options)
            worst.append(tuple((issue, option) for option in options))
    return Alternatives(
        tuple(
            Alternative(corners, top, end)
            for corners in readings.all
            for top in product(*tops)
            for end in product(*worst)
        ),
        loose,
    )


def _tops(statement: AmongTop, issues: Sequence[str]) -> tuple[Top, ...]:
    """Every set of so many issues that the named ones are among."""
    others = [issue for issue in issues if issue not in statement.issues]
    places = max(0, min(statement.top, len(issues)) - len(statement.issues))
    named = frozenset(statement.issues)
    return tuple(named | set(chosen) for chosen in combinations(others, places))
