"""How tight a zone is."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from analysis.red_lines.random_cases import possible, random_problem
from detente.analysis.problem import Box, Problem, RedLine
from detente.analysis.red_lines import GrownBox, RaisedFloor, Tightening, demands, tightness


def _zone(problem: Problem) -> list[tuple[int, ...]]:
    return [package for package in possible(problem) if problem.acceptable(package)]


def _grown(problem: Problem, line: int, number: int, issue: int, option: int) -> Problem:
    """The problem with one more option refused in one box."""
    boxes = list(problem.red_lines[line].boxes)
    parts = dict(boxes[number].parts)
    parts[issue] |= {option}
    boxes[number] = Box(tuple(sorted(parts.items())))
    lines = list(problem.red_lines)
    lines[line] = RedLine(lines[line].owner, tuple(boxes))
    return replace(problem, red_lines=tuple(lines))


def _expected(problem: Problem) -> set[Tightening]:
    """Every step that closes the zone, by looking at all packages."""
    steps: set[Tightening] = set()
    for line, red_line in enumerate(problem.red_lines):
        for number, box in enumerate(red_line.boxes):
            for issue, options in box.parts:
                if options and max(options) - min(options) == len(options) - 1:
                    for option in {min(options) - 1, max(options) + 1} & set(
                        range(problem.sizes[issue])
                    ):
                        if not _zone(_grown(problem, line, number, issue, option)):
                            steps.add(GrownBox(line, number, issue, option))
    for index, demand in enumerate(demands(problem)):
        floor = problem.reservations[demand.position] if demand.kind == "reservation" else None
        if floor is not None:
            levels = sorted({problem.utilities(p)[demand.owner] for p in possible(problem)})
            admitted = [level for level in levels if level >= floor]
            if not any(problem.utilities(p)[demand.owner] > admitted[0] for p in _zone(problem)):
                steps.add(RaisedFloor(index, admitted[0]))
    return steps


def _compare(seed: int) -> None:
    problem = random_problem(Random(seed))
    found = tightness(problem, count=lambda asked: len(_zone(asked)))
    if not _zone(problem):
        assert found is None
        return
    assert found is not None
    assert len(_zone(problem)) == found.packages
    assert _expected(problem) == set(found.closing)
    assert len(found.closing) == len(set(found.closing))


@pytest.mark.parametrize("seed", range(120))
def test_closing_steps_equal_brute_force(seed: int) -> None:
    """Every step of every demand, and every package looked at."""
    _compare(seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1_000, 1_500))
def test_closing_steps_equal_brute_force_long(seed: int) -> None:
    """The long form on 500 further cases."""
    _compare(seed)


def test_only_ordered_issues_have_a_next_option() -> None:
    """Named options without an order are not tightened."""
    problem = Problem(
        (2,), (((0, 1),),), (1,), (None,), red_lines=(RedLine(0, (Box(((0, frozenset({0})),)),)),)
    )
    every = tightness(problem, count=lambda _: None)
    ordered = tightness(problem, count=lambda _: None, ordered=())
    assert every is not None
    assert ordered is not None
    assert ((GrownBox(0, 0, 0, 1),), ()) == (every.closing, ordered.closing)
