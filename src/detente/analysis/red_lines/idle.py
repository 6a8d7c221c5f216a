"""Which demands cost nothing, and what each of the others costs the other parties."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.problem import Package, Problem
from detente.analysis.red_lines.constraints import Constraints, constraints, worth_at_most
from detente.analysis.red_lines.demands import demands, without
from detente.analysis.red_lines.optimum import (
    Optimum,
    best_worth,
    extent,
    settled,
)
from detente.analysis.red_lines.stopping import Stop, never


@dataclass(frozen=True, slots=True)
class ShadowPrice:
    """What would change for the other parties if one demand were dropped.

    ``idle``: nothing, the zone has the same packages. ``gains`` is per party, on its integer scale,
    by how much its best package of the zone would be worth more; None for the owner, and for all
    where the zone stays empty. Where the zone was empty and opens (``opens``), a gain is counted
    from the party's reservation value, or its worst package over X where none is stated.
    """

    demand: int
    idle: bool
    opens: bool
    gains: tuple[int | None, ...]


def idle_witness(problem: Problem, demand: int, *, stop: Stop = never) -> Package | None:
    """A package that meets every demand but this one; None if there is none, the demand is idle."""
    rest = constraints(without(problem, [demand]))
    for violating in _violations(problem, rest, demand):
        package = settled(violating, stop)
        if package is not None:
            return package
    return None


def is_idle(problem: Problem, demand: int, *, stop: Stop = never) -> bool:
    """Whether dropping a demand leaves the zone the same set of packages."""
    return idle_witness(problem, demand, stop=stop) is None


def _violations(problem: Problem, rest: Constraints, demand: int) -> list[Constraints]:
    """The ways to cross one demand: any box of a red line, or a worth below the floor."""
    asked = demands(problem)[demand]
    if asked.kind == "red_line":
        return [rest.within(box) for box in problem.red_lines[asked.position].boxes]
    floor = problem.reservations[asked.position]
    assert floor is not None
    return [worth_at_most(problem, rest, asked.position, floor - 1)]


def shadow_prices(problem: Problem, *, stop: Stop = never) -> tuple[ShadowPrice, ...]:
    """The shadow price of every demand, in the order of the demands.

    Raises ``UndecidedError`` where a value cannot be decided exactly.
    """
    now = [best_worth(problem, party, stop=stop) for party in range(problem.parties)]
    return tuple(
        _shadow_price(problem, demand, now, stop) for demand in range(len(demands(problem)))
    )


def _shadow_price(
    problem: Problem, demand: int, now: list[Optimum | None], stop: Stop
) -> ShadowPrice:
    """The shadow price of one demand, given each party's best package of the zone today."""
    owner = demands(problem)[demand].owner
    crossing = idle_witness(problem, demand, stop=stop)
    others = [party for party in range(problem.parties) if party != owner]
    gains: list[int | None] = [None] * problem.parties
    opens = crossing is not None and now[owner] is None
    if crossing is None:
        for party in others:
            gains[party] = None if now[party] is None else 0
        return ShadowPrice(demand, True, False, tuple(gains))
    for party in others:
        before = now[party]
        then = best_worth(
            problem,
            party,
            asked=constraints(without(problem, [demand])),
            start=_better(problem, party, crossing, before),
            stop=stop,
        )
        assert then is not None
        gains[party] = then.value - (_no_deal(problem, party) if before is None else before.value)
    return ShadowPrice(demand, False, opens, tuple(gains))


def _better(problem: Problem, party: int, package: Package, known: Optimum | None) -> Package:
    """The package worth more to the party."""
    worth = problem.utilities(package)[party]
    return package if known is None or worth >= known.value else known.package


def _no_deal(problem: Problem, party: int) -> int:
    """The reservation value as stated, or the worst utility over X."""
    floor = problem.reservations[party]
    if floor is not None:
        return floor
    reach = extent(problem, party)
    assert reach is not None
    return reach[0]
