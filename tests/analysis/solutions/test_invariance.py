"""Bar B2: what must not matter does not matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from detente.analysis.problem import Bonus, Box, Budget, Package, Problem, RedLine
from detente.analysis.solutions import Frontier, frontier, solve
from oracles.random_agreements import random_problem

Order = list[int]
SCALE_FREE = {"nash", "weighted_nash", "kalai_smorodinsky", "max_relative_gains"}


def _shuffled(random: Random, length: int) -> Order:
    return random.sample(range(length), length)


def _boxes_changed(problem: Problem, change: Callable[[Box], Box]) -> Problem:
    return replace(
        problem,
        facts=tuple(map(change, problem.facts)),
        bonuses=tuple(replace(bonus, box=change(bonus.box)) for bonus in problem.bonuses),
        red_lines=tuple(
            RedLine(line.owner, tuple(map(change, line.boxes))) for line in problem.red_lines
        ),
    )


def _issues_reordered(problem: Problem, order: Order) -> Problem:
    """Issue ``order[j]`` of the given problem comes at place j."""
    place = {issue: index for index, issue in enumerate(order)}

    def moved(box: Box) -> Box:
        return Box(tuple(sorted((place[issue], options) for issue, options in box.parts)))

    return replace(
        _boxes_changed(problem, moved),
        sizes=tuple(problem.sizes[issue] for issue in order),
        tables=tuple(tuple(table[issue] for issue in order) for table in problem.tables),
        budgets=tuple(
            Budget(tuple(budget.costs[issue] for issue in order), budget.bound)
            for budget in problem.budgets
        ),
    )


def _options_reordered(problem: Problem, issue: int, order: Order) -> Problem:
    """Option ``order[k]`` of one issue comes at place k; an option may come more than once."""

    def rows(table: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        row = tuple(table[issue][option] for option in order)
        return (*table[:issue], row, *table[issue + 1 :])

    def moved(box: Box) -> Box:
        return Box(
            tuple(
                (at, frozenset(k for k, option in enumerate(order) if option in options))
                if at == issue
                else (at, options)
                for at, options in box.parts
            )
        )

    return replace(
        _boxes_changed(problem, moved),
        sizes=(*problem.sizes[:issue], len(order), *problem.sizes[issue + 1 :]),
        tables=tuple(map(rows, problem.tables)),
        budgets=tuple(Budget(rows(budget.costs), budget.bound) for budget in problem.budgets),
    )


def _parties_reordered(problem: Problem, order: Order) -> Problem:
    place = {party: index for index, party in enumerate(order)}
    return replace(
        problem,
        tables=tuple(problem.tables[party] for party in order),
        scales=tuple(problem.scales[party] for party in order),
        reservations=tuple(problem.reservations[party] for party in order),
        constants=tuple(problem.constants[party] for party in order),
        tops=tuple(problem.tops[party] for party in order),
        bonuses=tuple(Bonus(place[b.party], b.box, b.amount) for b in problem.bonuses),
        red_lines=tuple(RedLine(place[line.owner], line.boxes) for line in problem.red_lines),
    )


def _chosen(problem: Problem) -> dict[str, set[tuple[int, ...]]]:
    zone = frontier(problem, zone=True)
    powers = [1 + i for i in range(problem.parties)]
    solved = solve(problem, zone, powers)
    return {s.name: {zone.points[i] for i in s.points} for s in solved.solutions}


def _packages(found: Frontier) -> dict[tuple[int, ...], set[Package]]:
    return dict(zip(found.points, map(set, found.listing(limit=10_000)), strict=True))


def _unmoved(random: Random) -> None:
    problem = random_problem(random, most=400, tops=False)
    plain, chosen = frontier(problem, zone=True), _chosen(problem)

    order = _shuffled(random, len(problem.sizes))
    other = _issues_reordered(problem, order)
    moved = {
        point: {tuple(package[issue] for issue in order) for package in packages}
        for point, packages in _packages(plain).items()
    }
    assert moved == _packages(frontier(other, zone=True))
    assert chosen == _chosen(other)

    issue = random.randrange(len(problem.sizes))
    other = _options_reordered(problem, issue, _shuffled(random, problem.sizes[issue]))
    assert (plain.points, plain.counts) == _counted(other)
    assert chosen == _chosen(other)

    order = _shuffled(random, problem.parties)
    other = _parties_reordered(problem, order)
    turned = {tuple(point[party] for party in order) for point in plain.points}
    assert turned == set(frontier(other, zone=True).points)


def _counted(problem: Problem) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...] | None]:
    found = frontier(problem, zone=True)
    return found.points, found.counts


def _affine(random: Random) -> None:
    """One party's utility and reservation value, times a and plus b."""
    problem = random_problem(random, parties=random.choice([2, 3]), most=400, tops=False)
    party, times, plus = random.randrange(problem.parties), random.randint(1, 9), 17
    tables, floors = list(problem.tables), list(problem.reservations)
    constants = list(problem.constants)
    tables[party] = tuple(tuple(times * a for a in row) for row in tables[party])
    constants[party] = times * constants[party] + plus
    floor = floors[party]
    floors[party] = None if floor is None else times * floor + plus
    other = replace(
        problem,
        tables=tuple(tables),
        constants=tuple(constants),
        reservations=tuple(floors),
        bonuses=tuple(
            replace(b, amount=b.amount * times) if b.party == party else b for b in problem.bonuses
        ),
    )

    def changed(point: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(times * u + plus if i == party else u for i, u in enumerate(point))

    before = {name: set(map(changed, points)) for name, points in _chosen(problem).items()}
    after = _chosen(other)
    assert set(map(changed, frontier(problem, zone=True).points)) == set(
        frontier(other, zone=True).points
    )
    assert {name: before.get(name) for name in SCALE_FREE} == {
        name: after.get(name) for name in SCALE_FREE
    }


def _doubled(random: Random) -> None:
    problem = random_problem(random, most=400, tops=False)
    issue = random.randrange(len(problem.sizes))
    twice = [option for option in range(problem.sizes[issue]) for _ in range(2)]
    plain = frontier(problem, zone=True)
    doubled = _counted(_options_reordered(problem, issue, twice))

    assert plain.counts is not None
    assert (plain.points, tuple(2 * count for count in plain.counts)) == doubled


PROMISES = [_unmoved, _affine, _doubled]


@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("part", range(5))
def test_invariance(promise: Callable[[Random], None], part: int) -> None:
    """Order of issues, options, parties; scales; doubled options: only ties may change."""
    for seed in range(10):
        promise(Random(10 * part + seed))


@pytest.mark.nightly
@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("part", range(10))
def test_invariance_a_thousand_times(promise: Callable[[Random], None], part: int) -> None:
    """The same on 1,000 problems each."""
    for seed in range(100):
        promise(Random(70_000 + 100 * part + seed))
