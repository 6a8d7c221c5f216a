"""Samples of what a party believes of events, and what follows for options that hang on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, lcm, prod
from typing import TYPE_CHECKING, Any

from detente.analysis.problem import Board, Chance, Contingencies
from detente.case import Case, Condition, Package

if TYPE_CHECKING:
    import numpy as np

BELIEFS = 10**3
"""The grid of beliefs: a sampled chance within an interval is a multiple of 1/1000."""

Turns = frozenset[tuple[str, bool]]
"""How some events must turn out."""

Piece = tuple[int, Turns]
"""A linkage that is worth something, by its place, and what must happen for it to hold."""

Column = tuple[int, ...]
"""Where an option's value comes from: one plain column, or (event, then, otherwise)."""


@dataclass(frozen=True, slots=True)
class BeliefSampler:
    """How to draw beliefs, and to weigh plain options and amounts by them, in integers.

    ``ends`` are, per event, the least and greatest numerator and the denominator of its chance.
    ``columns`` are per issue and option, ``pieces`` per amount (linkage, (event, whether it
    happens)). What is weighed comes out on a scale ``parts`` times as fine.
    """

    ends: tuple[tuple[int, int, int], ...]
    columns: tuple[tuple[Column, ...], ...]
    pieces: tuple[tuple[int, tuple[tuple[int, bool], ...]], ...]
    parts: int

    def draw(self, rng: np.random.Generator, count: int) -> list[Any]:
        """The numerators of as many chances of every event, uniform within what is believed."""
        return [rng.integers(low, high + 1, count) for low, high, _ in self.ends]

    def tables(self, plain: Sequence[Any], chances: Sequence[Any]) -> tuple[Any, ...]:
        """The tables of all options from those of the plain ones (samples x options)."""
        import numpy as np

        return tuple(
            np.stack([self._column(table, column, chances) for column in columns], axis=1)
            for table, columns in zip(plain, self.columns, strict=True)
        )

    def amounts(self, plain: Sequence[Any], chances: Sequence[Any]) -> tuple[Any, ...]:
        """What each piece adds: its amount times the probability of what must happen."""
        found = []
        for link, turns in self.pieces:
            amount = plain[link] * (self.parts // prod(self.ends[event][2] for event, _ in turns))
            for event, happens in turns:
                numerator = chances[event].astype(amount.dtype)
                amount = amount * (numerator if happens else self.ends[event][2] - numerator)
            found.append(amount)
        return tuple(found)

    def _column(self, table: Any, column: Column, chances: Sequence[Any]) -> Any:
        if len(column) == 1:
            return table[:, column[0]] * self.parts
        event, then, otherwise = column
        unit = self.ends[event][2]
        chance = chances[event].astype(table.dtype)
        both = chance * table[:, then] + (unit - chance) * table[:, otherwise]
        return both * (self.parts // unit)


def belief_sampler(
    contingencies: Contingencies,
    chances: Mapping[str, Chance],
    issues: Sequence[str],
    options: Sequence[Sequence[str]],
    pieces: Sequence[Piece],
) -> BeliefSampler:
    """For all options of every issue; the columns of plain ones are in the same order."""
    events = {event: place for place, event in enumerate(chances)}
    ends = tuple(map(_ends, chances.values()))
    columns: list[tuple[Column, ...]] = []
    for issue, names in zip(issues, options, strict=True):
        plain = [name for name in names if contingencies.get(issue, name) is None]
        columns.append(
            tuple(
                (plain.index(name),)
                if (found := contingencies.get(issue, name)) is None
                else (events[found.event], plain.index(found.then), plain.index(found.otherwise))
                for name in names
            )
        )
    hanging = {c[0] for row in columns for c in row if len(c) > 1}
    turned = tuple(
        (link, tuple(sorted((events[event], happens) for event, happens in turns)))
        for link, turns in pieces
    )
    units = [ends[event][2] for event in hanging]
    units += [prod(ends[event][2] for event, _ in turns) for _, turns in turned]
    return BeliefSampler(ends, tuple(columns), turned, lcm(*units))


def _ends(chance: Chance) -> tuple[int, int, int]:
    """A number as it is; an interval on the grid, or one finer where it holds no point of it."""
    if not chance.open:
        return (chance.low.numerator, chance.low.numerator, chance.low.denominator)
    unit = BELIEFS
    if ceil(chance.low * unit) > floor(chance.high * unit):
        unit = lcm(chance.low.denominator, chance.high.denominator)
    return (ceil(chance.low * unit), floor(chance.high * unit), unit)


def pieces_of(case: Case, conditions: Sequence[Condition]) -> tuple[Piece, ...]:
    """Every way in which a combination can hang on events; one, without any, for most."""
    board = Board(
        issues=tuple(issue.id for issue in case.issues),
        options=tuple(issue.option_ids() for issue in case.issues),
        fixed=Package(()),
        contingencies=Contingencies.of(case),
    )
    if not board.contingencies.options:
        return tuple((place, frozenset()) for place in range(len(conditions)))
    ways = ((place, board.ways(condition)) for place, condition in enumerate(conditions))
    found = ((place, frozenset(turns)) for place, each in ways for _, turns in each)
    return tuple(dict.fromkeys(found))


def holding(case: Case, condition: Condition, package: Package) -> Turns | None:
    """What must happen for a package to meet a condition; None where it never does.

    Nor where that hangs on an issue it leaves open.
    """
    chosen = package.as_dict()
    board = Board(
        issues=tuple(chosen),
        options=tuple((option,) for option in chosen.values()),
        fixed=Package(()),
        contingencies=Contingencies.of(case),
    )
    found = [frozenset(turns) for _, turns in board.ways(condition)]
    return found[0] if found else None
