"""What would settle which of two packages is better: the unknown whose bound decides (4.5).

For an unknown such as the value of an option, the exact bounds over all utilities for which the one
package is *not* better say where its being better begins. A direct comparison of the two always
settles it; what is listed here are the quantities that a person can rather be asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from detente.analysis.preferences.bounds import NOTHING, Span, widest
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.programmes.programme import Programme
from detente.analysis.preferences.programmes.quotients import scaled
from detente.analysis.preferences.programmes.sums import Sum, plus
from detente.case import Package

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value of an option on its issue, or the weight of an issue in that of it and another."""

    kind: Literal["value", "weight"]
    issue: str
    other: str


@dataclass(frozen=True, slots=True)
class Closing:
    """An unknown that may decide between two packages, 0 to 1.

    It lies in ``span``. ``more``: where the first is certainly better, ``less``: where the second
    is; each a part of the span at one of its ends, None where there is none. ``closes`` is the
    share of the span in which either is so: 1 where every answer settles it.
    """

    unknown: Unknown
    span: Span
    more: Span | None
    less: Span | None
    closes: Fraction


def would_close(outlook: Outlook, more: Package, less: Package) -> tuple[Closing, ...]:
    """Unknowns that may decide between two packages, those first that most answers settle.

    Asked of the values of the options in which they differ, and of how the weights of two such
    issues compare. Empty where nothing is open, or where the statements are no polytope (numbers
    as given, an event, a contradiction).
    """
    span = outlook.difference(more, less)
    open_pair = span.low is None or span.high is None or span.low < 0 < span.high
    polytopes = outlook.polytopes((more, less)) if open_pair else None
    if not polytopes:
        return ()
    found = (_closing(polytopes, more, less, one) for one in _unknowns(polytopes[0], more, less))
    deciding = (closing for closing in found if closing is not None and closing.closes > 0)
    return tuple(sorted(deciding, key=lambda closing: -closing.closes))


def _unknowns(polytope: Polytope, more: Package, less: Package) -> Iterator[Unknown]:
    before, after = less.as_dict(), more.as_dict()
    differing = [i for i in polytope.weight if before.get(i) != after.get(i)]
    for issue in differing:
        known = polytope.known[issue]
        for option in (after.get(issue), before.get(issue)):
            if option is not None and option not in known.best | known.worst:
                yield Unknown("value", issue, option)
    yield from (Unknown("weight", *pair) for pair in combinations(differing, 2))


def _closing(
    polytopes: Sequence[Polytope], more: Package, less: Package, unknown: Unknown
) -> Closing | None:
    whole, not_more, not_less = [], [], []
    for polytope in polytopes:
        ahead = plus(polytope.utility(more), polytope.utility(less), -1)
        whole += _reached(polytope, unknown, None)
        not_more += _reached(polytope, unknown, plus({}, ahead, -1))
        not_less += _reached(polytope, unknown, ahead)
    span = widest(whole) if whole else None
    if span is None or span.low is None or span.high is None or span.low == span.high:
        return None
    first, second = (_beyond(span, parts) for parts in (not_more, not_less))
    size = sum((_length(part) for part in (first, second) if part is not None), ZERO)
    return Closing(unknown, span, first, second, min(ONE, size / (span.high - span.low)))


def _beyond(span: Span, parts: Sequence[Span]) -> Span | None:
    """The part of a span, at one of its ends, in which none of the others lie."""
    if not parts:
        return span
    inner = widest(parts)
    assert span.low is not None
    assert span.high is not None
    below = Span(span.low, inner.low) if inner.low is not None else NOTHING
    above = Span(inner.high, span.high) if inner.high is not None else NOTHING
    longest = max((below, above), key=_length)
    return longest if _length(longest) > 0 else None


def _length(span: Span) -> Fraction:
    return ZERO if span.low is None or span.high is None else span.high - span.low


def _reached(polytope: Polytope, unknown: Unknown, least: Sum | None) -> list[Span]:
    """The bounds of an unknown, where a sum is 0 or more if one is given; none if it never is."""
    rows = list(polytope.programme.rows) + ([] if least is None else [(least, ZERO, None)])
    cut = Programme(list(polytope.programme.bounds), rows)
    weight = polytope.weight
    above: Sum = {weight[unknown.issue]: ONE}
    below = above
    if unknown.kind == "value":
        above = polytope.line(unknown.issue, unknown.other)
    else:
        below = {**above, weight[unknown.other]: ONE}
    quotient = scaled(cut, below)
    low = quotient.minimum(above, exact=True)
    high = quotient.minimum(plus({}, above, -1), exact=True)
    if low is None or high is None or low.value is None or high.value is None:
        return []
    return [Span(low.value, -high.value)]
