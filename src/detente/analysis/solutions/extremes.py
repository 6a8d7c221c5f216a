"""The worst and the best that can happen to each party over all possible packages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from detente.analysis.problem import Box, Problem
from detente.analysis.solutions.portfolio import comparing, computed
from detente.analysis.solutions.reduction import Coordinate, boxes, budgets, reduced, utilities
from detente.analysis.solutions.setting import prepared
from detente.analysis.solutions.watch import Watch


def worst_over_x(
    problem: Problem, parties: Iterable[int] | None = None, *, deadline: float | None = None
) -> tuple[int, ...] | None:
    """The smallest integer utility over X of the given parties (all by default).

    None if X has no package. Raises TooLarge like ``frontier``, and Stopped at the deadline.
    """
    return _extremes(problem, parties, -1, deadline)


def best_over_x(
    problem: Problem, parties: Iterable[int] | None = None, *, deadline: float | None = None
) -> tuple[int, ...] | None:
    """The largest integer utility over X of the given parties (all by default).

    None if X has no package. Raises TooLarge like ``frontier``, and Stopped at the deadline.
    """
    return _extremes(problem, parties, 1, deadline)


def _extremes(
    problem: Problem, parties: Iterable[int] | None, sign: int, deadline: float | None
) -> tuple[int, ...] | None:
    found = []
    for party in range(problem.parties) if parties is None else parties:
        amount = _extreme(problem, party, sign, Watch(deadline))
        if amount is None:
            return None
        top = problem.tops[party]
        found.append(amount if top is None else min(amount, top))
    return tuple(found)


def _extreme(problem: Problem, party: int, sign: int, watch: Watch) -> int | None:
    """The frontier of one party alone, seen upside down for the worst.

    Thinning takes nothing from the first coordinate: one point per state of the budgets will do.
    """
    utility = _times(utilities(problem, zone=False)[party], sign)
    small = reduced(problem, (utility, *budgets(problem)), boxes(problem, zone=False))
    if small.impossible:
        return None
    setting = prepared(small, comparing(small.coordinates), watch, cap=1)
    front = computed(setting, [])
    if front is None:
        return None
    return sign * (int(front.values[0].max()) + small.coordinates[0].constant)


def _times(coordinate: Coordinate, sign: int) -> Coordinate:
    bonuses: tuple[tuple[Box, int], ...] = tuple(
        (box, sign * amount) for box, amount in coordinate.bonuses
    )
    return replace(
        coordinate,
        table=tuple(tuple(sign * amount for amount in row) for row in coordinate.table),
        constant=sign * coordinate.constant,
        bonuses=bonuses,
    )
