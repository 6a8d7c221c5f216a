"""Does a body pass something, over every outcome of the votes that are not settled?

Bare numbers: a monotone rule (a number of seats in favour, and blocs that must be among them), so
its extremes tell, and no outcome has to be enumerated. Nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.ratification.findings import Passes, Vote


@dataclass(frozen=True, slots=True)
class Ballot:
    """One bloc: its seats, its vote, and whether nothing passes without it (``needed``).

    ``seats`` is None where nobody stated them: they may be none, or enough to decide.
    """

    seats: Fraction | None
    vote: Vote
    needed: bool = False


def passes(ballots: Sequence[Ballot], quota: Fraction | None) -> Passes:
    """Whether at least ``quota`` seats (None: more than half) and every needed bloc are in favour.

    Exact in one pass over the blocs per extreme: the rule never turns from yes to no by another
    vote in favour.
    """
    if _carried(ballots, quota, known=False, unknown=False):
        return "certain"
    if not _carried(ballots, quota, known=True, unknown=True):
        return "no"
    saved = _carried(ballots, quota, known=False, unknown=True)
    lost = not _carried(ballots, quota, known=True, unknown=False)
    return "unknown" if saved and lost else "possible"


def majority(ballots: Sequence[Ballot]) -> tuple[Fraction | None, bool]:
    """How many seats are more than half: (seats, whether they must be exceeded).

    Whole seats give the next whole number, others the half itself. None where some seats are not
    stated.
    """
    stated = [ballot.seats for ballot in ballots if ballot.seats is not None]
    if len(stated) < len(ballots):
        return None, False
    half = sum(stated, Fraction(0)) / 2
    if all(seats.denominator == 1 for seats in stated):
        return Fraction(half.numerator // half.denominator + 1), False
    return half, True


def _carried(
    ballots: Sequence[Ballot], quota: Fraction | None, *, known: bool, unknown: bool
) -> bool:
    """Whether it passes if all that is open turns out well (True) or badly.

    ``known`` rules whatever something is known of, ``unknown`` the blocs of whose vote nothing is.
    Seats that nobody stated are open too; where both kinds pull apart without a limit, the unknown
    have the last word, as in the definition of *unknown*.
    """
    favour = [_in_favour(ballot.vote, known, unknown) for ballot in ballots]
    pairs = list(zip(ballots, favour, strict=True))
    if any(ballot.needed and not yes for ballot, yes in pairs):
        return False
    for kindly, nothing_known in ((unknown, True), (known, False)):
        unstated = [
            yes
            for ballot, yes in pairs
            if ballot.seats is None and (ballot.vote is Vote.UNKNOWN) is nothing_known
        ]
        if kindly and any(unstated):
            return True
        if not kindly and quota is None and not all(unstated):
            return False
    seats = _total(ballot for ballot, yes in pairs if yes)
    return seats >= quota if quota is not None else 2 * seats > _total(ballots)


def _total(ballots: Iterable[Ballot]) -> Fraction:
    """All stated seats; whole numbers are added as such, which is much faster."""
    stated = [ballot.seats for ballot in ballots if ballot.seats is not None]
    if all(seats.denominator == 1 for seats in stated):
        return Fraction(sum(seats.numerator for seats in stated))
    return sum(stated, Fraction(0))


def _in_favour(vote: Vote, known: bool, unknown: bool) -> bool:
    if vote is Vote.OPEN:
        return known
    return unknown if vote is Vote.UNKNOWN else vote is Vote.YES
