"""The Nash solution by tangents: a sum of logarithms, bounded from above by straight lines.

Maximise the sum of a_i * t_i with t_i at most the tangent of the logarithm at many places. The
package found is measured in integers, gets tangents of its own, and the programme is asked again,
until the bound meets the value (agreements, section 6.7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log, prod

from detente.analysis.problem import Package
from detente.analysis.solutions.single.programme import INFINITY, Clock, Programme, Terms
from detente.analysis.solutions.single.search import Measure
from detente.analysis.solutions.single.setting import NEAR, Setting
from detente.analysis.solutions.single.solution import SingleSolution

_TANGENTS = 25
_LEAST = 1e-6
"""Shares below this are not looked for."""
_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class NashBound:
    """What no weighted sum of logarithms of shares exceeds.

    ``weights`` are those of the active parties, on average 1. ``hopeless`` says that no package
    gives every active party even one unit of its scale, as far as a solver in floats can prove.
    """

    weights: tuple[float, ...]
    bound: float
    hopeless: bool = False


def nash(setting: Setting, bounded: NashBound) -> SingleSolution | None:
    """The package with the largest product of everything found; None if no product is positive."""
    best = _best(setting, bounded.weights)
    if best is None:
        return None
    package, logarithm = best
    utilities = setting.search.pool[package]
    gap = max(0.0, bounded.bound - logarithm)
    value = prod(setting.gains(utilities).values(), start=Fraction(1))
    bound = value * Fraction(exp(gap)) if gap < _LARGEST else None
    return SingleSolution("nash", package, utilities, gap, value, bound)


def weighted_nash(setting: Setting, bounded: NashBound) -> SingleSolution | None:
    """The same with weights; its product has no unit, so that only the gap is told."""
    best = _best(setting, bounded.weights)
    if best is None:
        return None
    package, logarithm = best
    gap = max(0.0, bounded.bound - logarithm)
    return SingleSolution("weighted_nash", package, setting.search.pool[package], gap)


_LARGEST = 700.0
"""Logarithms above this have no exponential in floats."""


def normalised(powers: Sequence[int]) -> tuple[float, ...]:
    """Weights in the same proportion, on average 1."""
    return tuple(power * len(powers) / sum(powers) for power in powers)


def _best(setting: Setting, weights: Sequence[float]) -> tuple[Package, float] | None:
    """The package of the pool with the largest weighted product of gains."""
    found = [
        (package, _logarithm(utilities, setting.widest, setting.active, weights))
        for package, utilities in setting.search.pool.items()
        if all(utilities[i] > setting.start[i] for i in setting.active)
    ]
    return max(found, key=lambda each: each[1], default=None)


def _logarithm(
    utilities: Sequence[int], measure: Measure, active: Sequence[int], weights: Sequence[float]
) -> float:
    """The weighted sum of the logarithms of the shares, from exact gains."""
    return sum(
        weight * (log(utilities[i] - measure.start[i]) - log(measure.units[i]))
        for i, weight in zip(active, weights, strict=True)
    )


def nash_bound(setting: Setting, weights: tuple[float, ...], clock: Clock) -> NashBound:
    """Fill the pool with packages of a large product, and bound the product."""
    search, measure, active = setting.search, setting.widest, setting.active
    least = [max(1 / measure.units[i], _LEAST) for i in active]
    missed = _below(measure, active, weights, least)
    programme, shares = search.measured(measure)
    columns = _logarithms(programme, [shares[i] for i in active], least)
    wanted: Terms = dict(zip(columns, weights, strict=True))
    bound = INFINITY
    for _ in range(_ROUNDS):
        found = search.best(programme, wanted, clock)
        if found.infeasible:
            return NashBound(weights, missed, hopeless=missed == -INFINITY)
        bound = min(bound, found.bound)
        if found.package is None:
            break
        utilities = search.pool[found.package]
        if any(utilities[i] <= measure.start[i] for i in active):
            search.choices.forbid(programme, found.package)
            continue
        if bound - _logarithm(utilities, measure, active, weights) < NEAR / 10:
            break
        reached = measure.shares(utilities)
        for i, column in zip(active, columns, strict=True):
            _tangent(programme, column, shares[i], reached[i])
    return NashBound(weights, max(bound, missed))


def _logarithms(
    programme: Programme, shares: Sequence[int], least: Sequence[float]
) -> tuple[int, ...]:
    """A column per share that is at most its logarithm; the share is at least the least."""
    columns = []
    for share, low in zip(shares, least, strict=True):
        programme.lower[share] = max(programme.lower[share], low)
        column = programme.column(log(low) - 1.0, NEAR)
        for step in range(_TANGENTS):
            _tangent(programme, column, share, low ** (step / (_TANGENTS - 1)))
        columns.append(column)
    return tuple(columns)


def _tangent(programme: Programme, logarithm: int, share: int, place: float) -> None:
    """The logarithm is at most its tangent at a place, in a row multiplied by the place."""
    programme.at_most({logarithm: place, share: -1.0}, place * (log(place) - 1.0))


def _below(
    measure: Measure, active: Sequence[int], weights: Sequence[float], least: Sequence[float]
) -> float:
    """The most a package can have that gives somebody less than the least share looked for."""
    return max(
        (
            weight * log(low) + NEAR
            for i, weight, low in zip(active, weights, least, strict=True)
            if low > 1 / measure.units[i]
        ),
        default=-INFINITY,
    )
