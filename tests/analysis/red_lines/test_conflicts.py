"""All conflicts and all ways out."""

from __future__ import annotations

from random import Random

import pytest

from analysis.red_lines.random_cases import all_sets, compatible_sets, meets, random_problem
from detente.analysis.problem import Box, Package, Problem, RedLine
from detente.analysis.red_lines import Conflicts, NothingPossible, demands, find_conflicts

Family = set[frozenset[int]]


def _minimal(family: Family) -> Family:
    return {chosen for chosen in family if not any(other < chosen for other in family)}


def _minimal_hitting_sets(family: Family, candidates: list[frozenset[int]]) -> Family:
    return _minimal({chosen for chosen in candidates if all(chosen & one for one in family)})


def _met(problem: Problem, package: Package) -> frozenset[int]:
    """The demands a package of X meets."""
    assert problem.feasible(package)
    return frozenset(
        index for index, demand in enumerate(demands(problem)) if meets(problem, demand, package)
    )


def _compare(seed: int) -> None:
    """One random problem against all subsets of its demands."""
    problem = random_problem(Random(seed))
    found = find_conflicts(problem)
    fine = compatible_sets(problem)
    if not fine:
        assert NothingPossible() == found
        return
    assert isinstance(found, Conflicts)
    assert (True, ()) == (found.complete, found.unconfirmed)
    everything = frozenset(range(len(demands(problem))))
    expected = _minimal({chosen for chosen in all_sets(problem) if chosen not in fine})
    assert expected == set(found.conflicts)
    drops = _minimal({everything - chosen for chosen in fine})
    assert (drops if expected else set()) == set(found.ways_out)
    _check_witnesses(problem, found)


def _check_witnesses(problem: Problem, found: Conflicts) -> None:
    """Every package that is shown meets what it is said to meet."""
    everything = frozenset(range(len(demands(problem))))
    for conflict, packages in zip(found.conflicts, found.conflict_witnesses, strict=True):
        assert conflict == set(packages)
        for dropped, package in packages.items():
            assert conflict - {dropped} <= _met(problem, package)
    for way_out, package in zip(found.ways_out, found.way_out_witnesses, strict=True):
        assert everything - way_out <= _met(problem, package)
    if not found.conflicts:
        assert found.zone_witness is not None
        assert problem.acceptable(found.zone_witness)


@pytest.mark.parametrize("seed", range(60))
def test_families_equal_those_found_by_trying_every_subset(seed: int) -> None:
    """Conflicts, ways out and witnesses are right on random cases with up to ten demands."""
    _compare(seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1_000, 1_500))
def test_families_equal_those_found_by_trying_every_subset_long(seed: int) -> None:
    """The long form of the bar: 500 further random cases."""
    _compare(seed)


@pytest.mark.parametrize("seed", range(60))
def test_conflicts_and_ways_out_are_each_others_minimal_hitting_sets(seed: int) -> None:
    """The families determine each other (Reiter 1987)."""
    problem = random_problem(Random(seed))
    found = find_conflicts(problem)
    if isinstance(found, NothingPossible) or not found.conflicts:
        return
    sets = all_sets(problem)
    assert set(found.ways_out) == _minimal_hitting_sets(set(found.conflicts), sets)
    assert set(found.conflicts) == _minimal_hitting_sets(set(found.ways_out), sets)


def _refusing(*options: int) -> RedLine:
    return RedLine(0, (Box(((0, frozenset(options)),)),))


def _three_refusals() -> Problem:
    """Three options, and a red line against each: one conflict, three ways out."""
    lines = (_refusing(0), _refusing(1), _refusing(2))
    return Problem((3,), (((0, 0, 0),),), (1,), (None,), red_lines=lines)


def test_ways_out_come_fewest_demands_first() -> None:
    """Sizes never decrease, and equal sizes are in order of the demands."""
    found = find_conflicts(_three_refusals())
    assert isinstance(found, Conflicts)
    assert (frozenset({0}), frozenset({1}), frozenset({2})) == found.ways_out


def test_facts_and_budgets_alone_are_nobodys_conflict() -> None:
    """If facts leave no package, no demand is blamed for it."""
    shut = Problem((2,), (((0, 1),),), (1,), (1,), facts=(Box(((0, frozenset({0, 1})),)),))
    assert NothingPossible() == find_conflicts(shut)


def test_a_bound_is_said() -> None:
    """At the limit the enumeration stops, incomplete, and what it lists is still right."""
    found = find_conflicts(_three_refusals(), limit=2)
    assert isinstance(found, Conflicts)
    assert not found.complete
    assert 2 == len(found.ways_out)


def test_a_deadline_that_has_passed_gives_an_incomplete_answer() -> None:
    """Out of time at once, nothing is claimed."""
    assert Conflicts(complete=False) == find_conflicts(_three_refusals(), deadline=0.0)
