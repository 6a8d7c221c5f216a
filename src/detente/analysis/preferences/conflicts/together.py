"""Several intervals widened together, where widening a single one mends nothing.

What a statement bounds is a quotient (a share of its issue's weight, a ratio of two weights), so
the least total is no linear programme. One in shares of utility, the rejected alternative, puts all
weight on one issue and widens the numbers of the others without end. Instead one interval after
the other is made as narrow as those still to come allow, in every order of up to three; then none
could be narrower by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from detente.analysis.preferences.conflicts.intervals import (
    HUNDRED,
    ONE,
    ZERO,
    Bounding,
    ends_of,
    total_weight,
    with_ends,
    without_ends,
)
from detente.analysis.preferences.conflicts.widening import least_ends
from detente.analysis.preferences.findings import Widened
from detente.analysis.preferences.minimal import Voice, cheapest_unexplored
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.problem import Said
from detente.case import Ratio, Statement, Weight

MOST_IN_EVERY_ORDER = 3


def to_widen(
    conflicts: Sequence[frozenset[str]], costs: Mapping[str, int]
) -> Iterator[frozenset[str]]:
    """Sets of statements one of which is in every conflict, cheapest first.

    ``costs`` are those of the statements that can be widened; none where a conflict has no such.
    """
    open_to = [conflict & costs.keys() for conflict in conflicts]
    known: list[frozenset[str]] = []
    while (found := cheapest_unexplored(open_to, known, costs)) is not None:
        yield found
        known.append(found)


def widened_together(voice: Voice, statements: Sequence[Bounding]) -> tuple[Widened, ...]:
    """These intervals, each as narrow as may be; empty where widening them mends nothing.

    Of the orders tried, that with the least total in hundredths: of an issue, of the weight, of a
    ratio as it was.
    """
    said = Outlook(voice.kept(voice.elements), voice.party).said
    every = len(statements) <= MOST_IN_EVERY_ORDER
    orders = permutations(statements) if every else iter((tuple(statements),))
    found = [one for order in orders if (one := _in_order(voice, said, order)) is not None]
    by_id = {statement.id: statement for statement in statements}

    def total(widened: tuple[Widened, ...]) -> Fraction:
        return sum((_by(said, by_id[one.statement], one) for one in widened), ZERO)

    return min(found, key=total, default=())


def _in_order(voice: Voice, said: Said, order: Sequence[Bounding]) -> tuple[Widened, ...] | None:
    changed: dict[str, Statement] = {s.id: without_ends(s, said) for s in order}
    if Outlook(voice.kept(voice.elements, changed), voice.party).contradictory:
        return None
    widened: list[Widened] = []
    for statement in order:
        ends = least_ends(voice, statement, changed)
        if ends is None:
            return None
        changed[statement.id] = with_ends(statement, ends)
        if ends != ends_of(statement):
            widened.append(Widened(statement.id, ends))
    return tuple(sorted(widened, key=lambda one: voice.place[one.statement]))


def _by(said: Said, statement: Bounding, widened: Widened) -> Fraction:
    """By how much an interval was widened, in hundredths."""
    unit = ONE
    if isinstance(statement, Weight):
        unit = HUNDRED / total_weight(said)
    total = ZERO
    for before, after in zip(ends_of(statement), widened.interval, strict=True):
        if before is not None and after is not None:
            share = HUNDRED / before if isinstance(statement, Ratio) and before else unit
            total += abs(after - before) * share
    return total
