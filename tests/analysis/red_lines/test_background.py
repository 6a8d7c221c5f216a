"""The facts and budgets a conflict rests on."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from analysis.red_lines.random_cases import possible, random_problem
from detente.analysis.problem import Box, Budget, Problem, RedLine
from detente.analysis.red_lines import (
    Background,
    Conflicts,
    background,
    find_conflicts,
    holding,
)


def _empty(problem: Problem) -> bool:
    return not any(problem.acceptable(package) for package in possible(problem))


def _keeping(problem: Problem, facts: set[int], budgets: set[int]) -> Problem:
    return replace(
        problem,
        facts=tuple(box for place, box in enumerate(problem.facts) if place in facts),
        budgets=tuple(cap for place, cap in enumerate(problem.budgets) if place in budgets),
    )


@pytest.mark.parametrize("seed", range(60))
def test_every_fact_named_is_needed_and_they_are_enough(seed: int) -> None:
    """With the facts named the demands clash; without any one of them they do not."""
    problem = random_problem(Random(seed))
    found = find_conflicts(problem)
    if not isinstance(found, Conflicts):
        return
    for conflict in found.conflicts:
        held = holding(problem, conflict)
        named = background(problem, conflict)
        facts, budgets = set(named.facts), set(named.budgets)
        assert _empty(_keeping(held, facts, budgets))
        for place in facts:
            assert not _empty(_keeping(held, facts - {place}, budgets))
        for place in budgets:
            assert not _empty(_keeping(held, facts, budgets - {place}))


def _tied() -> Problem:
    """Two refuse an option on one issue each; a fact ties the options that are left."""
    fact = Box(((0, frozenset({1})), (1, frozenset({0}))))
    lines = tuple(
        RedLine(party, (Box(((party, frozenset({option})),)),))
        for party, option in ((0, 0), (1, 1))
    )
    flat = ((0, 0), (0, 0))
    idle = Budget(((1, 1), (1, 1)), 9)
    return Problem(
        (2, 2), (flat, flat), (1, 1), (None, None), facts=(fact,), red_lines=lines, budgets=(idle,)
    )


def test_the_fact_that_ties_two_red_lines_is_named() -> None:
    """The linkage stands in the conflict, the roomy budget does not."""
    assert Background((0,), ()) == background(_tied(), {0, 1})


def test_demands_that_go_together_have_no_background() -> None:
    """A set that is no conflict is refused."""
    with pytest.raises(ValueError, match="no conflict"):
        background(_tied(), {0})
