"""How tight is a zone that is not empty: how many packages, and what would close it.

Tightening a demand by one step means: a red line refuses, in one of its boxes, one more option next
to the run of options it refuses on an issue; a reservation value rises to the next level that some
package of X has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from detente.analysis.problem import Box, Package, Problem
from detente.analysis.red_lines.constraints import constraints, worth_at_least, worth_at_most
from detente.analysis.red_lines.demands import demands
from detente.analysis.red_lines.optimum import settled
from detente.analysis.red_lines.stopping import Stop, never


@dataclass(frozen=True, slots=True)
class GrownBox:
    """A red line (``demand``) that refuses one more ``option`` of ``issue`` in one of its boxes."""

    demand: int
    box: int
    issue: int
    option: int


@dataclass(frozen=True, slots=True)
class RaisedFloor:
    """A reservation value (``demand``) that asks for more than ``beyond``, on its owner's scale.

    ``beyond`` is the least that the reservation value admits in X, and all that the zone offers.
    """

    demand: int
    beyond: int


Tightening = GrownBox | RaisedFloor


@dataclass(frozen=True, slots=True)
class Tightness:
    """The number of packages in the zone, None where not counted, and the steps that close it."""

    packages: int | None
    closing: tuple[Tightening, ...]


def tightness(
    problem: Problem,
    *,
    count: Callable[[Problem], int | None] | None = None,
    ordered: Collection[int] | None = None,
    stop: Stop = never,
) -> Tightness | None:
    """How tight the zone is; None where it is empty.

    ``count`` counts the packages of a problem's zone (that of the solutions room where not given).
    ``ordered`` are the issues whose options have an order, so that one can be next to another;
    all of them where not given. Raises ``UndecidedError`` where a step cannot be decided exactly.
    """
    package = settled(constraints(problem), stop)
    if package is None:
        return None
    issues = range(len(problem.sizes)) if ordered is None else ordered
    zone = [package]
    closing: list[Tightening] = [
        step for step in _grown_boxes(problem, issues) if _closes(problem, step, zone, stop)
    ]
    for index, demand in enumerate(demands(problem)):
        if demand.kind == "reservation":
            closing += _closing_floor(problem, index, demand.owner, zone, stop)
    return Tightness((count or _counted)(problem), tuple(closing))


def _grown_boxes(problem: Problem, issues: Collection[int]) -> list[GrownBox]:
    """Every step of a red line: an option below and above each run on an ordered issue."""
    steps = []
    for demand, line in enumerate(problem.red_lines):
        for number, box in enumerate(line.boxes):
            for issue, options in box.parts:
                run = sorted(options)
                if issue in issues and run and run == list(range(run[0], run[-1] + 1)):
                    steps += [
                        GrownBox(demand, number, issue, option)
                        for option in (run[0] - 1, run[-1] + 1)
                        if 0 <= option < problem.sizes[issue]
                    ]
    return steps


def _closes(problem: Problem, step: GrownBox, zone: list[Package], stop: Stop) -> bool:
    """Whether refusing one more option leaves nothing; packages met on the way are remembered."""
    box = problem.red_lines[step.demand].boxes[step.box]
    parts = dict(box.parts)
    added = Box(tuple(sorted({**parts, step.issue: frozenset({step.option})}.items())))
    if any(not added.holds(package) for package in zone):
        return False
    asked = constraints(problem)
    package = settled(replace(asked, forbidden=(*asked.forbidden, added)), stop)
    if package is not None:
        zone.append(package)
    return package is None


def _closing_floor(
    problem: Problem, demand: int, party: int, zone: list[Package], stop: Stop
) -> list[RaisedFloor]:
    """The next step of a reservation value, if it closes the zone.

    It does if the whole zone is worth the same to the owner, and nothing in X that the reservation
    value admits is worth less. Two packages of the zone with different worth rule that out.
    """
    floor = problem.reservations[party]
    assert floor is not None
    worth = problem.utilities(zone[0])[party]
    if any(problem.utilities(package)[party] != worth for package in zone):
        return []
    asked = constraints(problem)
    for other in (
        worth_at_least(problem, asked, party, worth + 1),
        worth_at_most(problem, asked, party, worth - 1),
    ):
        package = settled(other, stop)
        if package is not None:
            zone.append(package)
            return []
    possible = worth_at_least(problem, constraints(problem.holding((), ())), party, floor)
    below = settled(worth_at_most(problem, possible, party, worth - 1), stop)
    return [RaisedFloor(demand, worth)] if below is None else []


def _counted(problem: Problem) -> int | None:
    """The count of the solutions room, None where it does not count."""
    from detente.analysis.solutions import count_zone

    return count_zone(problem)
