"""All solutions of a problem: statuses, what they are measured from, worked lines."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.problem import Box, Problem, RedLine
from detente.analysis.solutions import SolutionSet, frontier, solve

NICE_OR_DIE = Problem((3,), (((1000, 299, 160),), ((160, 299, 1000),)), (1000, 1000), (0, 0))
"""Three packages; the worked line of the specification."""


def _solved(problem: Problem) -> tuple[SolutionSet, dict[str, set[tuple[int, ...]]]]:
    zone = frontier(problem, zone=True)
    found = solve(problem, zone)
    return found, {s.name: {zone.points[i] for i in s.points} for s in found.solutions}


def test_worked_line() -> None:
    """Nash and utilitarian are both ends, Kalai-Smorodinsky and egalitarian the middle."""
    found, chosen = _solved(NICE_OR_DIE)
    ends, middle = {(1000, 160), (160, 1000)}, {(299, 299)}

    assert ("ok", (0, 0), (), (1000, 1000)) == (
        found.status,
        found.disagreement,
        found.assumed,
        found.ideal,
    )
    assert {
        "nash": ends,
        "kalai_smorodinsky": middle,
        "egalitarian": middle,
        "utilitarian": ends,
        "max_relative_gains": ends,
    } == chosen


def test_values_are_in_the_parties_units() -> None:
    """Product, share, gain and sum of the worked line, exact."""
    found, _ = _solved(NICE_OR_DIE)
    expected = {
        "nash": Fraction("0.16"),
        "kalai_smorodinsky": Fraction("0.299"),
        "egalitarian": Fraction("0.299"),
        "utilitarian": Fraction("1.16"),
        "max_relative_gains": Fraction("1.16"),
    }

    assert {name: (v, v) for name, v in expected.items()} == {
        s.name: s.value for s in found.solutions
    }


def test_nobody_can_gain() -> None:
    """Where every package of the zone leaves everybody at the reservation value, none is named."""
    flat = Problem((2,), (((5, 5),), ((5, 5),)), (10, 10), (5, 5))
    found, chosen = _solved(flat)

    assert ("all_at_reservation", (0, 1), {}) == (found.status, found.inactive, chosen)


def test_no_common_gain() -> None:
    """Somebody always stays at the reservation value: no Nash, the others as defined."""
    found, chosen = _solved(Problem((2,), (((0, 3),), ((3, 0),)), (1, 1), (0, 0)))

    assert ("no_common_gain", set()) == (found.status, chosen["nash"])
    assert {(0, 3), (3, 0)} == chosen["utilitarian"] == chosen["egalitarian"]
    assert (None, ()) == (found.of("nash").value, found.of("weighted_nash").points)


def test_empty_zone() -> None:
    """An empty zone is an answer, with the disagreement point that is known."""
    found, chosen = _solved(replace(NICE_OR_DIE, reservations=(500, 500)))

    assert ("empty", (500, 500), (), {}) == (
        found.status,
        found.disagreement,
        found.ideal,
        chosen,
    )


def test_nothing_possible() -> None:
    """Where the facts forbid everything there is no worst package to assume."""
    found, _ = _solved(replace(NICE_OR_DIE, reservations=(None, 0), facts=(Box(()),)))

    assert ("empty", (), (0,)) == (found.status, found.disagreement, found.assumed)


def test_unstated_reservation_is_the_worst_over_x() -> None:
    """The worst possible package, even one that a red line refuses; and it is marked."""
    problem = replace(
        NICE_OR_DIE,
        reservations=(None, 0),
        red_lines=(RedLine(0, (Box(((0, frozenset({2})),)),)),),
    )
    found, _ = _solved(problem)

    assert ((160, 0), (0,), (1000, 299)) == (found.disagreement, found.assumed, found.ideal)


def test_party_that_can_gain_nothing_is_left_out() -> None:
    """A constant party does not make every product zero."""
    problem = Problem((2,), (((1, 4),), ((4, 1),), ((7, 7),)), (1, 1, 1), (0, 0, 7))
    found, chosen = _solved(problem)

    assert ("ok", (0, 1), (2,)) == (found.status, found.active, found.inactive)
    assert {(1, 4, 7), (4, 1, 7)} == chosen["nash"]
    assert (Fraction(12),) * 2 == found.of("utilitarian").value


def test_weights_need_one_per_party() -> None:
    """A missing weight is an error, not a default."""
    with pytest.raises(ValueError, match="2 parties need 2 weights, not 1"):
        solve(NICE_OR_DIE, frontier(NICE_OR_DIE, zone=True), [1])


def test_weights_move_the_choice() -> None:
    """More weight for the first party breaks the tie of the worked line in its favour."""
    zone = frontier(NICE_OR_DIE, zone=True)
    found = solve(NICE_OR_DIE, zone, [2, 1]).of("weighted_nash")

    assert [(1000, 160)] == [zone.points[i] for i in found.points]
