"""What a body passes, who decides and who can block, against every outcome of the votes."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from detente.analysis.ratification import Vote
from detente.analysis.ratification.blocking import blocking, pivotal
from detente.analysis.ratification.bodies import Ballot, majority, passes
from oracles import ratification as oracle

F = Fraction
BODIES = range(500)


def random_body(seed: int, *, unstated: bool = False) -> tuple[tuple[Ballot, ...], Fraction | None]:
    """Up to seven blocs with whole, fractional, equal or no seats; a quota, a veto, or half."""
    random = Random(seed)
    part = random.choice((1, 1, 2, 3, 7))
    largest = random.choice((1, 3, 10, 60, 10**30))
    seats = [F(random.randint(0, largest), part) for _ in range(random.randint(0, 7))]
    if random.random() < 0.2:
        seats = [F(1)] * len(seats)
    known = random.choice(((Vote.YES, Vote.NO, Vote.OPEN), tuple(Vote), (Vote.OPEN, Vote.UNKNOWN)))
    needs = random.choice((0, 0, 0.2, 1))
    blocs = tuple(
        Ballot(
            None if unstated and random.random() < 0.4 else each,
            random.choice(known),
            random.random() < needs,
        )
        for each in seats
    )
    total = int(sum(seats))
    quota = random.choice((None, None, F(random.randint(0, total + 2), random.choice((1, part)))))
    return blocs, quota


@pytest.mark.parametrize("seed", BODIES)
def test_passes_as_over_every_outcome(seed: int) -> None:
    """Quotas, needed blocs, open and unknown votes give what trying all outcomes gives."""
    ballots, quota = random_body(seed)

    assert oracle.passes(ballots, quota) == passes(ballots, quota)


@pytest.mark.parametrize("seed", range(300))
def test_seats_nobody_stated_may_be_none_or_decide(seed: int) -> None:
    """A bloc without seats is taken for every number of them it may have."""
    ballots, quota = random_body(seed, unstated=True)

    assert oracle.passes(ballots, quota) == passes(ballots, quota)


@pytest.mark.parametrize("seed", BODIES)
def test_a_bloc_is_pivotal_where_some_outcome_hangs_on_it(seed: int) -> None:
    """Exactly the blocs whose vote decides in some outcome of the other votes not settled."""
    ballots, quota = random_body(seed)

    assert oracle.pivotal(ballots, quota) == pivotal(ballots, quota)


@pytest.mark.parametrize("seed", BODIES)
def test_blocking_sets_are_the_minimal_ones(seed: int) -> None:
    """All minimal sets not certainly in favour that stop it, the smallest first."""
    ballots, quota = random_body(seed)
    found = blocking(ballots, quota)

    assert oracle.blocking(ballots, quota) == list(found.sets)
    assert found.complete


def test_half_the_seats_are_not_a_majority() -> None:
    """More than half is the next whole seat, or the half itself where seats have fractions."""
    whole = [Ballot(F(seats), Vote.OPEN) for seats in (40, 45, 15)]
    halves = [Ballot(F(1, 2), Vote.OPEN), Ballot(F(1), Vote.OPEN)]

    assert (F(51), False) == majority(whole)
    assert (F(3, 4), True) == majority(halves)
    assert (None, False) == majority([*whole, Ballot(None, Vote.OPEN)])
