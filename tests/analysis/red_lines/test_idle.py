"""Idle demands and shadow prices."""

from __future__ import annotations

from random import Random

import pytest

from analysis.red_lines.random_cases import possible, random_problem
from detente.analysis.problem import Box, Problem, RedLine
from detente.analysis.red_lines import demands, is_idle, shadow_prices, without


def _zone(problem: Problem) -> set[tuple[int, ...]]:
    return {package for package in possible(problem) if problem.acceptable(package)}


def _compare(seed: int) -> None:
    problem = random_problem(Random(seed))
    if not possible(problem):
        return
    zone = _zone(problem)
    for price in shadow_prices(problem):
        wider = without(problem, [price.demand])
        packages = _zone(wider)
        owner = demands(problem)[price.demand].owner
        assert (packages == zone) == price.idle == is_idle(problem, price.demand)
        assert (bool(packages) and not zone) == price.opens
        expected: list[int | None] = [None] * problem.parties
        for party in range(problem.parties):
            if party != owner and packages:
                expected[party] = max(wider.utilities(p)[party] for p in packages) - (
                    max(problem.utilities(p)[party] for p in zone)
                    if zone
                    else _no_deal(problem, party)
                )
        assert tuple(expected) == price.gains


def _no_deal(problem: Problem, party: int) -> int:
    floor = problem.reservations[party]
    if floor is not None:
        return floor
    return min(problem.utilities(package)[party] for package in possible(problem))


@pytest.mark.parametrize("seed", range(60))
def test_idle_and_shadow_prices_equal_brute_force(seed: int) -> None:
    """Every demand dropped in turn, and every package looked at."""
    _compare(seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1_000, 1_500))
def test_idle_and_shadow_prices_equal_brute_force_long(seed: int) -> None:
    """The long form on 500 further cases."""
    _compare(seed)


def test_a_red_line_on_what_facts_forbid_is_idle() -> None:
    """Refusing what is impossible anyway changes nothing."""
    never = Box(((0, frozenset({1})),))
    problem = Problem(
        (2,),
        (((0, 9),), ((9, 0),)),
        (1, 1),
        (None, None),
        facts=(never,),
        red_lines=(RedLine(0, (never,)),),
    )
    assert is_idle(problem, 0)


def test_a_shadow_price_is_what_the_other_would_gain() -> None:
    """Without the seller's red line the buyer's best package is worth seven more."""
    dear = Box(((0, frozenset({0})),))
    problem = Problem(
        (2,), (((0, 5),), ((9, 2),)), (1, 1), (None, None), red_lines=(RedLine(0, (dear,)),)
    )
    assert (None, 7) == shadow_prices(problem)[0].gains
