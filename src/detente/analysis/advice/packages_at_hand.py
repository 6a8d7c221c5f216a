"""The packages that advice chooses between: all there are, or those that a search comes upon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from detente.analysis.advice.seats import Seat
from detente.analysis.problem import Compiled
from detente.analysis.problem import Package as Indices
from detente.case import Case, Issue, Package, parse_number

if TYPE_CHECKING:
    import numpy as np

ALL = 4_096
"""Packages up to which all are looked at; beyond, a search starts from many trade-offs."""

FEW = 6
"""Numbers of a numeric issue looked at: an offer of 3.1 beside one of 3.0 is no other offer."""

STARTS = 48
"""Trade-offs between the parties that a search starts from."""

BEAM = 24
ROUNDS = 12

OPEN = -1
"""The place of no option: an issue of which nobody has said what holds today may stay open."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """Packages in the order of the compiled issues; ``looked_at`` were ranked to find them.

    ``coarse``: numeric issues of which only some numbers were looked at.
    """

    packages: tuple[Package, ...]
    looked_at: int
    exhaustive: bool
    coarse: tuple[str, ...]


def at_hand(
    case: Case,
    compiled: Compiled,
    seats: Sequence[Seat],
    rng: np.random.Generator,
    stop: Callable[[], bool],
) -> AtHand:
    """All possible packages up to `ALL`, else the best ranked that a search comes upon.

    No package in which a fact or a cap of the case is broken is among them.
    """
    places = [
        few_of(case.issue(issue), options, _named(seats, issue))
        for issue, options in zip(compiled.board.issues, compiled.board.options, strict=True)
    ]
    sizes = zip(compiled.board.issues, compiled.board.options, places, strict=True)
    coarse = tuple(i for i, options, few in sizes if len({*few} - {OPEN}) < len(options))
    field = _Field(case, compiled, tuple(places))
    if prod(map(len, places)) <= ALL:
        every = [one for one in product(*places) if field.possible(one)]
        return AtHand(tuple(map(field.named, every)), len(every), not coarse, coarse)
    found = _searched(field, seats, rng, stop)
    return AtHand(tuple(map(field.named, found)), len(found), False, coarse)


@dataclass(frozen=True, slots=True)
class _Field:
    """The issues in play and the places of the options looked at on each."""

    case: Case
    compiled: Compiled
    places: tuple[tuple[int, ...], ...]

    @property
    def rows(self) -> Iterator[tuple[str, tuple[str, ...], tuple[int, ...]]]:
        """Issue, its options, the places looked at."""
        board = self.compiled.board
        return zip(board.issues, board.options, self.places, strict=True)

    def named(self, one: Indices) -> Package:
        """The package by its ids; issues left open are not in it."""
        if OPEN not in one:
            return self.compiled.named(one)
        chosen = dict(self.compiled.board.fixed.choices)
        for (issue, options, _), place in zip(self.rows, one, strict=True):
            if place != OPEN:
                chosen[issue] = options[place]
        order = self.compiled.order
        return Package(tuple((issue, chosen[issue]) for issue in order if issue in chosen))

    def possible(self, one: Indices) -> bool:
        """Whether no fact and no cap is broken."""
        if OPEN in one:
            return self.case.allows(self.named(one))
        return self.compiled.problem.feasible(one)

    def neighbours(self, one: Indices) -> list[Indices]:
        """Every possible package that differs on one issue."""
        moved = [
            (*one[:issue], option, *one[issue + 1 :])
            for issue, few in enumerate(self.places)
            for option in few
            if option != one[issue]
        ]
        return [near for near in moved if self.possible(near)]


def few_of(issue: Issue, options: Sequence[str], named: Sequence[str]) -> tuple[int, ...]:
    """Places of the options to look at: all named ones, of a range its ends and some between.

    What holds today and what a party named count before numbers that nobody spoke of.
    """
    if issue.range is None or len(options) <= FEW:
        return (*([] if issue.status_quo else [OPEN]), *range(len(options)))
    last = len(options) - 1
    wanted = {0, last}
    spoken = [o for o in (issue.status_quo, *named) if o in options]
    even = [options[round(last * step / (FEW - 1))] for step in range(FEW)]
    for option in (*spoken, *even):
        if option is not None and len(wanted) < FEW and _apart(issue, options, option, wanted):
            wanted.add(options.index(option))
    return tuple(sorted(wanted))


def _apart(issue: Issue, options: Sequence[str], option: str, kept: set[int]) -> bool:
    """Whether a number is at least half an even step away from those kept, or holds today."""
    assert issue.range is not None
    nearest = min(abs(parse_number(option) - parse_number(options[k])) for k in kept)
    width = issue.range.high - issue.range.low
    return nearest >= width / (2 * (FEW - 1)) or (option == issue.status_quo and nearest > 0)


def _named(seats: Sequence[Seat], issue: str) -> list[str]:
    """Options that parties put a value on or want, in the order they said so."""
    found: list[str] = []
    for seat in seats:
        said = seat.outlook.said
        found += [option for wants in said.wants.get(issue, ()) for option in wants.options]
        found += said.values.get(issue, {})
    return list(dict.fromkeys(found))


def _searched(
    field: _Field, seats: Sequence[Seat], rng: np.random.Generator, stop: Callable[[], bool]
) -> list[Indices]:
    """Steps of one issue from the best of many trade-offs, as long as they lead further."""
    import numpy as np

    ranks: dict[Indices, tuple[float, float]] = {}
    fresh = _starts(field, [_table(field, seat) for seat in seats], seats[0].today, rng)
    best: list[Indices] = []
    for _ in range(ROUNDS):
        new = [one for one in dict.fromkeys(fresh) if one not in ranks]
        if not new or (ranks and stop()):
            break
        named = [field.named(one) for one in new]
        parts = [seat.ranks(named) for seat in seats]
        shares = np.prod([share for share, _ in parts], axis=0)
        margins = np.min([margin for _, margin in parts], axis=0)
        ranks |= dict(zip(new, zip(shares.tolist(), margins.tolist(), strict=True), strict=True))
        before, best = best, sorted(ranks, key=lambda one: ranks[one], reverse=True)[:BEAM]
        if best == before:
            break
        fresh = [near for one in best for near in field.neighbours(one)]
    return sorted(ranks, key=lambda one: ranks[one], reverse=True)[:ALL]


def _table(field: _Field, seat: Seat) -> list[list[float]]:
    """What each option is worth to a party on average; without numbers, which way it points."""
    order = [issue.id for issue in field.case.issues]
    rows: list[list[float]] = []
    for issue, options, few in field.rows:
        if seat.weighed:
            place = order.index(issue)
            worths = [seat.mean_worth(place, options[k]) for k in few if k != OPEN]
            rows.append([*([0.0] if OPEN in few else []), *worths])
        else:
            rows.append([0.0 if k == OPEN else seat.direction(issue, options[k]) for k in few])
    return rows


def _starts(
    field: _Field, tables: Sequence[list[list[float]]], today: Package, rng: np.random.Generator
) -> list[Indices]:
    """The best package of each of many trade-offs, today, and all one step from these."""
    import numpy as np

    spans = [max(sum(max(row) - min(row) for row in table), 1e-12) for table in tables]
    count = len(tables)
    mixes = [*np.eye(count), np.ones(count), *rng.dirichlet(np.ones(count), STARTS)]
    found: list[Indices] = []
    for mix in mixes:
        chosen = []
        for number, few in enumerate(field.places):
            sums = sum(
                weight / span * np.array(table[number])
                for weight, span, table in zip(mix, spans, tables, strict=True)
            )
            chosen.append(few[int(np.argmax(sums))])
        found.append(tuple(chosen))
    holds = today.as_dict()
    unmoved = tuple(
        next((k for k in few if k != OPEN and options[k] == holds.get(issue)), few[0])
        for issue, options, few in field.rows
    )
    found.append(unmoved)
    near = [each for one in found for each in field.neighbours(one)]
    return [one for one in [*found, *near] if field.possible(one)]
