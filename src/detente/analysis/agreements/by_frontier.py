"""Zone and solutions from the frontiers of a compiled case, by name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.analysis.agreements.efficient_finding import Efficient, Limits, Stop, worths
from detente.analysis.agreements.findings import Near, Solution, SolutionMethod
from detente.analysis.agreements.frontier_finding import FrontierFinding, Zone
from detente.analysis.preferences import Outlook
from detente.analysis.problem import Compiled
from detente.analysis.solutions import (
    Frontier,
    SolutionSet,
    Stopped,
    TooLarge,
    count_zone,
    frontier,
    near_optimal,
    solve,
)
from detente.analysis.solutions import Near as NearIndex

ZONE = 0.4
"""The part of the time that the frontier of the zone may take."""

WHOLE = 0.3
"""The part of the rest that what is possible at all may take where the zone is not exact."""

LISTED_SOLUTION = 1_000
"""Packages listed per solution point; the rest are counted."""

LISTED_NEAR = 10
"""Packages listed per near-optimal point; the rest are counted."""


def by_frontier(
    compiled: Compiled,
    outlooks: Sequence[Outlook],
    powers: Sequence[Fraction],
    limits: Limits,
) -> Efficient:
    """Whatever follows from the frontiers of a compiled case, within the limits.

    A party without fixed utility leaves only the zone of red lines. ``outlooks`` and ``powers``
    are in the order of ``compiled.parties``. Where the zone does not become exact in its part of
    the time, enough is left to look for the solutions one by one.
    """
    try:
        if compiled.unvalued:
            return _without_values(
                compiled, outlooks, _frontier(compiled, limits, zone=True), limits
            )
        inside = _frontier(compiled, limits.part(ZONE), zone=True)
        whole = _whole(compiled, inside, limits)
    except TooLarge as error:
        status = "needs_values" if compiled.unvalued else "unknown"
        return Efficient(status, Zone(None, None, None), None, too_large=error.estimated)
    return _solved(compiled, powers, inside, whole, limits)


def _whole(compiled: Compiled, inside: Frontier, limits: Limits) -> Frontier:
    """The frontier of what is possible; as coarse as need be once somebody pressed Ctrl-C."""
    problem = compiled.problem
    if not problem.red_lines and all(floor is None for floor in problem.reservations):
        return inside
    if "cancel" in inside.limited:
        limits = limits.now()
    elif inside.method != "exact":
        limits = limits.part(WHOLE)
    return _frontier(compiled, limits, zone=False)


def _solved(
    compiled: Compiled,
    powers: Sequence[Fraction],
    inside: Frontier,
    whole: Frontier,
    limits: Limits,
) -> Efficient:
    problem, deadline = compiled.problem, limits.grace
    try:
        found = solve(problem, inside, powers, deadline=deadline)
    except Stopped:
        so_far = Zone(inside.empty, None, FrontierFinding(compiled, inside, None))
        return Efficient("unknown", so_far, None, stopped="time")
    count = 0 if inside.empty else count_zone(problem, deadline=deadline)
    zone = FrontierFinding(compiled, inside, frozenset(range(len(inside.points))))
    near = near_optimal(problem, inside, found, powers)
    return Efficient(
        status=found.status,
        zone=Zone(inside.empty, count, zone),
        frontier=FrontierFinding(compiled, whole, _acceptable(compiled, whole, inside)),
        solutions=_solutions(zone, found, near),
        disagreement=worths(compiled, found.disagreement),
        ideal=worths(compiled, found.ideal),
        assumed=tuple(compiled.parties[i] for i in found.assumed),
        cannot_gain=tuple(compiled.parties[i] for i in found.inactive),
        opposition=_opposition(compiled, whole),
        methods=tuple(dict.fromkeys(step.method for step in (*whole.steps, *inside.steps))),
        stopped=_stop(inside, whole),
        limited=_limited(inside, whole),
    )


def _frontier(compiled: Compiled, limits: Limits, *, zone: bool) -> Frontier:
    return frontier(
        compiled.problem,
        zone=zone,
        cap=limits.points,
        memory=limits.memory,
        deadline=limits.deadline,
        progress=limits.progress,
    )


def _without_values(
    compiled: Compiled, outlooks: Sequence[Outlook], inside: Frontier, limits: Limits
) -> Efficient:
    # Red lines and the fixed parties' reservation values speak; a no deal that fixes no number
    # may or may not exclude what is left.
    silent = any(outlook.no_deal for outlook in outlooks if outlook.said.party in compiled.unvalued)
    empty = True if inside.empty else (None if silent or inside.empty is None else False)
    known = compiled.problem.reservations
    counted = empty is False and all(floor is None for floor in known)
    count = sum(inside.counts) if counted and inside.counts is not None else None
    if counted and len(compiled.unvalued) < len(compiled.parties):
        count = count_zone(compiled.problem, deadline=limits.grace)
    return Efficient(
        status="empty" if empty else "needs_values",
        zone=Zone(empty, 0 if empty else count, None),
        frontier=None,
        methods=tuple(dict.fromkeys(step.method for step in inside.steps)),
        stopped=_stop(inside),
        limited=_limited(inside),
    )


def _stop(*found: Frontier) -> Stop | None:
    """What ended a frontier early, if anything did."""
    if all(each.complete for each in found):
        return None
    return "cancel" if any("cancel" in each.limited for each in found) else "time"


def _limited(*found: Frontier) -> tuple[str, ...]:
    """Every bound that a frontier ran into, each once."""
    return tuple(dict.fromkeys(bound for each in found for bound in each.limited))


def _solutions(
    zone: FrontierFinding, found: SolutionSet, near: dict[str, tuple[NearIndex, ...]]
) -> tuple[Solution, ...]:
    method: SolutionMethod = "exact" if zone.frontier.method == "exact" else "bounded"
    return tuple(
        Solution(
            solution.name,
            tuple(zone.point(index, LISTED_SOLUTION) for index in solution.points),
            solution.value if method == "bounded" else None,
            method=method,
            value=None if solution.value is None else solution.value[0],
            near=tuple(
                Near(zone.point(each.point, LISTED_NEAR), each.share)
                for each in near.get(solution.name, ())
            ),
        )
        for solution in found.solutions
    )


def _acceptable(compiled: Compiled, whole: Frontier, inside: Frontier) -> frozenset[int] | None:
    """Which points of F(X) a package of the zone reaches: those that are points of F(Z) too."""
    floors = compiled.problem.reservations
    if not compiled.problem.red_lines:
        return frozenset(
            k
            for k, point in enumerate(whole.points)
            if all(f is None or u >= f for u, f in zip(point, floors, strict=True))
        )
    if any(whole.epsilon) or any(inside.epsilon) or not (whole.complete and inside.complete):
        return None
    reached = set(inside.points)
    return frozenset(k for k, point in enumerate(whole.points) if point in reached)


def _opposition(compiled: Compiled, whole: Frontier) -> float | None:
    """The distance of the nearest package from the best of both, for two parties on 0 to 1.

    None on any other scale: utilities up to 11 have no best of 1 to be measured from.
    """
    if len(compiled.parties) != 2 or not whole.points:
        return None
    import numpy as np

    scales = compiled.problem.scales
    points = np.array([[u / s for u, s in zip(p, scales, strict=True)] for p in whole.points])
    if points.max() > 1 or points.min() < 0:
        return None
    return float(np.sqrt(((1 - points) ** 2).sum(axis=1)).min())
