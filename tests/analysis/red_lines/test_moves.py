"""The smallest move of a reservation value that opens the zone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest

from analysis.red_lines.random_cases import possible, random_problem
from detente.analysis.problem import Problem
from detente.analysis.red_lines import (
    Conflicts,
    demands,
    find_conflicts,
    moved,
    smallest_moves,
    without,
    witness,
)


def _ways_out(seeds: range) -> Iterator[tuple[Problem, frozenset[int]]]:
    for seed in seeds:
        problem = random_problem(Random(seed))
        found = find_conflicts(problem)
        if isinstance(found, Conflicts):
            for way_out in found.ways_out:
                yield problem, way_out


def _losses_of(problem: Problem, way_out: frozenset[int]) -> tuple[Fraction, Fraction, list[int]]:
    """Total share, largest share, each mover's loss: smallest in this order, looking at all."""
    spans = []
    for party in range(problem.parties):
        reached = [problem.utilities(package)[party] for package in possible(problem)]
        spans.append(max(reached) - min(reached))
    movers = [
        d.owner for i, d in enumerate(demands(problem)) if i in way_out and d.kind != "red_line"
    ]
    rest = without(problem, way_out)
    every = []
    for package in possible(rest):
        if rest.acceptable(package):
            losses = []
            for party in movers:
                floor = problem.reservations[party]
                assert floor is not None
                losses.append(floor - rest.utilities(package)[party])
            shares = [
                Fraction(loss, spans[party]) if spans[party] else Fraction(1)
                for loss, party in zip(losses, movers, strict=True)
            ]
            every.append((sum(shares, Fraction(0)), max(shares, default=Fraction(0)), losses))
    return min(every)


def _compare(seeds: range) -> None:
    for problem, way_out in _ways_out(seeds):
        moves = smallest_moves(problem, way_out)
        total, largest, losses = _losses_of(problem, way_out)
        assert losses == [move.stated - move.moved for move in moves.moves]
        assert total + len(moves.dropped) == moves.loss
        assert largest == max((move.share for move in moves.moves), default=0)
        assert moved(problem, moves).acceptable(moves.package)


def test_moves_are_the_smallest_by_brute_force() -> None:
    """On random cases the moves equal the smallest found by looking at every package."""
    _compare(range(60))


@pytest.mark.nightly
def test_moves_are_the_smallest_by_brute_force_long() -> None:
    """The long form on 500 further cases."""
    _compare(range(1_000, 1_500))


def test_a_smaller_move_does_not_do() -> None:
    """One unit less of a single move leaves the zone empty."""
    for problem, way_out in _ways_out(range(60)):
        moves = smallest_moves(problem, way_out)
        if len(moves.moves) == 1 and not moves.dropped:
            (move,) = moves.moves
            floors = list(problem.reservations)
            floors[move.party] = move.moved + 1
            kept = Problem(
                problem.sizes,
                problem.tables,
                problem.scales,
                tuple(floors),
                problem.constants,
                problem.tops,
                problem.bonuses,
                problem.facts,
                problem.red_lines,
                problem.budgets,
            )
            assert witness(kept) is None


def _shared_sum(total: int, floors: tuple[int, ...]) -> Problem:
    """One issue: how much of a sum goes to the first of two parties."""
    options = range(total + 1)
    table = (tuple(options),), (tuple(total - option for option in options),)
    return Problem((total + 1,), table, (1, 1), floors)


def test_a_tie_goes_to_the_most_even_moves() -> None:
    """Two who want seven of ten each: each way out is one move; nobody is asked for more."""
    moves = smallest_moves(_shared_sum(10, (7, 7)), {0})
    assert [(0, 7, 3, Fraction(4, 10))] == [
        (move.party, move.stated, move.moved, move.share) for move in moves.moves
    ]


def test_several_moves_in_one_way_out_are_even_where_their_sum_ties() -> None:
    """With a third party that must have its way, the two others share the loss evenly."""
    options = range(11)
    tables = (
        (tuple(options), (0, 0)),
        (tuple(10 - option for option in options), (0, 0)),
        ((0,) * 11, (0, 1)),
    )
    floors = (11, 11, None)
    moves = smallest_moves(Problem((11, 2), tables, (1, 1, 1), floors), {0, 1})
    assert [5, 5] == [move.moved for move in moves.moves]


@pytest.mark.parametrize("chosen", [set(), {0, 1}])
def test_what_is_no_way_out_is_refused(chosen: set[int]) -> None:
    """A set that does not open the zone, or asks more than needed, is an error."""
    with pytest.raises(ValueError, match="no way out"):
        smallest_moves(_shared_sum(10, (7, 7)), chosen)
