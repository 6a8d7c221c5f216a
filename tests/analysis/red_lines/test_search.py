"""The parts of the exact search, each on its own: nothing may lose a package."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.red_lines.random_cases import possible, random_problem
from detente.analysis.problem import Package, Problem
from detente.analysis.red_lines import compatible
from detente.analysis.red_lines.constraints import Constraints, constraints
from detente.analysis.red_lines.layers import search
from detente.analysis.red_lines.narrowing import narrowed
from detente.analysis.red_lines.programme import relaxation
from detente.analysis.red_lines.surrogates import mixture

SEEDS = st.integers(min_value=0)


def _zone(problem: Problem) -> list[Package]:
    return [package for package in possible(problem) if problem.acceptable(package)]


def _met(asked: Constraints, problem: Problem) -> list[Package]:
    return [package for package in product(*map(range, problem.sizes)) if asked.met(package)]


@given(seed=SEEDS)
def test_constraints_are_met_by_the_zone_and_nothing_else(seed: int) -> None:
    """Rows, boxes and options say the same as the problem."""
    problem = random_problem(Random(seed))
    assert _zone(problem) == _met(constraints(problem), problem)


@given(seed=SEEDS)
def test_narrowing_keeps_the_same_packages(seed: int) -> None:
    """Only options, boxes and rows go that no package needs."""
    problem = random_problem(Random(seed))
    assert _zone(problem) == _met(narrowed(constraints(problem)), problem)


@given(seed=SEEDS)
def test_a_mixture_is_reached_by_every_package(seed: int) -> None:
    """Whatever its weights, a mixture cuts no package off."""
    problem = random_problem(Random(seed))
    left = narrowed(constraints(problem))
    if left.hopeless:
        return
    row = mixture(left, relaxation(left))
    if row is not None:
        assert all(row.total(package) >= row.floor for package in _zone(problem))


@given(seed=SEEDS, width=st.integers(min_value=1, max_value=70))
def test_a_search_of_any_width_claims_nothing_wrong(seed: int, width: int) -> None:
    """A package lies in the zone; "none, exactly" means an empty zone."""
    problem = random_problem(Random(seed))
    found = search(narrowed(constraints(problem)), width)
    zone = _zone(problem)
    assert found.package in zone if found.package is not None else not (found.exact and zone)


@pytest.mark.parametrize("seed", range(80))
def test_splitting_settles_what_a_narrow_search_does_not(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a single state kept, the parts still add up to the exact answer."""
    monkeypatch.setattr(compatible, "WIDTH", 1)
    problem = random_problem(Random(seed))
    answer = compatible.decide(constraints(problem))
    zone = _zone(problem)
    assert "exact" == answer.certainty
    assert bool(zone) == (answer.package is not None)
    assert answer.package is None or answer.package in zone


@pytest.mark.parametrize("scale", [50, 10**6, 10**24])
def test_the_boundary_is_found_to_the_unit(scale: int) -> None:
    """On 46,656 packages: what three floors leave to a fourth party can be had, one more cannot."""
    random = Random(scale)
    tables = tuple(
        tuple(tuple(random.randrange(scale) for _ in range(6)) for _ in range(6)) for _ in range(4)
    )
    floors = tuple(sum(map(max, table)) * 6 // 10 for table in tables[:3])
    worths = [
        Problem((6,) * 6, tables, (1,) * 4, (None,) * 4).utilities(package)
        for package in product(range(6), repeat=6)
    ]
    best = max(worth[3] for worth in worths if all(map(int.__ge__, worth, floors)))
    for floor, there in ((best, True), (best + 1, False)):
        problem = Problem((6,) * 6, tables, (1,) * 4, (*floors, floor))
        assert there == (compatible.witness(problem) is not None)
