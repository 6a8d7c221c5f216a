"""Large, equal, empty and absurd bodies: an answer or a labelled bound, never a hang."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from random import Random

from detente.analysis.ratification import Vote
from detente.analysis.ratification.blocking import MOST_SETS, blocking, pivotal
from detente.analysis.ratification.bodies import Ballot, passes

F = Fraction


def open_blocs(seats: list[int]) -> list[Ballot]:
    """Blocs with these seats whose votes are all open."""
    return [Ballot(F(each), Vote.OPEN) for each in seats]


def test_two_hundred_equal_blocs_all_decide() -> None:
    """Every one is pivotal, and the sets that block, too many to list, are listed in part."""
    blocs = open_blocs([1] * 200)
    found = blocking(blocs, None)

    assert "possible" == passes(blocs, None)
    assert (True,) * 200 == pivotal(blocs, None)
    assert MOST_SETS == len(found.sets)
    assert {100} == {len(chosen) for chosen in found.sets}
    assert not found.complete


def test_two_hundred_different_blocs_are_told_exactly() -> None:
    """Seats up to a thousand keep every sum of them in reach."""
    seats = [Random(1).randint(1, 1000) for _ in range(200)]
    blocs = open_blocs(seats)

    assert None not in pivotal(blocs, None)
    assert "certain" == passes([Ballot(b.seats, Vote.YES) for b in blocs], None)


def test_huge_numbers_leave_the_pivotal_untold_not_the_answer() -> None:
    """Two hundred different huge numbers of seats: what passes is exact, the rest is labelled."""
    random = Random(2)
    blocs = open_blocs([random.randint(1, 10**40) for _ in range(200)])

    assert "possible" == passes(blocs, None)
    assert None in pivotal(blocs, None)
    assert not blocking(blocs, None).complete


def test_a_clock_that_is_up_leaves_the_pivotal_untold() -> None:
    """Once it is late nothing is claimed of who decides."""
    blocs = open_blocs([3, 2, 1])

    assert (None, None, None) == pivotal(blocs, None, late=lambda: True)


def test_a_quota_above_the_seats_needs_nobody_to_block() -> None:
    """The empty set stops it already."""
    blocs = open_blocs([40, 60])

    assert "no" == passes(blocs, F(101))
    assert ((),) == blocking(blocs, F(101)).sets
    assert (False, False) == pivotal(blocs, F(101))


def test_no_blocs_and_no_seats_pass_nothing_by_majority() -> None:
    """Nobody is more than half of nobody; a quota of none is reached by none."""
    assert "no" == passes([], None)
    assert "no" == passes(open_blocs([0, 0]), None)
    assert "certain" == passes([], F(0))


def test_blocking_sets_are_cut_at_the_stated_number() -> None:
    """With 5 of 9 equal blocs enough to block, 50 of the 126 sets are listed."""
    found = blocking(open_blocs([1] * 9), F(5))

    assert comb(9, 5) > MOST_SETS == len(found.sets)
    assert not found.complete
