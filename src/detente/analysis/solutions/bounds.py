"""The value of each solution's optimum: exact, or between bounds where points may be missing.

With epsilon in force every true point has a listed one (in the zone or narrowly outside) that is
at most epsilon worse: listed points bound the optimum from below, listed points moved up by
epsilon from above (agreements, section 6.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm, prod

from detente.analysis.problem import Problem
from detente.analysis.solutions.frontier import Frontier

Interval = tuple[Fraction, Fraction]


def ideals_at_most(frontier_z: Frontier) -> tuple[int, ...]:
    """The most that each party can have in the zone, as far as is known."""
    reach = (*frontier_z.points, *frontier_z.outside)
    best = map(max, zip(*reach, strict=True))
    return tuple(map(int.__add__, best, frontier_z.epsilon))


def values(
    problem: Problem,
    frontier_z: Frontier,
    start: tuple[int, ...],
    active: tuple[int, ...],
    spans: Sequence[int],
    spans_at_most: Sequence[int],
) -> dict[str, Interval]:
    """Lower and upper bound of each optimum, by the name of the solution.

    ``spans`` and ``spans_at_most`` bound the largest gain of each active party.
    """
    slack = [frontier_z.epsilon[i] for i in active]
    listed = [tuple(p[i] - start[i] for i in active) for p in frontier_z.points]
    moved = listed
    if any(slack):
        every = (*frontier_z.points, *frontier_z.outside)
        moved = [
            tuple(p[i] - start[i] + more for i, more in zip(active, slack, strict=True))
            for p in every
        ]
    scales = [problem.scales[i] for i in active]
    unmoved = sum(map(Fraction, start, problem.scales), start=Fraction(0))
    low_sum, high_sum = _sum(listed, scales), _sum(moved, scales)
    return {
        "nash": (_product(listed, scales), _product(moved, scales)),
        "kalai_smorodinsky": (
            _least(listed, spans_at_most),
            min(_least(moved, spans), Fraction(1)),
        ),
        "egalitarian": (_least(listed, scales), _least(moved, scales)),
        "utilitarian": (unmoved + low_sum, unmoved + high_sum),
        "max_relative_gains": (
            _sum(listed, spans_at_most),
            min(_sum(moved, spans), Fraction(len(spans))),
        ),
    }


def _product(gains: Iterable[tuple[int, ...]], units: Sequence[int]) -> Fraction:
    return Fraction(max(prod(gain) for gain in gains if min(gain) >= 0), prod(units))


def _least(gains: Iterable[tuple[int, ...]], units: Sequence[int]) -> Fraction:
    common = lcm(*units)
    factors = [common // unit for unit in units]
    return Fraction(max(min(map(int.__mul__, gain, factors)) for gain in gains), common)


def _sum(gains: Iterable[tuple[int, ...]], units: Sequence[int]) -> Fraction:
    common = lcm(*units)
    factors = [common // unit for unit in units]
    return Fraction(max(sum(map(int.__mul__, gain, factors)) for gain in gains), common)
