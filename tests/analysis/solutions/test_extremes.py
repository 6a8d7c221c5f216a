"""The worst and the best over everything possible."""

from __future__ import annotations

from detente.analysis.problem import Box, Budget, Problem, RedLine
from detente.analysis.solutions import best_over_x, worst_over_x

ROWS = (((0, 1, 5), (0, 2, 9)), ((5, 1, 0), (9, 2, 0)))


def test_red_lines_and_reservations_do_not_count() -> None:
    """X knows facts and budgets only."""
    everything = Box(((0, frozenset({0, 1, 2})),))
    problem = Problem((3, 3), ROWS, (1, 1), (100, None), red_lines=(RedLine(0, (everything,)),))

    assert ((0, 0), (14, 14)) == (worst_over_x(problem), best_over_x(problem))


def test_facts_and_budgets_count() -> None:
    """The best package must be possible and affordable."""
    problem = Problem(
        (3, 3),
        ROWS,
        (1, 1),
        (None, None),
        facts=(Box(((0, frozenset({0})),)),),
        budgets=(Budget(((0, 0, 0), (0, 1, 2)), 1),),
    )

    assert ((1, 2), (7, 10)) == (worst_over_x(problem), best_over_x(problem))


def test_tops_cut_off() -> None:
    """A party never has more than its top."""
    problem = Problem((3, 3), ROWS, (1, 1), (None, None), tops=(10, None))

    assert (10, 14) == best_over_x(problem)


def test_some_parties_only() -> None:
    """Only the parties asked for are computed."""
    assert (14,) == best_over_x(Problem((3, 3), ROWS, (1, 1), (None, None)), [1])


def test_nothing_possible_has_no_worst() -> None:
    """Where the facts forbid everything there is nothing to be worst."""
    problem = Problem((3, 3), ROWS, (1, 1), (None, None), facts=(Box(()),))

    assert None is worst_over_x(problem)
