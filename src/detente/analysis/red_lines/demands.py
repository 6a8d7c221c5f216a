"""The demands of a problem, numbered: what a party could give up, what a way out may name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from detente.analysis.problem import Problem

DemandKind = Literal["red_line", "reservation"]


@dataclass(frozen=True, slots=True)
class Demand:
    """A red line or a stated reservation value.

    ``owner`` is the party that makes it; ``position`` is its place in ``Problem.red_lines`` or,
    for a reservation value, the party itself.
    """

    kind: DemandKind
    owner: int
    position: int


def demands(problem: Problem) -> tuple[Demand, ...]:
    """Every demand of a problem; the place in this tuple is the demand's index everywhere here.

    Red lines come first, in their own order, then one demand for each party with a stated
    reservation value, in party order. Facts and budgets are nobody's to give up and so no demands.
    """
    lines = tuple(
        Demand("red_line", line.owner, position) for position, line in enumerate(problem.red_lines)
    )
    floors = tuple(
        Demand("reservation", party, party)
        for party, floor in enumerate(problem.reservations)
        if floor is not None
    )
    return lines + floors


def holding(problem: Problem, demand_indices: Iterable[int]) -> Problem:
    """The problem with the named demands only; facts and budgets stay.

    Raises ``IndexError`` for an index that no demand has.
    """
    everything = demands(problem)
    kept = [everything[index] for index in demand_indices]
    return problem.holding(
        (demand.position for demand in kept if demand.kind == "red_line"),
        (demand.position for demand in kept if demand.kind == "reservation"),
    )


def without(problem: Problem, demand_indices: Iterable[int]) -> Problem:
    """The problem without the named demands; everything else stays."""
    dropped = set(demand_indices)
    return holding(
        problem, (index for index in range(len(demands(problem))) if index not in dropped)
    )
