"""Near-optimal points of a frontier: the best ones beside the solution, within a share of it."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.problem import Problem
from detente.analysis.solutions import frontier, near_optimal, solve
from detente.analysis.solutions.near import near_leximin, near_products, near_sums
from oracles.near import near, ranking
from oracles.random_agreements import random_problem

TWENTY = Fraction(1, 5)


def test_products_within_a_share() -> None:
    """100 is best; 90 is within a tenth, 89 is not; equal ones in the order given."""
    gains = [(10, 10), (9, 10), (89, 1), (10, 9), (0, 99)]
    found = near_products(gains, (10, 10), (1, 1), Fraction(1, 10), 9)

    assert [0, 1, 3] == [each.point for each in found]
    assert [1.0, 0.9, 0.9] == pytest.approx([each.share for each in found])
    assert found[:1] == near_products(gains, (10, 10), (1, 1), Fraction(1, 10), 1)


def test_weights_are_one_on_average() -> None:
    """Twice the same weights ask for the same share of the product."""
    gains = [(100, 100), (97, 100)]
    once = near_products(gains, (100, 100), (1, 1), Fraction(3, 100), 9)

    assert (0, 1) == tuple(each.point for each in once)
    assert once == near_products(gains, (100, 100), (2, 2), Fraction(3, 100), 9)
    assert 1 == len(near_products(gains, (100, 100), (2, 1), Fraction(3, 100), 9))


def test_leximin_ranks_equal_smallest_ones() -> None:
    """Of two with the same smallest gain the better second one comes first."""
    found = near_leximin([(5, 6), (9, 5), (4, 99)], (1, 1), TWENTY, 9)

    assert [1, 0, 2] == [each.point for each in found]
    assert [1.0, 1.0, 0.8] == [each.share for each in found]


def test_nothing_is_near_to_nothing() -> None:
    """Where the best is worth nothing, no share of it says anything."""
    assert () == near_sums([(0, 0)], (1, 1), TWENTY, 9)
    assert () == near_leximin([(0, 5), (3, 0)], (1, 1), TWENTY, 9)
    assert () == near_products([(0, 5)], (1, 1), (1, 1), TWENTY, 9)


@pytest.mark.parametrize("seed", range(80))
def test_near_points_equal_brute_force(seed: int) -> None:
    """Of every concept the five best points beside its own, by sorting all points."""
    problem = random_problem(Random(seed), parties=2 + seed % 3, most=300)
    _agrees(problem)


def test_many_points_equal_brute_force() -> None:
    """Enough points for the quick look in floats, with many equal values."""
    random = Random(5)
    tables = tuple(
        tuple(tuple(random.randint(0, 30) for _ in range(5)) for _ in range(6)) for _ in range(3)
    )
    _agrees(Problem((5,) * 6, tables, (1, 2, 3), (0, 0, 0)))


def _agrees(problem: Problem) -> None:
    zone = frontier(problem, zone=True)
    found = solve(problem, zone)
    named = near_optimal(problem, zone, found, within=TWENTY)
    gains = {
        point: tuple(
            Fraction(point[i] - found.disagreement[i], problem.scales[i]) for i in found.active
        )
        for point in zone.points
    }
    for solution in found.solutions:
        if not solution.points:
            assert solution.name not in named
            continue
        chosen = [zone.points[index] for index in solution.points]
        spans = [max(column) for column in zip(*gains.values(), strict=True)]
        listed = [gains[zone.points[each.point]] for each in named[solution.name]]
        expected = near(solution.name, gains, chosen, TWENTY)[:5]

        assert expected == [ranking(solution.name, each, spans) for each in listed]
