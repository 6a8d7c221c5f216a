"""A Problem as a mixed-integer programme: an option per issue, and what each package is worth.

A box that stands alone gets one column that is 1 in it and 0 outside. Several boxes over the same
issues get a column per combination of their kinds of options, whose sums are the choices: for
pairs the tightest form there is, which single columns, the rejected alternative, are far from
(agreements, section 6.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from detente.analysis.problem import Box, Package, Problem
from detente.analysis.solutions.single.programme import Programme, Terms

_COMBINATIONS = 1_000
"""A table over more combinations than this is not made; its boxes stand alone."""


@dataclass(frozen=True, slots=True)
class Linear:
    """An exact sum: integer amounts on columns, and a constant."""

    amounts: dict[int, int]
    constant: int

    def over(self, unit: int) -> Terms:
        """The amounts in a unit."""
        return {column: amount / unit for column, amount in self.amounts.items() if amount}

    @property
    def spread(self) -> int:
        """How much all columns together can move the sum, at least 1."""
        return max(1, sum(abs(amount) for amount in self.amounts.values()))


@dataclass(frozen=True, slots=True)
class Choices:
    """Columns of the options, and the sum of every party before its top is applied."""

    problem: Problem
    programme: Programme
    options: tuple[tuple[int, ...], ...]
    worth: tuple[Linear, ...]

    def package(self, values: Sequence[float]) -> Package:
        """The package that the values of the columns choose."""
        return tuple(
            max(range(len(row)), key=lambda option, row=row: values[row[option]])  # type: ignore[misc]
            for row in self.options
        )

    def columns(self, package: Package) -> Terms:
        """The values of the columns of all options in a package."""
        return {
            column: float(option == chosen)
            for row, chosen in zip(self.options, package, strict=True)
            for option, column in enumerate(row)
        }

    def forbid(self, programme: Programme, package: Package) -> None:
        """Leave one package out: at least one issue is decided otherwise."""
        chosen = [row[option] for row, option in zip(self.options, package, strict=True)]
        programme.at_most(dict.fromkeys(chosen, 1.0), len(chosen) - 1.0)


def choices(problem: Problem, *, zone: bool) -> Choices:
    """The packages of X, or of Z but for the reservation values, which belong to the measures."""
    programme = Programme()
    options = tuple(
        tuple(programme.column(0.0, 1.0, whole=True) for _ in range(size)) for size in problem.sizes
    )
    for row in options:
        programme.equal(dict.fromkeys(row, 1.0), 1.0)
    lines = [box for line in problem.red_lines for box in line.boxes] if zone else []
    forbidden = (*problem.facts, *lines)
    held = _held(programme, options, [bonus.box for bonus in problem.bonuses], forbidden)
    for box in forbidden:
        _forbid(programme, options, box)
    for budget in problem.budgets:
        cost = _sum(options, budget.costs, 0)
        unit = cost.spread
        programme.at_most(cost.over(unit), (budget.bound - cost.constant) / unit)
    worth = [
        _sum(options, table, constant)
        for table, constant in zip(problem.tables, problem.constants, strict=True)
    ]
    for bonus in problem.bonuses:
        for column in held[bonus.box]:
            amounts = worth[bonus.party].amounts
            amounts[column] = amounts.get(column, 0) + bonus.amount
    return Choices(problem, programme, options, tuple(worth))


def _sum(
    options: tuple[tuple[int, ...], ...], table: tuple[tuple[int, ...], ...], constant: int
) -> Linear:
    """A sum over the choices, counted from the smallest amount of every issue."""
    amounts: dict[int, int] = {}
    for row, given in zip(options, table, strict=True):
        least = min(given)
        constant += least
        amounts |= {column: amount - least for column, amount in zip(row, given, strict=True)}
    return Linear(amounts, constant)


def _forbid(programme: Programme, options: tuple[tuple[int, ...], ...], box: Box) -> None:
    """No package in the box; an option refused by itself is closed at once."""
    inside = [options[issue][option] for issue, part in box.parts for option in part]
    if len(box.parts) == 1:
        for column in inside:
            programme.upper[column] = 0.0
        return
    if box.parts and all(part for _, part in box.parts):
        programme.at_most(dict.fromkeys(inside, 1.0), len(box.parts) - 1.0)
    elif not box.parts:
        programme.at_least(dict.fromkeys(options[0], 0.0) if options else {}, 1.0)


def _held(
    programme: Programme,
    options: tuple[tuple[int, ...], ...],
    boxes: Iterable[Box],
    forbidden: Sequence[Box],
) -> dict[Box, tuple[int, ...]]:
    """Per box the columns that add up to 1 in it and to 0 outside."""
    scopes: dict[tuple[int, ...], list[Box]] = {}
    for box in dict.fromkeys(boxes):
        scopes.setdefault(box.scope, []).append(box)
    held: dict[Box, tuple[int, ...]] = {}
    for scope, group in scopes.items():
        closed = [box for box in forbidden if box.scope == scope]
        kinds = [_kinds(len(options[issue]), issue, [*group, *closed]) for issue in scope]
        if len(group) > 1 and len(scope) > 1 and prod(map(len, kinds)) <= _COMBINATIONS:
            held |= _table(programme, options, scope, kinds, group, closed)
        else:
            held |= {box: _alone(programme, options, box) for box in group}
    return held


def _kinds(size: int, issue: int, boxes: Sequence[Box]) -> list[list[int]]:
    """Options of an issue that none of the boxes tells apart, together."""
    parts = [dict(box.parts)[issue] for box in boxes]
    kinds: dict[tuple[bool, ...], list[int]] = {}
    for option in range(size):
        kinds.setdefault(tuple(option in part for part in parts), []).append(option)
    return list(kinds.values())


def _table(
    programme: Programme,
    options: tuple[tuple[int, ...], ...],
    scope: tuple[int, ...],
    kinds: list[list[list[int]]],
    group: Sequence[Box],
    closed: Sequence[Box],
) -> dict[Box, tuple[int, ...]]:
    """A column per combination of kinds; over each kind they add up to its choices."""
    cells: dict[tuple[int, ...], int] = {}
    for cell in product(*(range(len(each)) for each in kinds)):
        cells[cell] = programme.column(0.0, 1.0)
    for place, issue in enumerate(scope):
        for kind, members in enumerate(kinds[place]):
            terms = {column: 1.0 for cell, column in cells.items() if cell[place] == kind}
            terms |= {options[issue][option]: -1.0 for option in members}
            programme.equal(terms, 0.0)

    def inside(box: Box) -> tuple[int, ...]:
        parts = [part for _, part in box.parts]
        return tuple(
            column
            for cell, column in cells.items()
            if all(kinds[p][kind][0] in parts[p] for p, kind in enumerate(cell))
        )

    for box in closed:
        for column in inside(box):
            programme.upper[column] = 0.0
    return {box: inside(box) for box in group}


def _alone(programme: Programme, options: tuple[tuple[int, ...], ...], box: Box) -> tuple[int, ...]:
    """One column that is 1 in the box and 0 outside; an issue alone needs none of its own."""
    parts = [[options[issue][option] for option in part] for issue, part in box.parts]
    if len(parts) == 1:
        return tuple(parts[0])
    if not all(parts):
        return ()
    column = programme.column(0.0, 1.0)
    for part in parts:
        programme.at_least({**dict.fromkeys(part, 1.0), column: -1.0}, 0.0)
    every = dict.fromkeys((each for part in parts for each in part), 1.0)
    programme.at_most({**every, column: -1.0}, len(parts) - 1.0)
    return (column,)
