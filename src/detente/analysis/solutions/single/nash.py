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
from detente.analysis.solutions.single.programme import INFINITY, Clock, Terms
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
    search, tangents = setting.search, Tangents(setting, weights)
    bound = INFINITY
    for _ in range(_ROUNDS):
        found = search.best(tangents.programme, tangents.wanted, clock)
        if found.infeasible:
            return NashBound(weights, tangents.missed, hopeless=tangents.missed == -INFINITY)
        bound = min(bound, found.bound)
        if found.package is None:
            break
        utilities = search.pool[found.package]
        if not tangents.touch(utilities):
            search.choices.forbid(tangents.programme, found.package)
        elif bound - tangents.logarithm(utilities) < NEAR / 10:
            break
    return NashBound(weights, max(bound, tangents.missed))


class Tangents:
    """The programme whose optimum is the largest weighted sum of logarithms of shares, from above.

    Shares below a least one are not looked for; ``missed`` is the most that such a package can
    have, -infinity where the least is one unit of the party's scale.
    """

    def __init__(self, setting: Setting, weights: Sequence[float]) -> None:
        self._measure, self._active, self._weights = setting.widest, setting.active, weights
        self._least = [max(1 / self._measure.units[i], _LEAST) for i in self._active]
        self.programme, shares = setting.search.measured(self._measure)
        self._shares = [shares[i] for i in self._active]
        self._columns = [
            self._column(*each) for each in zip(self._shares, self._least, strict=True)
        ]
        self.wanted: Terms = dict(zip(self._columns, weights, strict=True))
        self.missed = self._below()

    def logarithm(self, utilities: tuple[int, ...]) -> float:
        """What a package has, from exact gains, all of them positive."""
        return _logarithm(utilities, self._measure, self._active, self._weights)

    def touch(self, utilities: tuple[int, ...]) -> bool:
        """Add the tangents at a package; False if it gives some active party nothing."""
        if any(utilities[i] <= self._measure.start[i] for i in self._active):
            return False
        reached = self._measure.shares(utilities)
        for i, column, share in zip(self._active, self._columns, self._shares, strict=True):
            self._tangent(column, share, reached[i])
        return True

    def _column(self, share: int, least: float) -> int:
        """A column that is at most the logarithm of a share, which is at least the least one."""
        self.programme.lower[share] = max(self.programme.lower[share], least)
        column = self.programme.column(log(least) - 1.0, NEAR)
        for step in range(_TANGENTS):
            self._tangent(column, share, least ** (step / (_TANGENTS - 1)))
        return column

    def _tangent(self, logarithm: int, share: int, place: float) -> None:
        """The logarithm is at most its tangent at a place, in a row multiplied by the place."""
        bound = place * (log(place) - 1.0)
        self.programme.at_most({logarithm: place, share: -1.0}, bound)

    def _below(self) -> float:
        units = (self._measure.units[i] for i in self._active)
        return max(
            (
                weight * log(least) + NEAR
                for unit, weight, least in zip(units, self._weights, self._least, strict=True)
                if least > 1 / unit
            ),
            default=-INFINITY,
        )
