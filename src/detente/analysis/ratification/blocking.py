"""Which blocs decide, and which can stop something together? Bare numbers.

Whether one vote can decide is a question about sums of seats (subset sum), and the smallest sets
that block may be exponentially many: both are exact up to a stated size, and labelled beyond.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm

from detente.analysis.ratification.bodies import Ballot
from detente.analysis.ratification.clock import Late, never
from detente.analysis.ratification.findings import Vote

MOST_SETS = 50
"""Blocking sets listed, the smallest first."""

MOST_STEPS = 100_000
"""Choices tried on the way to them."""

MOST_BITS = 1 << 18
"""Seats, in the largest common part of one, up to which every sum of seats has a bit of its own."""

MOST_SUMS = 4096
"""Different sums of seats kept where the numbers are larger than that."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """Sets of blocs (positions, ascending), the smallest first; ``complete`` if these are all."""

    sets: tuple[tuple[int, ...], ...]
    complete: bool


def blocking(ballots: Sequence[Ballot], quota: Fraction | None, late: Late = never) -> Blocking:
    """The minimal sets of blocs, none certainly in favour, that stop it whatever the others do.

    Minimal by inclusion. The empty set where no number of votes suffices. Where some seats are not
    stated, only the needed blocs are listed and the list is not complete.
    """
    alone = [(k,) for k, b in enumerate(ballots) if b.needed and b.vote is not Vote.YES]
    if any(ballot.seats is None for ballot in ballots):
        return Blocking(tuple(alone[:MOST_SETS]), complete=False)
    seats, needed = _whole(ballots, quota)
    slack = sum(seats) - needed
    if slack < 0:
        return Blocking(((),), complete=True)
    free = [k for k, b in enumerate(ballots) if not b.needed and b.vote is not Vote.YES]
    free = sorted((k for k in free if seats[k]), key=lambda k: (-seats[k], k))
    budget = _Budget(MOST_STEPS, late)
    found: list[tuple[int, ...]] = list(alone)
    for cover in _covers([seats[k] for k in free], slack, budget):
        found.append(tuple(sorted(free[k] for k in cover)))
        if len(found) > MOST_SETS:
            break
    complete = len(found) <= MOST_SETS and not budget.spent
    found.sort(key=lambda chosen: (len(chosen), chosen))
    return Blocking(tuple(found[:MOST_SETS]), complete)


def pivotal(
    ballots: Sequence[Ballot], quota: Fraction | None, late: Late = never
) -> tuple[bool | None, ...]:
    """Whether, in some outcome of the other votes not settled, the vote of a bloc decides.

    None where that is not told: some seats are not stated, the numbers are too large for their
    number, or the time is up.
    """
    if any(ballot.seats is None for ballot in ballots):
        return (None,) * len(ballots)
    seats, needed = _whole(ballots, quota)
    known: dict[tuple[int, Vote, bool], bool | None] = {}
    for k, ballot in enumerate(ballots):
        kind = (seats[k], ballot.vote, ballot.needed)
        if kind not in known:
            known[kind] = None if late() else _decides(ballots, seats, needed, k)
    return tuple(known[seats[k], ballot.vote, ballot.needed] for k, ballot in enumerate(ballots))


def _decides(ballots: Sequence[Ballot], seats: Sequence[int], needed: int, k: int) -> bool | None:
    """Whether some sum of the other seats falls short without bloc k and suffices with it."""
    sure, free = 0, list[int]()
    for other, ballot in enumerate(ballots):
        if other == k:
            continue
        if ballot.needed and ballot.vote is Vote.NO:
            return False
        if ballot.needed or ballot.vote is Vote.YES:
            sure += seats[other]
        elif ballot.vote is not Vote.NO and seats[other]:
            free.append(seats[other])
    own = seats[k]
    if sure + sum(free) + own < needed:
        return False
    if ballots[k].needed:
        return True
    if sure >= needed or not own:
        return False
    if max(free, default=0) <= own:
        # Adding one after the other cannot step over the window of width `own` below `needed`.
        return True
    return _reaches(free, needed - own - sure, needed - sure)


def _reaches(numbers: Sequence[int], low: int, high: int) -> bool | None:
    """Whether some of the numbers add up to at least ``low`` and less than ``high``."""
    low = max(low, 0)
    if sum(numbers) <= MOST_BITS:
        bits = 1
        for number in numbers:
            bits |= bits << number
        return bool((bits >> low) & ((1 << (high - low)) - 1))
    sums = {0}
    for number in numbers:
        sums |= {total + number for total in sums if total + number < high}
        if len(sums) > MOST_SUMS:
            return None
    return any(total >= low for total in sums)


def _covers(seats: Sequence[int], slack: int, budget: _Budget) -> Iterator[tuple[int, ...]]:
    """Positions in seats (descending) that add up to more than ``slack``, none of them to spare."""
    count = len(seats)
    upto = [0]
    for number in seats:
        upto.append(upto[-1] + number)
    for size in range(1, count + 1):
        if upto[count] - upto[count - size + 1] > slack:
            return
        yield from _of_size(seats, upto, slack, size, budget)


def _of_size(
    seats: Sequence[int], upto: Sequence[int], slack: int, size: int, budget: _Budget
) -> Iterator[tuple[int, ...]]:
    """Those of one size: all but the last chosen stay within ``slack``, the last exceeds it.

    As seats descend, the last is the smallest, so that no other could be spared either.
    """
    chosen: list[int] = []
    total, k, count = 0, 0, len(seats)
    while budget.take():
        left = size - len(chosen)
        if k + left > count or total + upto[k + left] - upto[k] <= slack:
            if not chosen:
                return
            k = chosen.pop()
            total -= seats[k]
        elif left == 1:
            yield (*chosen, k)
        elif total + seats[k] + upto[count] - upto[count - left + 2] <= slack:
            chosen.append(k)
            total += seats[k]
        k += 1


def _whole(ballots: Sequence[Ballot], quota: Fraction | None) -> tuple[list[int], int]:
    """Seats and the number needed as integers, in the largest common part of one."""
    stated = [ballot.seats or Fraction(0) for ballot in ballots]
    part = lcm(*(s.denominator for s in stated), 1 if quota is None else quota.denominator)
    seats = [int(s * part) for s in stated]
    return seats, sum(seats) // 2 + 1 if quota is None else floor(quota * part)


class _Budget:
    """How many steps may still be taken; ``spent`` once one was refused."""

    def __init__(self, steps: int, late: Late) -> None:
        self.steps = steps
        self.late = late
        self.spent = False

    def take(self) -> bool:
        """Whether another step may be taken."""
        self.steps -= 1
        over = self.steps < 0 or (self.steps % 256 == 0 and self.late())
        self.spent = self.spent or over
        return not over
