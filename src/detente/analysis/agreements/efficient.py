"""Frontier, zone and the six solutions for a compiled case, by name."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements.findings import Solution
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
    solve,
)

Stop = Literal["time", "cancel"]
"""What ended a computation early: its deadline, or a person."""

GRACE = 2.0
"""Seconds the solutions may take after a frontier that ran into its deadline."""

LISTED_SOLUTION = 1_000
"""Packages listed per solution point; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a computation may go: points kept, and when to stop (``time.monotonic``)."""

    points: int = 200_000
    deadline: float | None = None
    progress: Callable[[str, int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Efficient:
    """What is efficient and fair, where utilities are fixed; fields as in `Analysis`."""

    status: str
    zone: Zone
    frontier: FrontierFinding | None
    solutions: tuple[Solution, ...] = ()
    disagreement: tuple[tuple[str, Fraction], ...] = ()
    assumed: tuple[str, ...] = ()
    cannot_gain: tuple[str, ...] = ()
    opposition: float | None = None
    methods: tuple[str, ...] = ()
    stopped: Stop | None = None
    too_large: int | None = None


def efficient(
    compiled: Compiled,
    outlooks: Sequence[Outlook],
    powers: Sequence[Fraction],
    limits: Limits,
) -> Efficient:
    """Solve a compiled case; a party without fixed utility leaves only the zone of red lines.

    ``outlooks`` and ``powers`` are in the order of ``compiled.parties``.
    """
    problem = compiled.problem
    try:
        inside = _frontier(compiled, limits, zone=True)
        if compiled.unvalued:
            return _without_values(compiled, outlooks, inside, limits)
        limited = bool(problem.red_lines) or any(r is not None for r in problem.reservations)
        whole = _frontier(compiled, limits, zone=False) if limited else inside
    except TooLarge as error:
        status = "needs_values" if compiled.unvalued else "unknown"
        return Efficient(status, Zone(None, None, None), None, too_large=error.estimated)
    deadline = _grace(limits)
    try:
        found = solve(problem, inside, powers, deadline=deadline)
    except Stopped:
        so_far = Zone(inside.empty, None, FrontierFinding(compiled, inside, None))
        return Efficient("unknown", so_far, None, stopped="time")
    count = 0 if inside.empty else count_zone(problem, deadline=deadline)
    zone = FrontierFinding(compiled, inside, frozenset(range(len(inside.points))))
    parties = compiled.parties
    return Efficient(
        status=found.status,
        zone=Zone(inside.empty, count, zone),
        frontier=FrontierFinding(compiled, whole, _acceptable(compiled, whole, inside)),
        solutions=_solutions(zone, found),
        disagreement=tuple(
            (party, Fraction(value, scale))
            for party, value, scale in zip(
                parties, found.disagreement, problem.scales, strict=False
            )
        ),
        assumed=tuple(parties[i] for i in found.assumed),
        cannot_gain=tuple(parties[i] for i in found.inactive),
        opposition=_opposition(compiled, whole),
        methods=tuple(dict.fromkeys(step.method for step in (*whole.steps, *inside.steps))),
        stopped=_stop(limits, inside.complete and whole.complete),
    )


def _frontier(compiled: Compiled, limits: Limits, *, zone: bool) -> Frontier:
    return frontier(
        compiled.problem,
        zone=zone,
        cap=limits.points,
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
        count = count_zone(compiled.problem)
    return Efficient(
        status="empty" if empty else "needs_values",
        zone=Zone(empty, 0 if empty else count, None),
        frontier=None,
        methods=tuple(dict.fromkeys(step.method for step in inside.steps)),
        stopped=_stop(limits, inside.complete),
    )


def _grace(limits: Limits) -> float | None:
    """A frontier that used up its time still gets its solutions, which cost little beside it."""
    return None if limits.deadline is None else max(limits.deadline, time.monotonic() + GRACE)


def _stop(limits: Limits, complete: bool) -> Stop | None:
    if complete:
        return None
    late = limits.deadline is not None and time.monotonic() >= limits.deadline
    return "time" if late else "cancel"


def _solutions(zone: FrontierFinding, found: SolutionSet) -> tuple[Solution, ...]:
    return tuple(
        Solution(
            solution.name,
            tuple(zone.point(index, LISTED_SOLUTION) for index in solution.points),
            solution.value if zone.frontier.method == "bounded" else None,
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
    """The distance of the nearest package from the best of both, for two parties on 0 to 1."""
    if len(compiled.parties) != 2 or not whole.points:
        return None
    import numpy as np

    scales = compiled.problem.scales
    points = np.array([[u / s for u, s in zip(p, scales, strict=True)] for p in whole.points])
    return float(np.sqrt(((1 - points) ** 2).sum(axis=1)).min())
