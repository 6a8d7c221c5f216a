"""Where gains start and how far they can go, without a frontier."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from detente.analysis.problem import Problem
from detente.analysis.solutions.extremes import worst_over_x
from detente.analysis.solutions.single.programme import INFINITY, Clock
from detente.analysis.solutions.single.search import Measure, Search
from detente.analysis.solutions.single.setting import NEAR
from detente.analysis.solutions.watch import Stopped, TooLarge

_TOLERANCE = 2e-9
"""By so much a bound of HiGHS may be too low."""


def disagreement(
    problem: Problem, assumed: tuple[int, ...], clock: Clock
) -> tuple[int, ...] | None:
    """The reservation values; of the ``assumed`` parties the worst over X, exact if possible.

    None if X is empty, or nothing was found in time.
    """
    floors = dict(enumerate(problem.reservations))
    if assumed:
        try:
            worst = worst_over_x(problem, assumed, deadline=clock.part(0.5).deadline)
        except (TooLarge, Stopped):
            worst = _worst_by_solver(problem, assumed, clock)
        if worst is None:
            return None
        floors |= dict(zip(assumed, worst, strict=True))
    return tuple(floor for floor in floors.values() if floor is not None)


def _worst_by_solver(
    problem: Problem, assumed: tuple[int, ...], clock: Clock
) -> tuple[int, ...] | None:
    search = Search(problem, zone=False)
    for number, party in enumerate(assumed):
        linear = search.choices.worth[party]
        wanted = {column: -amount for column, amount in linear.over(linear.spread).items()}
        part = clock.part(1 / (len(assumed) - number))
        search.best(search.choices.programme, wanted, part)
    found = search.pool.values()
    return tuple(min(u[party] for u in found) for party in assumed) if found else None


def ideals_at_most(search: Search, start: tuple[int, ...], clock: Clock) -> tuple[int, ...] | None:
    """The most that each party can have in the zone; None where a solver finds it empty.

    What lies within 1e-7 of the best found, in shares of the gain, counts as reached; so does what
    is too little for a solver to see beside everything the party has at stake.
    """
    most: list[int] = []
    for party in range(len(start)):
        bound = _most(search, start, party, clock.part(1 / (len(start) - party)))
        if bound is None:
            return None
        most.append(bound)
    best = [max(column) for column in zip(*search.pool.values(), strict=True)] or most
    return tuple(map(max, most, best))


def _most(search: Search, start: tuple[int, ...], party: int, clock: Clock) -> int | None:
    """One party's most, in a unit that fits its gain: a first answer shows how large it is."""
    bound = _ceiling(search, party)
    units = [linear.spread for linear in search.choices.worth]
    spread = units[party]
    for _ in range(2):
        unit = units[party]
        programme, gains = search.measured(Measure(start, tuple(units)))
        found = search.best(programme, {gains[party]: 1.0}, clock)
        if found.infeasible:
            return None
        if found.bound < INFINITY:
            bound = min(bound, start[party] + floor(Fraction(found.bound + _TOLERANCE) * unit))
        reached = max((u[party] for u in search.pool.values()), default=start[party])
        units[party] = max(1, reached - start[party])
        if bound - reached <= max(NEAR * units[party], 2 * _TOLERANCE * spread):
            return reached
    return bound


def _ceiling(search: Search, party: int) -> int:
    """More than this the party cannot have, by its own tables alone."""
    linear, top = search.choices.worth[party], search.problem.tops[party]
    most = linear.constant + sum(max(0, amount) for amount in linear.amounts.values())
    return most if top is None else min(most, top)
