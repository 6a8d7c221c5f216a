from __future__ import annotations

from functools import cache

import pytest

import detente as dt
from detente.analysis.problem import compile_case
from detente.app.candidates import MOST, candidates, shown_packages
from detente.case import Package
from detente.formats import read_text
from strategies.shipped_cases import SHIPPED, analysed


@cache
def _listed(name: str) -> tuple[Package, ...]:
    return candidates(analysed(name), seed=1)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_reader_sees_comes_first(name: str) -> None:
    """Then the status quo; nothing twice, and no more than asked for."""
    analysis = analysed(name)
    shown = shown_packages(analysis)
    listed = _listed(name)

    assert shown == listed[: len(shown)]
    assert analysis.case.status_quo() in listed
    assert len(set(listed)) == len(listed) <= MOST


@pytest.mark.parametrize("name", SHIPPED)
def test_beside_those_only_possible_packages_are_listed(name: str) -> None:
    """Complete over what is in play, and against no fact or budget."""
    analysis = analysed(name)
    compiled = compile_case(analysis.case, analysis.parties)
    named = {*shown_packages(analysis), analysis.case.status_quo()}
    for package in set(_listed(name)) - named:
        indices = compiled.indices(package)
        assert indices is not None
        assert compiled.problem.feasible(indices)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_same_seed_lists_the_same(name: str) -> None:
    """In the same order; fewer asked for are the first of more."""
    again = candidates(analysed(name), seed=1)

    assert _listed(name) == again
    assert again[:20] == candidates(analysed(name), seed=1, most=20)


def test_solutions_are_listed() -> None:
    """Every package of every solution of the wage round, as far as there are few."""
    analysis = analysed("wage-round")
    listed = set(_listed("wage-round"))

    for solution in analysis.held.solutions:
        for point in solution.points:
            assert set(point.packages[:5]) <= listed


def test_a_case_without_numbers_lists_positions_and_single_moves() -> None:
    """What each party wants where nothing can be sampled."""
    source = """
detente: case/1
id: talk
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {no: No, half: Half, full: Full}, status_quo: no}
  y: {name: Y, options: {no: No, full: Full}, status_quo: no}
statements:
  a: {wants: {x: full}}
  b: {wants: {x: half, y: full}}
"""
    case = read_text(source, "talk.yaml").case
    assert case is not None
    listed = candidates(dt.analyze(case))

    assert Package((("x", "full"), ("y", "no"))) in listed
    assert Package((("x", "half"), ("y", "full"))) in listed
    assert 6 == len(listed)
