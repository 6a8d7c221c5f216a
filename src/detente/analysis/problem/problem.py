"""A case compiled for a question: integers, and nothing that has a name.

Everything a case can say about combinations of options (red lines, linkages, terms that are worth
more together, hyper-rectangles of imported profiles) is a *box*: a set of options on each of a few
issues, all together. Boxes stay small at any number of issues; tables over all combinations of
the issues they touch, the rejected alternative, do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import prod

Package = tuple[int, ...]
"""An option index for every issue."""


@dataclass(frozen=True, slots=True)
class Box:
    """Options on some issues, all together; on every other issue any option will do.

    ``parts`` are ``(issue, options)`` with issue and option indices, sorted by issue, each issue
    once. A box without parts holds for every package; a box with an empty option set for none.
    """

    parts: tuple[tuple[int, frozenset[int]], ...]

    def holds(self, package: Package) -> bool:
        """Whether the package lies in the box."""
        return all(package[issue] in options for issue, options in self.parts)

    @property
    def scope(self) -> tuple[int, ...]:
        """The issues the box speaks of, ascending."""
        return tuple(issue for issue, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Bonus:
    """An amount on top of one party's sum for every package in a box (may be negative)."""

    party: int
    box: Box
    amount: int


@dataclass(frozen=True, slots=True)
class RedLine:
    """Packages that one party refuses, whatever else it gets: the union of the boxes."""

    owner: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """A linear cap: the costs of the chosen options add up to at most ``bound``.

    ``costs[issue][option]`` are integers; an issue that costs nothing has a row of zeros.
    """

    costs: tuple[tuple[int, ...], ...]
    bound: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A negotiation in integers (agreements, section 2).

    Party ``i`` values package ``x`` at ``(constants[i] + sum of tables[i][j][x[j]] + bonuses) /
    scales[i]``, cut off at ``tops[i] / scales[i]`` where a top is given. ``reservations[i]`` is on
    the same integer scale, or None where it is not stated.

    X is every package in no ``facts`` box that keeps all ``budgets``; Z, the zone, is every package
    of X on no red line with utility at or above every stated reservation value.
    """

    sizes: tuple[int, ...]
    tables: tuple[tuple[tuple[int, ...], ...], ...]
    scales: tuple[int, ...]
    reservations: tuple[int | None, ...]
    constants: tuple[int, ...] = ()
    tops: tuple[int | None, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    facts: tuple[Box, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    budgets: tuple[Budget, ...] = ()

    def __post_init__(self) -> None:
        """Fill the optional per-party fields."""
        parties = len(self.tables)
        if not self.constants:
            object.__setattr__(self, "constants", (0,) * parties)
        if not self.tops:
            object.__setattr__(self, "tops", (None,) * parties)

    @property
    def parties(self) -> int:
        """The number of parties."""
        return len(self.tables)

    @property
    def packages(self) -> int:
        """The number of packages, feasible or not."""
        return prod(self.sizes)

    def utilities(self, package: Package) -> tuple[int, ...]:
        """The integer utility of a package to every party."""
        sums = [
            constant + sum(table[issue][option] for issue, option in enumerate(package))
            for constant, table in zip(self.constants, self.tables, strict=True)
        ]
        for bonus in self.bonuses:
            if bonus.box.holds(package):
                sums[bonus.party] += bonus.amount
        return tuple(
            total if top is None else min(total, top)
            for total, top in zip(sums, self.tops, strict=True)
        )

    def feasible(self, package: Package) -> bool:
        """Whether the package lies in X."""
        return not any(box.holds(package) for box in self.facts) and all(
            sum(row[option] for row, option in zip(budget.costs, package, strict=True))
            <= budget.bound
            for budget in self.budgets
        )

    def acceptable(self, package: Package) -> bool:
        """Whether the package lies in Z, the zone."""
        return (
            self.feasible(package)
            and not any(box.holds(package) for line in self.red_lines for box in line.boxes)
            and all(
                floor is None or utility >= floor
                for utility, floor in zip(self.utilities(package), self.reservations, strict=True)
            )
        )

    def holding(self, red_lines: Iterable[int], reservations: Iterable[int]) -> Problem:
        """The same problem with only the named red lines and only the named parties' reservations.

        Both are indices: into ``red_lines`` and into the parties.
        """
        kept = set(reservations)
        return replace(
            self,
            red_lines=tuple(self.red_lines[index] for index in sorted(set(red_lines))),
            reservations=tuple(
                floor if party in kept else None for party, floor in enumerate(self.reservations)
            ),
        )
