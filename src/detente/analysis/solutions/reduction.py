"""From a Problem to what the methods compute on: coordinates, kinds of options, links.

Links (facts, red lines, bonuses) see only whether an option lies in a box. Options of an issue that
no box tells apart form one *kind*: the links are tables over kinds, which are few even where a
price has ten thousand steps, and an issue without links has one kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.analysis.problem import Box, Problem

Amounts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Coordinate:
    """Something that adds up over the issues: a party's utility, or what is left of a budget.

    ``table[issue][option]`` and ``bonuses`` (box, amount) are added to ``constant``. ``floor`` is
    the least final value allowed. ``weak``: it has to reach its floor, more is worth nothing.
    """

    table: Amounts
    constant: int = 0
    bonuses: tuple[tuple[Box, int], ...] = ()
    floor: int | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Reduced:
    """A computation, ready to run. Boxes speak of kinds, not of options.

    ``kinds[variable]`` are the options of each kind; variables are the issues, then auxiliary
    ones without options (``splitting``), whose kinds are empty tuples. ``impossible``: no package
    is left at all.
    """

    coordinates: tuple[Coordinate, ...]
    kinds: tuple[tuple[tuple[int, ...], ...], ...]
    forbidden: tuple[Box, ...]
    bonuses: tuple[tuple[int, Box, int], ...]
    issues: int
    impossible: bool = False

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every box of the links."""
        return self.forbidden + tuple(box for _, box, _ in self.bonuses)

    def sizes(self, variables: Iterable[int]) -> int:
        """The number of options, all kinds together, multiplied over the variables."""
        product = 1
        for variable in variables:
            if variable < self.issues:
                product *= sum(len(kind) for kind in self.kinds[variable])
        return product


def utilities(problem: Problem, *, zone: bool) -> tuple[Coordinate, ...]:
    """One coordinate per party; with its reservation value as floor if the zone is asked for."""
    return tuple(
        Coordinate(
            table=problem.tables[party],
            constant=problem.constants[party],
            bonuses=tuple((b.box, b.amount) for b in problem.bonuses if b.party == party),
            floor=problem.reservations[party] if zone else None,
        )
        for party in range(problem.parties)
    )


def budgets(problem: Problem) -> tuple[Coordinate, ...]:
    """What is left of each budget, as a coordinate: less cost is more."""
    return tuple(
        Coordinate(
            table=tuple(tuple(-cost for cost in row) for row in budget.costs),
            floor=-budget.bound,
            weak=True,
        )
        for budget in problem.budgets
    )


def boxes(problem: Problem, *, zone: bool) -> tuple[Box, ...]:
    """The boxes that no package may lie in."""
    lines = [box for line in problem.red_lines for box in line.boxes] if zone else []
    return (*problem.facts, *lines)


def reduced(
    problem: Problem, coordinates: tuple[Coordinate, ...], forbidden: tuple[Box, ...]
) -> Reduced:
    """Remove what boxes forbid outright, take in bonuses on single issues, find the kinds."""
    allowed = [set(range(size)) for size in problem.sizes]
    left = _settle(allowed, forbidden)
    impossible = left is None or not all(allowed)
    if left is None or impossible:
        return Reduced(coordinates, (), (), (), len(allowed), impossible=True)
    settled, bonuses = [], []
    for index, coordinate in enumerate(coordinates):
        plain, linked = _absorb(coordinate, allowed)
        settled.append(plain)
        bonuses += [(index, box, amount) for box, amount in linked]
    linking = left + [box for _, box, _ in bonuses]
    kinds = tuple(_kinds(issue, options, linking) for issue, options in enumerate(allowed))
    return Reduced(
        coordinates=tuple(settled),
        kinds=kinds,
        forbidden=tuple(dict.fromkeys(_on_kinds(box, kinds) for box in left)),
        bonuses=tuple((index, _on_kinds(box, kinds), amount) for index, box, amount in bonuses),
        issues=len(allowed),
    )


def _settle(allowed: list[set[int]], forbidden: Iterable[Box]) -> list[Box] | None:
    """Take forbidden options out of ``allowed`` until only true combinations are left.

    None if some box forbids everything.
    """
    left, changed = list(forbidden), True
    while changed:
        changed, combinations = False, []
        for box in left:
            small = _within(box, allowed)
            if small is None:
                continue
            if not small.parts:
                return None
            if len(small.parts) == 1:
                issue, options = small.parts[0]
                allowed[issue] -= options
                changed = True
            else:
                combinations.append(small)
        left = combinations
    return left


def _within(box: Box, allowed: list[set[int]]) -> Box | None:
    """The box on the options still there, without issues it does not restrict; None if empty."""
    parts = []
    for issue, options in box.parts:
        here = options & allowed[issue]
        if not here:
            return None
        if len(here) < len(allowed[issue]):
            parts.append((issue, frozenset(here)))
    return Box(tuple(parts))


def _absorb(
    coordinate: Coordinate, allowed: list[set[int]]
) -> tuple[Coordinate, list[tuple[Box, int]]]:
    """Bonuses on one issue go into the table, unconditional ones into the constant."""
    table, constant, linked = [list(row) for row in coordinate.table], coordinate.constant, []
    for box, amount in coordinate.bonuses:
        small = _within(box, allowed)
        if small is None or amount == 0:
            continue
        if not small.parts:
            constant += amount
        elif len(small.parts) == 1:
            issue, options = small.parts[0]
            for option in options:
                table[issue][option] += amount
        else:
            linked.append((small, amount))
    rows = tuple(tuple(row) for row in table)
    return replace(coordinate, table=rows, constant=constant, bonuses=()), linked


def _kinds(issue: int, options: set[int], linking: list[Box]) -> tuple[tuple[int, ...], ...]:
    """Options grouped by the boxes they lie in, groups by their first option."""
    sets = [chosen for box in linking for at, chosen in box.parts if at == issue]
    groups: dict[tuple[bool, ...], list[int]] = {}
    for option in sorted(options):
        groups.setdefault(tuple(option in chosen for chosen in sets), []).append(option)
    return tuple(tuple(group) for group in groups.values())


def _on_kinds(box: Box, kinds: tuple[tuple[tuple[int, ...], ...], ...]) -> Box:
    """A box over options as a box over kinds."""
    return Box(
        tuple(
            (issue, frozenset(k for k, kind in enumerate(kinds[issue]) if kind[0] in options))
            for issue, options in box.parts
        )
    )
