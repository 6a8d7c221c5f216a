"""Asking HiGHS for a package, and believing nothing that integers do not confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.problem import Package, Problem
from detente.analysis.solutions.single.choices import Choices, choices
from detente.analysis.solutions.single.programme import (
    INFINITY,
    Clock,
    Programme,
    Terms,
)

_REFUSALS = 20
"""Packages in a row that only floats hold for acceptable, after which the bound alone counts."""


@dataclass(frozen=True, slots=True)
class Best:
    """A package, or None, and what no package exceeds as far as floats tell."""

    package: Package | None
    bound: float
    infeasible: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Gains: how far a utility is above ``start``, in shares of ``units``; one of each per party.

    Utilities, start and units are integers on the parties' scales, units positive.
    """

    start: tuple[int, ...]
    units: tuple[int, ...]

    def shares(self, utilities: tuple[int, ...]) -> tuple[float, ...]:
        """The gains of a package, each rounded once."""
        return tuple(
            (utility - least) / unit
            for utility, least, unit in zip(utilities, self.start, self.units, strict=True)
        )


class Search:
    """The packages of a set, asked for one by one; those found so far are in ``pool``.

    ``pool`` has the integer utilities of every package found or known. With ``zone`` the set is Z,
    else X. Every package in the pool is in the set, checked in integers.
    """

    def __init__(self, problem: Problem, *, zone: bool, known: Iterable[Package] = ()) -> None:
        self.problem = problem
        self.zone = zone
        self.choices: Choices = choices(problem, zone=zone)
        self.pool: dict[Package, tuple[int, ...]] = {}
        self._refused: list[Package] = []
        for package in known:
            self.keep(package)

    def keep(self, package: Package) -> bool:
        """Take a package into the pool if it is in the set."""
        problem = self.problem
        if not (problem.acceptable(package) if self.zone else problem.feasible(package)):
            return False
        self.pool.setdefault(package, problem.utilities(package))
        return True

    def measured(self, measure: Measure) -> tuple[Programme, tuple[int, ...]]:
        """A programme with a column per party: its gain as a share of its unit, at most.

        A column can be less than the gain; whatever is maximised must not fall as gains rise.
        """
        programme = self.choices.programme.copy()
        problem, columns = self.problem, []
        for party, linear in enumerate(self.choices.worth):
            start, unit = measure.start[party], measure.units[party]
            floor = problem.reservations[party] if self.zone else None
            top = problem.tops[party]
            column = programme.column(
                -INFINITY if floor is None else (floor - start) / unit,
                INFINITY if top is None else (top - start) / unit,
            )
            large = max(unit, linear.spread)
            terms = {each: -amount for each, amount in linear.over(large).items()}
            terms[column] = unit / large
            programme.at_most(terms, (linear.constant - start) / large)
            columns.append(column)
        return programme, tuple(columns)

    def best(
        self, programme: Programme, wanted: Terms, clock: Clock, start: Package | None = None
    ) -> Best:
        """The best package of a programme made by ``measured``; it is in the pool then.

        ``start`` is a package that may be good: a solver that knows one is done sooner.
        """
        for _ in range(_REFUSALS):
            asked = programme.copy() if self._refused else programme
            for package in self._refused:
                self.choices.forbid(asked, package)
            known = None if start is None else self.choices.columns(start)
            found = asked.maximised(wanted, clock, start=known)
            if found.values is None:
                return Best(None, found.bound, found.infeasible)
            package = self.choices.package(found.values)
            if self.keep(package):
                return Best(package, found.bound)
            self._refused.append(package)
        return Best(None, found.bound)
