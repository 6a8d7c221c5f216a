"""All solutions of a problem side by side, with their status (agreements, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.problem import Problem
from detente.analysis.solutions.bounds import ideals_at_most, values
from detente.analysis.solutions.egalitarian import egalitarian
from detente.analysis.solutions.extremes import worst_over_x
from detente.analysis.solutions.frontier import Frontier
from detente.analysis.solutions.kalai_smorodinsky import kalai_smorodinsky
from detente.analysis.solutions.max_relative_gains import max_relative_gains
from detente.analysis.solutions.nash import nash
from detente.analysis.solutions.utilitarian import utilitarian
from detente.analysis.solutions.weighted_nash import exponents, one_each, weighted_nash

Gains = list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Solution:
    """One solution concept: all points that reach its optimum.

    ``points`` are indices into the frontier of the zone, none if the concept has no answer there.
    ``value`` is the optimum in the parties' own units (Nash: product of gains; Kalai-Smorodinsky:
    smallest share; egalitarian: smallest gain; utilitarian: sum of utilities; maximal relative
    gains: sum of shares; none for weighted Nash), between two bounds that are equal when exact.
    """

    name: str
    points: tuple[int, ...]
    value: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class SolutionSet:
    """What the solutions are measured from, and the solutions.

    ``status`` is "ok", "no_common_gain", "all_at_reservation", "empty" or "unknown".
    ``disagreement`` and ``ideal`` are integers on the parties' scales; of the parties ``assumed``
    the disagreement value is the worst over X, because no reservation value is stated. ``ideal``
    is best over Z; on a bounded frontier the best found, and ``ideal_at_most`` what it may be.
    ``inactive`` parties can gain nothing and are left out of every formula. ``disagreement`` is
    empty if it would have to be assumed and no package is possible, ``ideal`` if the zone is empty
    or unknown.
    """

    status: str
    disagreement: tuple[int, ...]
    assumed: tuple[int, ...]
    ideal: tuple[int, ...] = ()
    ideal_at_most: tuple[int, ...] = ()
    active: tuple[int, ...] = ()
    inactive: tuple[int, ...] = ()
    solutions: tuple[Solution, ...] = ()

    def of(self, name: str) -> Solution:
        """A solution by name; one without points if the status leaves none."""
        for solution in self.solutions:
            if solution.name == name:
                return solution
        return Solution(name, ())


def solve(
    problem: Problem,
    frontier_z: Frontier,
    powers: Sequence[int | Fraction] | None = None,
    *,
    deadline: float | None = None,
) -> SolutionSet:
    """All solutions over Z.

    ``frontier_z`` is the frontier of the zone of the same problem; ``powers`` are weights, one per
    party, for the weighted Nash solution. Raises ValueError for weights it cannot take, TooLarge
    and Stopped like ``worst_over_x``.
    """
    whole = None if powers is None else exponents(one_each(powers, problem.parties))
    assumed = tuple(i for i, floor in enumerate(problem.reservations) if floor is None)
    worst = worst_over_x(problem, assumed, deadline=deadline)
    if worst is None:
        return SolutionSet("empty", (), assumed)
    lowest = dict(zip(assumed, worst, strict=True))
    start = tuple(
        lowest[i] if floor is None else floor for i, floor in enumerate(problem.reservations)
    )
    if frontier_z.empty is not False:
        return SolutionSet("empty" if frontier_z.empty else "unknown", start, assumed)
    ideal = tuple(map(max, zip(*frontier_z.points, strict=True)))
    most = ideals_at_most(frontier_z)
    active = tuple(i for i in range(problem.parties) if ideal[i] > start[i])
    inactive = tuple(i for i in range(problem.parties) if i not in active)
    status = _status(frontier_z, start, active)
    if any(most[i] > start[i] for i in inactive):
        status = "unknown"
    solutions: tuple[Solution, ...] = ()
    if status in ("ok", "no_common_gain"):
        measure = _Measure(
            start,
            active,
            [ideal[i] - start[i] for i in active],
            [most[i] - start[i] for i in active],
            [problem.scales[i] for i in active],
        )
        solutions = _solutions(problem, frontier_z, measure, whole, status)
    return SolutionSet(status, start, assumed, ideal, most, active, inactive, solutions)


def _gains(
    points: Sequence[tuple[int, ...]], start: tuple[int, ...], active: tuple[int, ...]
) -> Gains:
    return [tuple(point[i] - start[i] for i in active) for point in points]


def _status(frontier_z: Frontier, start: tuple[int, ...], active: tuple[int, ...]) -> str:
    """What can be said; with a bound in force only what holds wherever the true points lie."""
    if not active:
        return "all_at_reservation"
    if any(all(gain) for gain in _gains(frontier_z.points, start, active)):
        return "ok"
    reach = (*frontier_z.points, *frontier_z.outside)
    possible = [
        tuple(point[i] + frontier_z.epsilon[i] - start[i] for i in active) for point in reach
    ]
    if any(frontier_z.epsilon) and any(min(gain) > 0 for gain in possible):
        return "unknown"
    return "no_common_gain"


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where gains start, whose they are, how large they can get, and on which scales."""

    start: tuple[int, ...]
    active: tuple[int, ...]
    spans: list[int]
    spans_at_most: list[int]
    scales: list[int]


def _solutions(
    problem: Problem,
    frontier_z: Frontier,
    measure: _Measure,
    powers: tuple[int, ...] | None,
    status: str,
) -> tuple[Solution, ...]:
    active, spans, scales = measure.active, measure.spans, measure.scales
    gains = _gains(frontier_z.points, measure.start, active)
    found = {
        "nash": nash(gains) if status == "ok" else (),
        "kalai_smorodinsky": kalai_smorodinsky(gains, spans),
        "egalitarian": egalitarian(gains, scales),
        "utilitarian": utilitarian(gains, scales),
        "max_relative_gains": max_relative_gains(gains, spans),
    }
    if powers is not None:
        chosen = [powers[i] for i in active]
        found["weighted_nash"] = weighted_nash(gains, chosen) if status == "ok" else ()
    if frontier_z.method == "exact":
        best = sorted({point for points in found.values() for point in points})
        frontier_z = replace(frontier_z, points=tuple(frontier_z.points[i] for i in best))
    worth = values(problem, frontier_z, measure.start, active, spans, measure.spans_at_most)
    return tuple(
        Solution(name, points, worth.get(name) if points else None)
        for name, points in found.items()
    )
