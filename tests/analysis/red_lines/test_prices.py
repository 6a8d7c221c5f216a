"""What a way out is worth, and which asks least."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from random import Random

import pytest

from analysis.red_lines.random_cases import possible, random_problem
from detente.analysis.problem import Box, Package, Problem, RedLine
from detente.analysis.red_lines import (
    Conflicts,
    Moves,
    demands,
    find_conflicts,
    in_order,
    moved,
    price,
)


def _priced(seeds: range) -> Iterator[tuple[Problem, tuple[Moves, ...]]]:
    """Random problems without a zone, and their ways out in order."""
    for seed in seeds:
        problem = random_problem(Random(seed))
        found = find_conflicts(problem)
        if isinstance(found, Conflicts) and found.ways_out:
            yield problem, in_order(problem, found.ways_out)


def _zone(problem: Problem) -> list[Package]:
    return [package for package in possible(problem) if problem.acceptable(package)]


def _no_deal(problem: Problem, party: int) -> int:
    floor = problem.reservations[party]
    worst = min(problem.utilities(package)[party] for package in possible(problem))
    return worst if floor is None else floor


def test_ways_out_that_ask_less_come_first() -> None:
    """Fewest demands, then the smallest total loss."""
    for _, moves in _priced(range(60)):
        ranks = [(len(one.way_out), one.loss) for one in moves]
        assert sorted(ranks) == ranks


@pytest.mark.parametrize("start", range(0, 60, 10))
def test_prices_equal_brute_force(start: int) -> None:
    """Disagreement point, gainers and Nash picks equal those found by looking at all packages."""
    for problem, ways_out in _priced(range(start, start + 10)):
        for moves in ways_out:
            found = price(problem, moves)
            after = moved(problem, moves)
            no_deal = tuple(_no_deal(after, party) for party in range(problem.parties))
            worths = [after.utilities(package) for package in _zone(after)]
            best = [max(column) for column in zip(*worths, strict=True)]
            gives = {demands(problem)[index].owner for index in moves.way_out}
            gainers = [p for p in range(problem.parties) if best[p] > no_deal[p]]
            assert no_deal == found.disagreement
            assert tuple(sorted(gives)) == found.gives
            assert tuple(party for party in gainers if party not in gives) == found.receives
            assert found.exact
            if found.status == "ok":
                _check_nash(after, found.solutions[0].points, worths, gainers, no_deal)
            for solution in found.solutions:
                for point, package in zip(solution.points, solution.packages, strict=True):
                    assert after.acceptable(package)
                    assert point == after.utilities(package)


def _check_nash(
    after: Problem,
    points: tuple[tuple[int, ...], ...],
    worths: list[tuple[int, ...]],
    gainers: list[int],
    no_deal: tuple[int, ...],
) -> None:
    def product(worth: tuple[int, ...]) -> int:
        return prod(worth[party] - no_deal[party] for party in gainers)

    largest = max(map(product, worths))
    assert {worth for worth in worths if product(worth) == largest} == set(points)


def test_a_moved_reservation_value_is_the_disagreement_point() -> None:
    """Two who want seven of ten each: the one who moves to three is measured from three."""
    table = (tuple(range(11)),), (tuple(range(10, -1, -1)),)
    problem = Problem((11,), table, (1, 1), (7, 7))
    (first, second) = in_order(problem, [frozenset({1}), frozenset({0})])
    assert (3, 7) == price(problem, first).disagreement
    assert (7, 3) == price(problem, second).disagreement


def test_a_price_out_of_time_says_so() -> None:
    """At a deadline that has passed a price is not called exact; its packages are real."""
    random = Random(1)
    tables = tuple(
        tuple(tuple(random.randrange(1_000) for _ in range(6)) for _ in range(20)) for _ in range(4)
    )
    refusal = RedLine(0, (Box(((0, frozenset(range(6))),)),))
    problem = Problem((6,) * 20, tables, (1,) * 4, (None,) * 4, red_lines=(refusal,))
    (moves,) = in_order(problem, [frozenset({0})])
    found = price(problem, moves, deadline=0.0)
    assert not found.exact
    for solution in found.solutions:
        assert all(moved(problem, moves).acceptable(package) for package in solution.packages)
