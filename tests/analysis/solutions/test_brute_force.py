"""Bar B1: everything the room says equals looking at every package."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.problem import Problem
from detente.analysis.solutions import (
    best_over_x,
    count_packages,
    count_zone,
    frontier,
    portfolio,
    solve,
    worst_over_x,
)
from oracles.agreements import Answer, answer, every_package
from oracles.random_agreements import random_problem


def _agrees(problem: Problem, random: Random) -> None:
    """Compare with brute force: points, ties, zone, extremes, status, solutions."""
    powers = tuple(random.randint(1, 4) for _ in range(problem.parties))
    truth = answer(problem, powers)
    for zone, expected in ((False, truth.frontier), (True, truth.zone_frontier)):
        found = frontier(problem, zone=zone)

        assert ("exact", True, not expected) == (found.method, found.complete, found.empty)
        assert tuple(expected) == found.points
        assert tuple(map(len, expected.values())) == found.counts
        assert tuple(map(tuple, expected.values())) == found.listing(limit=10_000)
        assert tuple(tuple(x[:2]) for x in expected.values()) == found.listing(limit=2)

    assert truth.possible == count_packages(problem)
    assert truth.in_zone == count_zone(problem)
    _extremes_agree(problem)
    _solutions_agree(problem, powers, truth)


def _extremes_agree(problem: Problem) -> None:
    utilities = [problem.utilities(x) for x in every_package(problem) if problem.feasible(x)]
    columns = list(zip(*utilities, strict=True))

    assert (tuple(map(min, columns)) if columns else None) == worst_over_x(problem)
    assert (tuple(map(max, columns)) if columns else None) == best_over_x(problem)


def _solutions_agree(problem: Problem, powers: tuple[int, ...], truth: Answer) -> None:
    zone = frontier(problem, zone=True)
    found = solve(problem, zone, powers)
    chosen = {
        solution.name: {zone.points[point] for point in solution.points}
        for solution in found.solutions
        if solution.points
    }

    assert truth.status == found.status
    assert truth.solutions == chosen
    assert not truth.possible or truth.disagreement == found.disagreement
    assert (truth.ideal, truth.active) == (found.ideal, found.active)


@pytest.mark.parametrize("seed", range(150))
def test_small_problems_equal_brute_force(seed: int) -> None:
    """Points, ties, listed packages, zone, statuses and solutions are those of brute force."""
    random = Random(seed)
    _agrees(random_problem(random, most=300), random)


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(20))
def test_two_thousand_problems_equal_brute_force(part: int) -> None:
    """The same on 2,000 problems of up to 4,096 packages."""
    for seed in range(100):
        random = Random(10_000 + 100 * part + seed)
        _agrees(random_problem(random), random)


@pytest.mark.parametrize("seed", range(200, 240))
def test_elimination_equals_brute_force(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where small problems would be enumerated, bucket elimination gives the same answers."""
    monkeypatch.setattr(portfolio, "_COMBINATIONS", -1)
    random = Random(seed)
    _agrees(random_problem(random, most=300, tops=False), random)
