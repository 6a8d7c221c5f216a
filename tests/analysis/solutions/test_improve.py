"""Better for somebody, worse for nobody."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.problem import Box, Problem
from detente.analysis.solutions import Improvements, frontier, improve, improvements
from oracles.agreements import answer
from oracles.random_agreements import random_problem


def test_bare_improvements() -> None:
    """At least as good for all, and not the same."""
    assert (0, 2) == improvements([(2, 1), (0, 9), (1, 2), (1, 1)], (1, 1))


def test_fairest_and_nearest_differ() -> None:
    """The fairest shares the gain, the nearest changes one issue."""
    tables = (((0, 5), (0, 2), (0, 2)), ((0, 1), (0, 2), (0, 2)))
    not_with_the_first = tuple(
        Box(((0, frozenset({1})), (issue, frozenset({1})))) for issue in (1, 2)
    )
    problem = Problem((2, 2, 2), tables, (1, 1), (0, 0), facts=not_with_the_first)
    zone = frontier(problem, zone=True)
    found = improve(problem, zone, (0, 0, 0))

    assert ((5, 1), (4, 4)) == zone.points
    assert ((0, 1), (1,), 0) == (found.points, found.fairest, found.nearest)
    assert (1, 0, 0) == found.nearest_package


def test_an_efficient_package_has_none() -> None:
    """Nothing is offered where nobody can gain without loss."""
    problem = Problem((2,), (((0, 1),), ((1, 0),)), (1, 1), (0, 0))

    assert Improvements(()) == improve(problem, frontier(problem, zone=True), (1,))


@pytest.mark.parametrize("seed", range(60))
def test_improvements_equal_brute_force(seed: int) -> None:
    """All points, the fairest ones and the smallest number of changes are those of brute force."""
    random = Random(seed)
    problem = random_problem(random, most=200, tops=False)
    package = tuple(random.randrange(size) for size in problem.sizes)
    utilities = problem.utilities(package)
    truth = answer(problem, (1,) * problem.parties).zone_frontier
    zone = frontier(problem, zone=True)
    found = improve(problem, zone, package)
    better = {
        u: packages
        for u, packages in truth.items()
        if u != utilities and all(a >= b for a, b in zip(u, utilities, strict=True))
    }

    assert list(better) == [zone.points[i] for i in found.points]
    if better:
        most = [max(u[i] for u in better) - utilities[i] for i in range(problem.parties)]
        shares = {
            u: sorted(
                Fraction(u[i] - utilities[i], most[i]) for i in range(problem.parties) if most[i]
            )
            for u in better
        }
        best = max(shares.values())
        assert {u for u in better if shares[u] == best} == {zone.points[i] for i in found.fairest}
        assert found.nearest is not None
        assert found.nearest_package in better[zone.points[found.nearest]]
        assert _changes(found.nearest_package, package) == min(
            _changes(other, package) for packages in better.values() for other in packages
        )


def _changes(one: tuple[int, ...] | None, other: tuple[int, ...]) -> int:
    assert one is not None
    return sum(a != b for a, b in zip(one, other, strict=True))
