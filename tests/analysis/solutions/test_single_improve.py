"""Improvements without a frontier: the fairest and the nearest equal those of brute force."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.problem import Package, Problem
from detente.analysis.solutions import SingleImprovements, single_improvements
from oracles.agreements import every_package
from oracles.random_agreements import random_problem


def _better(problem: Problem, package: Package) -> dict[Package, tuple[int, ...]]:
    """Every package of the zone that is at least as good for all and not equal, with its gains."""
    before = problem.utilities(package)
    gains = {
        other: tuple(map(int.__sub__, problem.utilities(other), before))
        for other in every_package(problem)
        if problem.acceptable(other)
    }
    return {other: each for other, each in gains.items() if min(each) >= 0 and any(each)}


def _changes(one: Package, other: Package) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_improvements_equal_brute_force(seed: int) -> None:
    """The fairest by leximin of the shares, and the fewest changes; none where there is none."""
    random = Random(seed)
    problem = random_problem(random, parties=2 + seed % 3, most=200)
    package = tuple(random.randrange(size) for size in problem.sizes)
    better = _better(problem, package)
    found = single_improvements(problem, package)
    if not better:
        assert SingleImprovements(none=True) == found
        return
    most = [max(column) for column in zip(*better.values(), strict=True)]

    def shares(other: Package) -> list[Fraction]:
        pairs = zip(better[other], most, strict=True)
        return sorted(Fraction(gain, largest) for gain, largest in pairs if largest)

    assert found.fairest is not None
    assert found.nearest is not None
    assert (True, None) == (found.optimal, found.stopped)
    assert max(map(shares, better)) == shares(found.fairest)
    fewest = min(_changes(other, package) for other in better)
    near = [other for other in better if _changes(other, package) == fewest]
    assert fewest == _changes(found.nearest, package)
    assert max(shares(other)[0] for other in near) == shares(found.nearest)[0]


def test_a_package_outside_the_zone_is_improved_into_it() -> None:
    """What is offered meets the reservation values, even where the package given does not."""
    problem = Problem((3,), (((0, 1, 2),), ((0, 1, 2),)), (1, 1), (2, 0))

    assert (2,) == single_improvements(problem, (0,)).fairest


def test_no_time_claims_nothing() -> None:
    """Stopped before anything was found, it is not said that nothing is better."""
    problem = Problem((2,), (((0, 1),), ((0, 1),)), (1, 1), (0, 0))

    assert SingleImprovements(stopped="time") == single_improvements(problem, (0,), deadline=0.0)
