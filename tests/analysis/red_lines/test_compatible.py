"""The oracle: whether some package meets all demands."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.red_lines.random_cases import possible, random_problem
from detente.analysis.problem import Box, Problem, RedLine
from detente.analysis.red_lines import witness
from detente.analysis.red_lines.compatible import decide
from detente.analysis.red_lines.constraints import constraints


@given(seed=st.integers(min_value=0))
@settings(max_examples=150, deadline=None)
def test_witness_exists_exactly_when_the_zone_is_not_empty(seed: int) -> None:
    """A package is returned if and only if looking at all of them finds one, and it is in Z."""
    problem = random_problem(Random(seed))
    found = witness(problem)
    zone = [package for package in possible(problem) if problem.acceptable(package)]
    assert bool(zone) == (found is not None)
    assert found is None or found in zone


@pytest.mark.parametrize("seed", range(40))
def test_highs_alone_gives_the_same_answer(seed: int) -> None:
    """Without a layered search the programme finds a package of Z, or says it is infeasible."""
    problem = random_problem(Random(seed))
    zone = [package for package in possible(problem) if problem.acceptable(package)]
    answer = decide(constraints(problem), parts=0)
    assert bool(zone) == (answer.package is not None)
    assert answer.package is None or answer.package in zone


def test_an_infeasible_from_highs_is_labelled() -> None:
    """What only HiGHS calls infeasible is not called exact."""
    apart = (
        Box(((0, frozenset({0})), (1, frozenset({0})))),
        Box(((0, frozenset({0})), (1, frozenset({1})))),
        Box(((0, frozenset({1})), (1, frozenset({0})))),
        Box(((0, frozenset({1})), (1, frozenset({1})))),
    )
    problem = Problem((2, 2), (((0, 0), (0, 0)),), (1,), (None,), red_lines=(RedLine(0, apart),))
    assert decide(constraints(problem), parts=0).certainty == "within_tolerance"
    assert decide(constraints(problem)).certainty == "exact"


def test_a_top_below_the_reservation_value_leaves_nothing() -> None:
    """A party whose utility is cut off below what it needs can accept no package."""
    problem = Problem((2,), (((0, 9),),), (1,), (5,), tops=(4,))
    assert witness(problem) is None
