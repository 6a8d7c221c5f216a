"""Solutions and near-optimal packages one by one, where the frontier is out of reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements.efficient_finding import Efficient, Limits, worths
from detente.analysis.agreements.findings import Near, Point, Solution
from detente.analysis.agreements.frontier_finding import Zone
from detente.analysis.problem import Compiled
from detente.analysis.problem import Package as Indices
from detente.analysis.solutions import SingleSolution, SingleSolutions, single_solutions
from detente.analysis.solutions.near import MOST

METHOD = "single_solutions"
"""How this is named among the methods of an analysis."""


def solved_singly(
    compiled: Compiled, powers: Sequence[Fraction], so_far: Efficient, limits: Limits
) -> Efficient:
    """What is known so far, with every solution that a solver finds in the time left.

    Packages of the solutions known so far count as found. Where the solver finds nothing, what is
    known stays as it is.
    """
    known = tuple(_indices(compiled, so_far.solutions))
    found = single_solutions(
        compiled.problem, powers, known=known, deadline=limits.grace, near=MOST
    )
    stopped = _stopped(so_far, found)
    if found.empty is None and so_far.zone.empty is not True:
        return replace(so_far, stopped=stopped)
    return replace(
        so_far,
        status=found.status,
        zone=_zone(so_far.zone, found),
        solutions=tuple(_named(compiled, each) for each in found.solutions),
        disagreement=worths(compiled, found.disagreement),
        ideal=worths(compiled, found.ideal),
        assumed=tuple(compiled.parties[i] for i in found.assumed),
        cannot_gain=tuple(compiled.parties[i] for i in found.inactive),
        methods=(*so_far.methods, METHOD),
        stopped=stopped,
    )


def _indices(compiled: Compiled, solutions: Iterable[Solution]) -> Iterable[Indices]:
    for solution in solutions:
        for point in solution.points:
            package = compiled.indices(point.packages[0]) if point.packages else None
            if package is not None:
                yield package


def _stopped(so_far: Efficient, found: SingleSolutions) -> Literal["time", "cancel"] | None:
    if found.stopped == "cancel":
        return "cancel"
    return "time" if found.stopped else so_far.stopped


def _zone(zone: Zone, found: SingleSolutions) -> Zone:
    """A package found is a proof that there is one; that there is none only a solver says."""
    if zone.empty is not None:
        return zone
    proved = found.empty is not True
    return replace(zone, empty=found.empty, count=zone.count if proved else 0, proved=proved)


def _named(compiled: Compiled, solution: SingleSolution) -> Solution:
    bounds = None
    if solution.value is not None and solution.bound is not None:
        bounds = (solution.value, solution.bound)
    return Solution(
        solution.name,
        (_point(compiled, solution.package, solution.utilities),),
        bounds,
        method="optimal_within" if solution.optimal else "bounded",
        value=solution.value,
        gap=solution.gap,
        near=tuple(
            Near(_point(compiled, each.package, each.utilities), each.share)
            for each in solution.near
        ),
    )


def _point(compiled: Compiled, package: Indices, utilities: Sequence[int]) -> Point:
    """One package of a point; how many others share it is not known."""
    worth = tuple(value for _, value in worths(compiled, utilities))
    return Point(worth, acceptable=True, count=None, packages=(compiled.named(package),))
