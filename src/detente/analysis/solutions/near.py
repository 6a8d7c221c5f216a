"""Near-optimal points: what is almost as good by a concept as its best (agreements, section 6.8).

No score is known so well that the second package could be left out because of a hundredth of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log, prod
from typing import TYPE_CHECKING

from detente.analysis.problem import Problem
from detente.analysis.solutions.frontier import Frontier
from detente.analysis.solutions.leximin import common_factors
from detente.analysis.solutions.screens import product, smallest, total
from detente.analysis.solutions.solve import SolutionSet
from detente.analysis.solutions.weighted_nash import exponents

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.analysis.solutions.screens import Floats

WITHIN = Fraction(1, 50)
"""What loses at most this share of the best value is near-optimal."""

MOST = 5
"""Near-optimal points named per solution."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Near:
    """A point, by its index, and its value over the best one: a float, for people to read."""

    point: int
    share: float


def near_optimal(
    problem: Problem,
    frontier_z: Frontier,
    found: SolutionSet,
    powers: Sequence[int | Fraction] | None = None,
    *,
    within: Fraction = WITHIN,
    most: int = MOST,
) -> dict[str, tuple[Near, ...]]:
    """Per solution of ``solve`` the ``most`` best points beside its own, best first.

    They lose at most the share ``within``: of the product of gains (weighted Nash: with the weights
    on average 1), of the smallest share or gain (of equal ones the better by leximin comes first),
    of the sum of gains. Nothing where the best is worth nothing.
    """
    active, start = found.active, found.disagreement
    gains = [tuple(point[i] - start[i] for i in active) for point in frontier_z.points]
    scales = [problem.scales[i] for i in active]
    spans = [found.ideal[i] - start[i] for i in active]
    whole = None if powers is None else exponents(powers)
    weights = () if whole is None else tuple(whole[i] for i in active)
    named: dict[str, tuple[Near, ...]] = {}
    for solution in found.solutions:
        if not solution.points:
            continue
        if solution.name in ("nash", "weighted_nash"):
            raised = weights if solution.name == "weighted_nash" else (1,) * len(active)
            near = near_products(gains, spans, raised, within, most + len(solution.points))
        elif solution.name in ("kalai_smorodinsky", "egalitarian"):
            units = scales if solution.name == "egalitarian" else spans
            near = near_leximin(gains, units, within, most + len(solution.points))
        else:
            units = scales if solution.name == "utilitarian" else spans
            near = near_sums(gains, units, within, most + len(solution.points))
        beside = (each for each in near if each.point not in solution.points)
        named[solution.name] = tuple(beside)[:most]
    return named


def near_products(
    gains: Sequence[tuple[int, ...]],
    units: Sequence[int],
    powers: Sequence[int],
    within: Fraction,
    most: int,
) -> tuple[Near, ...]:
    """The indices of the largest weighted products of gains, within a share of the largest.

    The share is that of the product with weights that are 1 on average, which the ``powers`` are
    proportional to. ``units`` only keep floats in their range.
    """
    parties, weight = len(powers), sum(powers)

    def score(shares: Floats) -> Floats:
        return product(shares ** [power * parties / weight for power in powers])

    def near(value: int, best: int) -> bool:
        return bool(value**parties >= (1 - within) ** weight * best**parties)

    found = {
        index: prod(map(pow, gains[index], powers))
        for index in _promising(gains, units, score, within, most)
        if all(gains[index])
    }
    best = max(found.values(), default=0)
    ranked = sorted(found, key=lambda index: (-found[index], index))
    return tuple(
        Near(index, exp((log(found[index]) - log(best)) * parties / weight))
        for index in ranked[:most]
        if near(found[index], best)
    )


def near_leximin(
    gains: Sequence[tuple[int, ...]], units: Sequence[int], within: Fraction, most: int
) -> tuple[Near, ...]:
    """The indices of the best gains over units by leximin, the smallest within a share of the best.

    Arguments as for ``leximin``.
    """
    factors = common_factors(units)
    found = {
        index: sorted(map(int.__mul__, gains[index], factors))
        for index in _promising(gains, units, smallest, within, most)
    }
    return _ranked(found, within, most)


def near_sums(
    gains: Sequence[tuple[int, ...]], units: Sequence[int], within: Fraction, most: int
) -> tuple[Near, ...]:
    """The indices of the largest sums of gains over units, within a share of the largest."""
    factors = common_factors(units)
    found = {
        index: [sum(map(int.__mul__, gains[index], factors))]
        for index in _promising(gains, units, total, within, most)
    }
    return _ranked(found, within, most)


def _ranked(found: dict[int, list[int]], within: Fraction, most: int) -> tuple[Near, ...]:
    """The best scores, compared number by number; the first decides what is near."""
    best = max((score[0] for score in found.values()), default=0)
    if best <= 0:
        return ()
    ranked = sorted(found, key=lambda index: ([-number for number in found[index]], index))
    return tuple(
        Near(index, found[index][0] / best)
        for index in ranked[:most]
        if found[index][0] >= (1 - within) * best
    )


def _promising(
    gains: Sequence[tuple[int, ...]],
    units: Sequence[int],
    score: Callable[[Floats], Floats],
    within: Fraction,
    most: int,
) -> list[int]:
    """The indices of all points that may be among the ``most`` best and near, and some others.

    A quick look in floats, as in ``screens``; where floats cannot tell, every index.
    """
    import numpy as np

    try:
        shares = np.array(gains, dtype=float) / np.array(units, dtype=float)
    except OverflowError:
        return list(range(len(gains)))
    scores = score(shares)
    best = float(scores.max())
    if not 1e-250 < best < float("inf"):
        return list(range(len(gains)))
    least = best * float(1 - within)
    if len(scores) > most:
        least = max(least, float(np.partition(scores, -most)[-most]))
    found: list[int] = np.flatnonzero(scores >= least * (1 - _ROUNDING)).tolist()
    return found
