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


def worth_at_least(problem: Problem, asked: Constraints, party: int, floor: int) -> Constraints:
    """The constraints, for packages worth at least ``floor`` to a party.

    A top only matters below the floor: then nothing reaches it.
    """
    top = problem.tops[party]
    if top is not None and top < floor:
        return impossible(asked)
    return asked.reaching(utility_row(problem, party, floor))


def worth_at_most(problem: Problem, asked: Constraints, party: int, ceiling: int) -> Constraints:
    """The constraints, for packages worth at most ``ceiling`` to a party."""
    top = problem.tops[party]
    if top is not None and top <= ceiling:
        return asked
    row = utility_row(problem, party, 0)
    return asked.reaching(row.negative(problem.constants[party] - ceiling))


def impossible(asked: Constraints) -> Constraints:
    """Constraints that no package meets: no option is left."""
    return replace(asked, domains=tuple(() for _ in asked.domains))


def constraints(problem: Problem) -> Constraints:
    """What a package of Z has to meet."""
    budgets = tuple(
        Row(tuple(tuple(-cost for cost in row) for row in budget.costs), (), -budget.bound)
        for budget in problem.budgets
    )
    lines = tuple(box for line in problem.red_lines for box in line.boxes)
    asked = Constraints(
        tuple(tuple(range(size)) for size in problem.sizes), (*problem.facts, *lines), budgets
    )
    for party, floor in enumerate(problem.reservations):
        if floor is not None:
            asked = worth_at_least(problem, asked, party, floor)
    return asked
