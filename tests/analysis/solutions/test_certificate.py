"""Bar B3: above the cap, every true point has a returned one within epsilon."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.problem import Problem
from detente.analysis.solutions import MEMORY, Frontier, frontier, portfolio, solve
from detente.analysis.solutions.bounds import values
from oracles.agreements import answer, every_package
from oracles.random_agreements import random_problem


def _capped_problem(random: Random, parties: int | None = None) -> Problem:
    """A problem with many efficient packages: what is better for one is worse for another."""
    parties = parties or random.choice([2, 2, 2, 3, 4])
    sizes = tuple(random.randint(3, 5) for _ in range(3))
    largest = random.choice([20, 1000, 10**9, 10**25])
    tables = tuple(
        tuple(
            tuple(
                sorted((random.randint(0, largest) for _ in range(size)), reverse=party % 2 == 0)
                if party < 2
                else [random.randint(0, largest) for _ in range(size)]
            )
            for size in sizes
        )
        for party in range(parties)
    )
    links = random_problem(random, parties=parties, sizes=sizes)
    return Problem(
        sizes=sizes,
        tables=tables,
        scales=(1,) * parties,
        reservations=tuple(
            random.choice([None, random.randint(0, 2 * largest)]) for _ in range(parties)
        ),
        facts=links.facts[:1],
        bonuses=links.bonuses[:1],
        budgets=random.choice([(), (), (), links.budgets[:1]]),
    )


def _covers(found: Frontier, truth: tuple[tuple[int, ...], ...]) -> bool:
    kept = (*found.points, *found.outside)
    return all(
        any(
            all(a + e >= b for a, e, b in zip(q, found.epsilon, p, strict=True)) and q[0] >= p[0]
            for q in kept
        )
        for p in truth
    )


def _certified(random: Random, parties: int | None = None, memory: int = MEMORY) -> None:
    problem = _capped_problem(random, parties)
    truth = answer(problem, (1,) * problem.parties)
    possible = {problem.utilities(x) for x in every_package(problem) if problem.feasible(x)}
    acceptable = {problem.utilities(x) for x in every_package(problem) if problem.acceptable(x)}
    for zone, expected, real in (
        (False, tuple(truth.frontier), possible),
        (True, tuple(truth.zone_frontier), acceptable),
    ):
        found = frontier(problem, zone=zone, cap=random.choice([2, 3, 5, 8, 20]), memory=memory)

        assert set(found.points) <= real
        assert _covers(found, expected)
        assert 0 == found.epsilon[0]
        if found.empty is not None:
            assert (not expected) == found.empty
        if found.method == "exact":
            assert expected == found.points
        else:
            assert found.counts is None
            assert zone is False or _bounds_hold(problem, found)


def _bounds_hold(problem: Problem, found: Frontier) -> bool:
    """Whether the status and the optima of a bounded frontier of the zone enclose the true ones."""
    bounded, exact = (solve(problem, f) for f in (found, frontier(problem, zone=True)))
    if bounded.status == "unknown":
        return True
    return exact.status == bounded.status and all(
        other.value[0] <= one.value[0] <= other.value[1]
        for one, other in zip(exact.solutions, bounded.solutions, strict=True)
        if one.value is not None and other.value is not None
    )


@pytest.mark.parametrize("seed", range(150))
def test_points_are_covered_within_epsilon(seed: int) -> None:
    """Returned packages are real, and no true point is further than epsilon above one of them."""
    _certified(Random(seed))


@pytest.mark.parametrize("seed", range(300, 360))
def test_elimination_keeps_the_certificate(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thinned out inside linked components as well, epsilon adds up to what is promised."""
    monkeypatch.setattr(portfolio, "_COMBINATIONS", -1)
    _certified(Random(seed))


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("parties", [3, 4, 5])
def test_several_parties_are_covered_within_epsilon(parties: int, seed: int) -> None:
    """Cells over all parties but the first: the same promise, also where memory is short."""
    random = Random(1000 * parties + seed)
    _certified(random, parties, memory=random.choice([MEMORY, 60_000]))


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(10))
def test_three_thousand_problems_are_covered(part: int) -> None:
    """The same on 3,000 problems."""
    for seed in range(300):
        _certified(Random(50_000 + 300 * part + seed))


@pytest.mark.nightly
@pytest.mark.parametrize("parties", [3, 4, 5])
@pytest.mark.parametrize("part", range(5))
def test_three_thousand_problems_of_several_parties_are_covered(parties: int, part: int) -> None:
    """The same for three to five parties, every other time with little memory."""
    for seed in range(200):
        random = Random(100_000 * parties + 200 * part + seed)
        _certified(random, parties, memory=random.choice([MEMORY, 60_000]))


def test_an_exactly_zero_sum_case_is_bounded() -> None:
    """Where every package is efficient, a cap gives few points and says how good they are."""
    random = Random(0)
    table = tuple(tuple(random.randint(0, 10**6) for _ in range(5)) for _ in range(10))
    against = tuple(tuple(-amount for amount in row) for row in table)
    problem = Problem((5,) * 10, (table, against), (1, 1), (None, None))
    found = frontier(problem, zone=False, cap=1000)

    assert "bounded" == found.method
    assert len(found.points) <= 1002
    assert 0 < found.epsilon[1] < 10**6
    assert all(sum(point) == 0 for point in found.points)


def test_the_ideal_may_lie_beyond_a_point_outside() -> None:
    """A listed point just below a reservation value may stand for a better one of the zone."""
    problem = Problem((3,), (((24, 5, 53),), ((31, 49, 3),)), (1, 1), (0, 12))
    nearby = Frontier(
        points=((24, 31), (5, 49)),
        counts=None,
        epsilon=(0, 61),
        complete=True,
        empty=False,
        steps=(),
        outside=((53, 3),),
    )
    found = solve(problem, nearby)

    assert ((24, 49), (53, 110)) == (found.ideal, found.ideal_at_most)
    assert (Fraction(19, 98), Fraction(1)) == found.of("kalai_smorodinsky").value


def test_exact_values_are_points() -> None:
    """Without epsilon both bounds are the optimum itself."""
    problem = Problem((3,), (((0, 2, 3),), ((3, 2, 0),)), (1, 2), (0, 0))
    worth = values(problem, frontier(problem, zone=True), (0, 0), (0, 1), (3, 3), (3, 3))

    assert all(low == high for low, high in worth.values())
