"""Near-optimal packages without a frontier equal those of brute force."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.problem import Package, Problem
from detente.analysis.solutions import SingleSolutions, single_solutions
from oracles.agreements import every_package
from oracles.near import value
from oracles.random_agreements import random_problem

WITHIN, MOST = Fraction(1, 4), 4


def _shares(problem: Problem, found: SingleSolutions, name: str, chosen: Package) -> list[float]:
    """The values of all other packages of the zone over that of the chosen one, best first."""
    active = found.active
    gains = {
        package: tuple(
            Fraction(problem.utilities(package)[i] - found.disagreement[i], problem.scales[i])
            for i in active
        )
        for package in every_package(problem)
        if problem.acceptable(package)
    }
    spans = [max(column) for column in zip(*gains.values(), strict=True)]
    best = value(name, gains.pop(chosen), spans)
    shares = [float(value(name, each, spans) / best) for each in gains.values()] if best else []
    return sorted((share for share in shares if share >= 1 - WITHIN), reverse=True)[:MOST]


@pytest.mark.parametrize("seed", range(40))
def test_near_packages_equal_brute_force(seed: int) -> None:
    """The four best packages beside each solution, wherever they lie in the zone."""
    problem = random_problem(Random(seed), parties=2 + seed % 3, most=150)
    found = single_solutions(problem, near=MOST, within=WITHIN)
    for solution in found.solutions:
        expected = _shares(problem, found, solution.name, solution.package)

        assert expected == pytest.approx([each.share for each in solution.near], abs=1e-6)
        for each in solution.near:
            assert problem.acceptable(each.package)
            assert problem.utilities(each.package) == each.utilities
            assert each.package != solution.package


def test_no_package_twice() -> None:
    """Packages with equal utilities are packages of their own, and each is named once."""
    problem = Problem(
        (2, 2, 2), (((1, 0), (0, 0), (0, 0)), ((0, 1), (0, 0), (0, 0))), (1, 1), (0,) * 2
    )
    best = single_solutions(problem, near=9).of("utilitarian")

    assert best is not None
    assert 8 == len({best.package, *(each.package for each in best.near)})
