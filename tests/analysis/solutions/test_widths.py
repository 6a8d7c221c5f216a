"""Bar W1: int64, two limbs and Python integers give identical results on the same case."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.problem import Bonus, Budget, Problem
from detente.analysis.solutions import Frontier, frontier, setting
from detente.analysis.solutions.widths import (
    added,
    array,
    at_least,
    bits,
    integers,
    width_for,
    without_low_bits,
)
from oracles.random_agreements import random_problem

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Width

INT64, LIMBS, INTEGERS = (width_for(1 << size, two=True) for size in (60, 120, 200))
AMOUNTS = st.one_of(st.integers(-9, 9), st.integers(-(1 << 120), 1 << 120))


def _problem(random: Random, parties: int) -> Problem:
    """A problem whose sums fit int64."""
    while True:
        problem = random_problem(random, parties=parties, most=600)
        amounts = [a for table in problem.tables for row in table for a in row]
        amounts += [bonus.amount for bonus in problem.bonuses]
        if max(map(abs, amounts)) <= 10**6:
            return problem


def _found(problem: Problem, cap: int, *, zone: bool) -> tuple[Frontier, object]:
    found = frontier(problem, zone=zone, cap=cap)
    return found, found.listing(limit=50)


def _alike(monkeypatch: pytest.MonkeyPatch, random: Random, parties: int) -> None:
    """Frontiers of X and Z, whole and thinned out, with each width in turn."""
    problem = _problem(random, parties)
    widths = [INT64, INTEGERS, LIMBS] if parties == 2 else [INT64, INTEGERS]
    for zone, cap in ((False, 10**6), (True, 10**6), (False, 4), (True, 4)):
        answers = []
        for width in widths:
            with monkeypatch.context() as patched:
                patched.setattr(setting, "width_for", _choosing(width))
                answers.append(_found(problem, cap, zone=zone))
        for answer in answers[1:]:
            assert answers[0] == answer


def _choosing(width: Width) -> object:
    """The width for every sum of two parties; where a single one is compared limbs do not serve."""

    def chosen(_largest: int, *, two: bool) -> Width:
        return width if two or not width.names else INTEGERS

    return chosen


@pytest.mark.parametrize("seed", range(30))
def test_two_parties(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two parties: points, counts, epsilon and listed packages are the same at all three widths."""
    _alike(monkeypatch, Random(seed), 2)


@pytest.mark.parametrize("seed", range(12))
def test_several_parties(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three and four parties: the same with int64 and with Python integers."""
    _alike(monkeypatch, Random(seed), 3 + seed % 2)


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(10))
def test_five_hundred_cases(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same on 500 cases of two to four parties."""
    for seed in range(50):
        _alike(monkeypatch, Random(1000 + 50 * part + seed), (2, 2, 2, 3, 4)[seed % 5])


@pytest.mark.parametrize("factor", [(1 << 61) + 1, 10**25, 10**40])
@pytest.mark.parametrize("seed", range(8))
def test_larger_units_change_nothing(factor: int, seed: int) -> None:
    """The same case in smaller units has the same packages on its frontier, at any width."""
    problem = _problem(Random(seed), 2 + seed % 2)
    plain, listed = _found(problem, 10**6, zone=True)
    scaled, also_listed = _found(_times(problem, factor), 10**6, zone=True)

    assert tuple(tuple(factor * a for a in p) for p in plain.points) == scaled.points
    assert (plain.counts, plain.epsilon, listed) == (scaled.counts, scaled.epsilon, also_listed)


def _times(problem: Problem, factor: int) -> Problem:
    return replace(
        problem,
        tables=tuple(
            tuple(tuple(factor * amount for amount in row) for row in table)
            for table in problem.tables
        ),
        reservations=tuple(None if r is None else factor * r for r in problem.reservations),
        constants=tuple(factor * constant for constant in problem.constants),
        tops=tuple(None if top is None else factor * top for top in problem.tops),
        bonuses=tuple(Bonus(b.party, b.box, factor * b.amount) for b in problem.bonuses),
        budgets=tuple(Budget(b.costs, b.bound) for b in problem.budgets),
    )


def test_the_width_follows_from_the_largest_sum() -> None:
    """Below 2**62 int64, below 2**124 limbs if only two parties are compared, else integers."""
    chosen = [
        width_for(largest, two=two)
        for largest in ((1 << 62) - 1, 1 << 62, (1 << 124) - 1, 1 << 124)
        for two in (True, False)
    ]

    assert [INT64, INT64, LIMBS, INTEGERS, LIMBS, INTEGERS, INTEGERS, INTEGERS] == chosen


@pytest.mark.parametrize("width", [LIMBS, INTEGERS], ids=["limbs", "integers"])
@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=20), AMOUNTS, st.integers(0, 80))
def test_arithmetic(width: Width, amounts: list[tuple[int, int]], floor: int, away: int) -> None:
    """Adding, comparing with a floor, cutting off low bits: what Python integers do."""
    left, right = (array([list(side)], width) for side in zip(*amounts, strict=True))
    sums = [a + b for a, b in amounts]
    found = added(left, right)
    needed = max(away, bits(found) - 62)

    assert sums == integers(found)[0].tolist()
    assert [amount >= floor for amount in sums] == at_least(found[0], floor).tolist()
    assert max(max(sums), ~min(sums)).bit_length() == bits(found)
    assert [amount >> needed for amount in sums] == without_low_bits(found, needed)[0].tolist()
    assert np.int64 == without_low_bits(found, needed).dtype
