"""What a package has to meet, in one form: options left, boxes to avoid, sums to reach.

A reservation value, a budget and "worse for this party than that" are all the same thing: a sum
over the chosen options that must reach a floor. So the search knows one kind of row, and a question
that turns a demand round needs no search of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.analysis.problem import Box, Package, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """A sum that must reach ``floor``: ``tables[issue][option]`` plus the amounts of boxes held."""

    tables: tuple[tuple[int, ...], ...]
    bonuses: tuple[tuple[Box, int], ...]
    floor: int

    def total(self, package: Package) -> int:
        """The sum of a package."""
        return sum(table[option] for table, option in zip(self.tables, package, strict=True)) + sum(
            amount for box, amount in self.bonuses if box.holds(package)
        )

    def negative(self, floor: int) -> Row:
        """The row that asks for minus this sum to reach ``floor``."""
        return Row(
            tuple(tuple(-value for value in table) for table in self.tables),
            tuple((box, -amount) for box, amount in self.bonuses),
            floor,
        )


@dataclass(frozen=True, slots=True)
class Constraints:
    """Options left per issue (ascending), boxes no package may lie in, rows that must be reached.

    No package meets constraints in which some issue has no option left.
    """

    domains: tuple[tuple[int, ...], ...]
    forbidden: tuple[Box, ...]
    rows: tuple[Row, ...]

    @property
    def hopeless(self) -> bool:
        """Whether some issue has no option left."""
        return not all(self.domains)

    def met(self, package: Package) -> bool:
        """Whether a package meets everything, in exact integers."""
        return (
            all(option in domain for option, domain in zip(package, self.domains, strict=True))
            and not any(box.holds(package) for box in self.forbidden)
            and all(row.total(package) >= row.floor for row in self.rows)
        )

    def within(self, box: Box) -> Constraints:
        """The same, for packages in a box only."""
        domains = list(self.domains)
        for issue, options in box.parts:
            domains[issue] = tuple(option for option in domains[issue] if option in options)
        return replace(self, domains=tuple(domains))

    def reaching(self, row: Row) -> Constraints:
        """The same, with one more row."""
        return replace(self, rows=(*self.rows, row))


def utility_row(problem: Problem, party: int, floor: int) -> Row:
    """The row of the packages worth at least ``floor`` to a party, its top left aside."""
    return Row(
        problem.tables[party],
        tuple((bonus.box, bonus.amount) for bonus in problem.bonuses if bonus.party == party),
        floor - problem.constants[party],
    )


def constraints(problem: Problem) -> Constraints:
    """What a package of Z has to meet.

    A top only matters below the reservation value: then nothing reaches it, and the first issue
    is left without options.
    """
    domains = [tuple(range(size)) for size in problem.sizes]
    rows = []
    for party, (floor, top) in enumerate(zip(problem.reservations, problem.tops, strict=True)):
        if floor is not None:
            rows.append(utility_row(problem, party, floor))
            if top is not None and top < floor:
                domains[0] = ()
    rows += [
        Row(tuple(tuple(-cost for cost in row) for row in budget.costs), (), -budget.bound)
        for budget in problem.budgets
    ]
    forbidden = [*problem.facts, *(box for line in problem.red_lines for box in line.boxes)]
    return Constraints(tuple(domains), tuple(forbidden), tuple(rows))
