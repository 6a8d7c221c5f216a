"""The least widening of an interval that lets a party's statements fit together.

Its own interval alone should bound what a statement speaks of. So it is taken away, the exact
bounds over all that is left say how far off it was, and the nearer end moves there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor

from detente.analysis.preferences.bounds import Span, widest
from detente.analysis.preferences.conflicts.intervals import (
    HUNDRED,
    ZERO,
    Bounding,
    Ends,
    bounded_by,
    ends_of,
    with_ends,
    without_ends,
)
from detente.analysis.preferences.minimal import Voice
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.programmes.joint import Joint
from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.quotients import scaled
from detente.case import AboutEqual, Ratio, Statement, Value, Weight

GRID = 100
"""New ends lie on hundredths, of a point or of *times as much*: they can be written down."""

FURTHER = (*range(20), 50, 100)
"""Hundredths beyond the bound: what is strict, such as a preference, keeps clear of the bound."""


def least_ends(voice: Voice, statement: Bounding, changed: Mapping[str, Statement]) -> Ends | None:
    """The narrowest interval around the stated one with which everything fits together.

    ``changed``: what else stands otherwise than it was said, by id. Its new ends lie on hundredths,
    outward. None where no interval will do.
    """

    def fits(ends: Ends) -> bool:
        other = {**changed, statement.id: with_ends(statement, ends)}
        return not Outlook(voice.kept(voice.elements, other), voice.party).contradictory

    if fits(ends_of(statement)):
        return ends_of(statement)
    said = Outlook(voice.kept(voice.elements), voice.party).said
    loose = {**changed, statement.id: without_ends(statement, said)}
    rest = Outlook(voice.kept(voice.elements, loose), voice.party)
    reach = None if rest.contradictory else _reach(rest, statement)
    return next(filter(fits, () if reach is None else _candidates(statement, reach)), None)


def _reach(rest: Outlook, statement: Bounding) -> Span | None:
    """The bounds of what the statement speaks of, by everything else that is said."""
    joint = Joint(rest.case, rest.said, rest.no_deal)
    if isinstance(statement, AboutEqual):
        return joint.difference(
            *(joint.completed(p) for p in (statement.package, statement.other))
        ).times(HUNDRED)
    asked = ((statement.issue, statement.option),) if isinstance(statement, Value) else ()
    spans = [
        found
        for polytope in joint.polytopes(options=asked)
        if (found := _quotient(polytope, statement)) is not None
    ]
    return widest(spans) if spans else None


def _quotient(polytope: Polytope, statement: Value | Weight | Ratio) -> Span | None:
    """Loose ends do no harm: whatever is proposed is tried."""
    bounded = bounded_by(polytope, statement)
    programme = scaled(polytope.programme, bounded.below)
    low = programme.minimum(bounded.above, exact=True)
    high = programme.minimum({v: -c for v, c in bounded.above.items()}, exact=True)
    if low is None or high is None:
        return None
    top = None if high.value is None else -high.value
    return Span(low.value, top).times(bounded.unit)


def _candidates(statement: Bounding, reach: Span) -> Iterator[Ends]:
    """The interval with its nearer end moved to what is reached, then bit by bit further."""
    low, high = ends_of(statement)
    if isinstance(statement, AboutEqual):
        nearest = max(ZERO, reach.low or ZERO, -(reach.high or ZERO))
        yield from ((ZERO, raised(nearest, k)) for k in FURTHER)
    elif low is not None and reach.high is not None and reach.high <= low:
        yield from ((max(ZERO, lowered(reach.high, k)), high) for k in FURTHER)
    elif high is not None and reach.low is not None and reach.low >= high:
        yield from ((low, raised(reach.low, k)) for k in FURTHER)


def lowered(end: Fraction, further: int = 0) -> Fraction:
    """A lower end on the grid, so many steps below what has to lie within."""
    return Fraction(floor(end * GRID) - further, GRID)


def raised(end: Fraction, further: int = 0) -> Fraction:
    """An upper end on the grid, so many steps above what has to lie within."""
    return Fraction(ceil(end * GRID) + further, GRID)
