"""Leximin by ordered sums: first the smallest gain, then the sum of the two smallest, and so on.

Ogryczak and Sliwinski, ICCSA 2006: in a discrete set no single party need be the blocked one, so
that fixing the worst-off party and going on, the rejected alternative, goes wrong. The sum of the k
smallest of y is the largest k * t - sum of d_i with t - d_i <= y_i and d_i >= 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from detente.analysis.problem import Package
from detente.analysis.solutions.single.programme import INFINITY, Clock, Programme, Terms
from detente.analysis.solutions.single.search import Measure, Search
from detente.analysis.solutions.single.setting import Setting
from detente.analysis.solutions.single.solution import Pick, SingleSolution

_SLACK = 1e-8
"""The part of an earlier sum that a later one may cost: with less, rounding can leave nothing."""


def kalai_smorodinsky(setting: Setting, clock: Clock) -> Pick:
    """The fairest shares of what each could gain."""
    factors = dict.fromkeys(setting.active, 1.0)
    bounds = leximin_bounds(setting, factors, clock)

    def pick() -> SingleSolution:
        package, utilities, gap = _fairest(setting, factors, bounds)
        value = min(setting.least_shares(utilities).values())
        most = max(value, min(Fraction(bounds[0]), Fraction(1)))
        gap = max(gap, float(most - value))
        return SingleSolution("kalai_smorodinsky", package, utilities, gap, value, most)

    return pick


def egalitarian(setting: Setting, clock: Clock) -> Pick:
    """The fairest gains, in utilities that are taken as comparable."""
    unit = min(setting.spans.values())
    factors = {i: float(span / unit) for i, span in setting.spans.items()}
    bounds = leximin_bounds(setting, factors, clock)

    def pick() -> SingleSolution:
        package, utilities, gap = _fairest(setting, factors, bounds)
        value = min(setting.gains(utilities).values())
        most = max(value, Fraction(bounds[0]) * unit)
        return SingleSolution("egalitarian", package, utilities, gap, value, most)

    return pick


def leximin_bounds(
    setting: Setting, factors: Mapping[int, float], clock: Clock
) -> tuple[float, ...]:
    """Fill the pool with packages of large ordered sums; a bound on each, given those before.

    ``factors`` say what a share of each active party is worth beside the others.
    """
    search, measure = setting.search, setting.measure
    programme, shares = search.measured(measure)
    reach = sorted(factor * setting.reach[i] for i, factor in factors.items())
    bounds: list[float] = []
    for size in range(1, len(factors) + 1):
        wanted = sum_of_smallest(programme, shares, factors, size)
        part = clock.part(1 / (len(factors) - size + 1))
        start = fairest(search, measure, factors, max(1, size - 1))
        found = search.best(programme, wanted, part, start)
        # Only rounding can make a later programme infeasible: it then bounds nothing.
        bounds.append(min(INFINITY if found.infeasible else found.bound, sum(reach[:size])))
        best = fairest(search, measure, factors, size)
        reached = ordered_sums(search.pool[best], measure, factors)[size - 1]
        programme.at_least(wanted, reached - _SLACK * max(1.0, reached))
    return tuple(bounds)


def fairest(search: Search, measure: Measure, factors: Mapping[int, float], levels: int) -> Package:
    """The package of the pool with the best ordered sums, one after the other."""
    left = {
        package: ordered_sums(utilities, measure, factors)
        for package, utilities in search.pool.items()
    }
    for level in range(levels):
        most = max(sums[level] for sums in left.values())
        left = {
            p: sums for p, sums in left.items() if sums[level] >= most - 2 * _SLACK * max(1.0, most)
        }
    return max(left, key=lambda package: left[package])


def ordered_sums(
    utilities: tuple[int, ...], measure: Measure, factors: Mapping[int, float]
) -> tuple[float, ...]:
    """The sums of the 1, 2, ... n smallest gains, each a share of its unit times its factor."""
    shares = measure.shares(utilities)
    return tuple(accumulate(sorted(shares[i] * factor for i, factor in factors.items())))


def _fairest(
    setting: Setting, factors: Mapping[int, float], bounds: Sequence[float]
) -> tuple[Package, tuple[int, ...], float]:
    """The package, its utilities, and the largest distance of an ordered sum from its bound.

    Sums above 1, which stand for several shares, are taken in proportion.
    """
    package = fairest(setting.search, setting.measure, factors, len(factors))
    utilities = setting.search.pool[package]
    sums = ordered_sums(utilities, setting.measure, factors)
    gap = max((b - reached) / max(1.0, b) for b, reached in zip(bounds, sums, strict=True))
    return package, utilities, max(0.0, gap)


def sum_of_smallest(
    programme: Programme, shares: Sequence[int], factors: Mapping[int, float], size: int
) -> Terms:
    """The columns and rows of one ordered sum, which cannot be exceeded."""
    threshold = programme.column(-INFINITY)
    wanted: Terms = {threshold: float(size)}
    for i, factor in factors.items():
        short = programme.column()
        programme.at_most({threshold: 1.0, short: -1.0, shares[i]: -factor}, 0.0)
        wanted[short] = -1.0
    return wanted
