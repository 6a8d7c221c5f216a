"""What kind of knowledge there is of a party, and on what it rests (preferences, section 4.9)."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.advice.offers_finding import Knowledge, Trust
from detente.analysis.advice.seats import Seat
from detente.case import Confidence, Grade


def trust(seat: Seat) -> Trust:
    """The most that a party's statements tell, how many they are, and their grades."""
    case, party = seat.outlook.case, seat.party
    said = case.own_words_of(party)
    lines = [line for line in case.red_lines if line.owner == party]
    links = [link for link in case.linkages if link.owner == party]
    stated = case.no_deal_of(party)
    bases = [each.basis for each in (*said, *lines, *links)]
    bases += [stated.basis] if stated.stated else []
    grades = [case.grade(basis, party) for basis in bases]
    return Trust(
        party=party,
        kind=_kind(seat),
        guessed=bool(bases) and all(basis.confidence is Confidence.GUESS for basis in bases),
        statements=len(said),
        red_lines=len(lines) + len(links),
        no_deal=bool(seat.outlook.no_deal),
        best=min(grades, key=_rank, default=None),
        weakest=weakest(grades),
        method=seat.draws[0][0].method if seat.draws else None,
        unsampled=seat.why,
    )


def weakest(grades: Iterable[Grade]) -> Grade | None:
    """The grade that rests on least."""
    return max(grades, key=_rank, default=None)


def _rank(grade: Grade) -> int:
    return grade.rank


def _kind(seat: Seat) -> Knowledge:
    said = seat.outlook.said
    if said.values and (said.weights or said.scale.as_given):
        points = all(v.interval is None for row in said.values.values() for v in row.values())
        exact = points and all(weight.interval is None for weight in said.weights.values())
        return "values" if exact else "ranges"
    if said.values or said.weights or said.ratios:
        return "ranges"
    if said.prefers or said.swings or said.steps or said.differs or said.about_equal:
        return "comparisons"
    if said.orders or said.among_top:
        return "orders"
    if said.directions or said.wants or said.shapes or said.worths:
        return "directions"
    return "comparisons" if said.would_sign or said.would_walk_away else "nothing"
