"""The best a party can get under constraints, exactly: HiGHS proposes, the oracle proves.

HiGHS names a package that is best as far as floats can tell; one question then shows that nothing
is better by even one unit. Where something is, bisection on the integer scale goes on. A frontier,
the rejected alternative, would answer for all parties at once, but is out of reach where many
parties meet many issues.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.analysis.problem import Package, Problem
from detente.analysis.red_lines.compatible import UndecidedError, decide
from detente.analysis.red_lines.constraints import Constraints, Row, constraints, utility_row
from detente.analysis.red_lines.narrowing import narrowed
from detente.analysis.red_lines.programme import programme
from detente.analysis.red_lines.stopping import Stop, never

PROPOSING = 5.0
"""Seconds HiGHS may take to propose a package; without one bisection does the work."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The largest value, and a package that has it."""

    value: int
    package: Package


def settled(asked: Constraints, stop: Stop = never) -> Package | None:
    """A package meeting the constraints, or None for certain.

    Raises ``UndecidedError`` where only HiGHS says that there is none.
    """
    answer = decide(asked, stop=stop)
    if answer.package is None and answer.certainty != "exact":
        raise UndecidedError("a value could not be decided exactly within the bounds of the search")
    return answer.package


def largest(
    asked: Constraints,
    row: Row,
    *,
    enough: int | None = None,
    start: Package | None = None,
    stop: Stop = never,
) -> Optimum | None:
    """The largest total of a row among the packages that meet the constraints; None without any.

    More than ``enough`` is not looked for. ``start`` is a package known to meet them. The row's
    own floor is ignored.
    """
    package = start if start is not None else settled(asked, stop)
    if package is None:
        return None
    high = _bound(asked, row) if enough is None else min(enough, _bound(asked, row))

    def reaching(floor: int) -> Package | None:
        return settled(asked.reaching(replace(row, floor=floor)), stop) if floor <= high else None

    if start is not None:
        better = reaching(row.total(start) + 1)
        if better is None:
            return Optimum(row.total(start), start)
        package = better
    package = _proposed(asked, row, package, stop)
    low = row.total(package)
    floor = low + 1
    while low < high:
        better = reaching(floor)
        if better is None:
            high = floor - 1
        else:
            package, low = better, row.total(better)
        floor = (low + high + 1) // 2
    return Optimum(low, package)


def _proposed(asked: Constraints, row: Row, package: Package, stop: Stop) -> Package:
    """What HiGHS holds for best, if that meets the constraints and beats the package."""
    wanted = replace(row, floor=row.total(package) + 1)
    left = narrowed(asked.reaching(wanted))
    if left.hopeless:
        return package
    found = programme(left.reaching(wanted), PROPOSING, most=True, stop=stop)
    if found is None or found == "infeasible" or not asked.met(found):
        return package
    return found if row.total(found) > row.total(package) else package


def _bound(asked: Constraints, row: Row) -> int:
    """More than this no package reaches: the best option of every issue and every bonus."""
    return sum(
        max(table[option] for option in domain)
        for table, domain in zip(row.tables, asked.domains, strict=True)
    ) + sum(max(0, amount) for _, amount in row.bonuses)


def best_worth(
    problem: Problem,
    party: int,
    *,
    asked: Constraints | None = None,
    start: Package | None = None,
    stop: Stop = never,
) -> Optimum | None:
    """The best utility of a party over Z (or over ``asked``), on its integer scale; None if empty.

    ``Optimum.value`` is the utility, cut off at the party's top.
    """
    asked = constraints(problem) if asked is None else asked
    constant, top = problem.constants[party], problem.tops[party]
    found = largest(
        asked,
        utility_row(problem, party, 0),
        enough=None if top is None else top - constant,
        start=start,
        stop=stop,
    )
    return None if found is None else _worth(problem, party, found.package)


def least_worth(
    problem: Problem, party: int, *, asked: Constraints | None = None, stop: Stop = never
) -> Optimum | None:
    """The worst utility of a party over Z (or over ``asked``); None if empty."""
    asked = constraints(problem) if asked is None else asked
    found = largest(asked, utility_row(problem, party, 0).negative(0), stop=stop)
    return None if found is None else _worth(problem, party, found.package)


def _worth(problem: Problem, party: int, package: Package) -> Optimum:
    """What a package is worth to the party."""
    return Optimum(problem.utilities(package)[party], package)


def extent(problem: Problem, party: int, *, stop: Stop = never) -> tuple[int, int] | None:
    """The worst and the best utility of a party over X, red lines and reservations aside.

    None where facts and budgets leave no package.
    """
    possible = constraints(problem.holding((), ()))
    worst = least_worth(problem, party, asked=possible, stop=stop)
    best = best_worth(problem, party, asked=possible, stop=stop)
    return None if worst is None or best is None else (worst.value, best.value)
