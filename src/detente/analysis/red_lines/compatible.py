"""Can these demands be met together? The one question every other method here asks.

Exact means first: propagation, then the layered search with a mixture of all rows as advised by the
linear relaxation; where that gives up, the options of one issue are split and each half is asked on
its own, with a mixture of its own. HiGHS only where that takes too long: a package it finds is
checked in integers, and its "infeasible" is passed on as what it is, true within a tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import Literal

from detente.analysis.problem import Box, Package, Problem
from detente.analysis.red_lines.constraints import Constraints, constraints
from detente.analysis.red_lines.demands import demands, holding
from detente.analysis.red_lines.layers import search
from detente.analysis.red_lines.narrowing import narrowed
from detente.analysis.red_lines.programme import Relaxation, programme, relaxation
from detente.analysis.red_lines.stopping import Stop, StoppedError, never
from detente.analysis.red_lines.surrogates import mixture

SMALL = 10_000
"""Packages up to which a question is searched before the relaxation is asked for advice."""

WIDTH = 100
"""States kept by the layered search."""

PARTS = 1_000
"""Parts into which a question is split at most before HiGHS is asked."""

Certainty = Literal["exact", "within_tolerance", "undecided"]


class UndecidedError(Exception):
    """Neither a package nor a proof that there is none was found within the bounds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A package, or None with how certain it is that there is none."""

    package: Package | None
    certainty: Certainty = "exact"


def decide(
    asked: Constraints, *, parts: int = PARTS, seconds: float = 30.0, stop: Stop = never
) -> Answer:
    """Find a package that meets the constraints, or say with what certainty there is none.

    ``parts`` bound the exact search (none at all with 0) and ``seconds`` HiGHS after it. Raises
    ``StoppedError`` as soon as ``stop`` says so, which is asked at every layer.
    """
    if not asked.domains:
        # Nothing is left to settle: there is one package, and it meets the constraints or not.
        return Answer(() if asked.met(()) else None)
    left = narrowed(asked)
    if left.hopeless:
        return Answer(None)
    open_parts = [left]
    if parts and prod(map(len, left.domains)) <= SMALL:
        found = search(left, WIDTH, stop)
        if found.package is not None or found.exact:
            return Answer(found.package)
    for _ in range(parts):
        if not open_parts:
            return Answer(None)
        part = open_parts.pop()
        if part.hopeless:
            continue
        relaxed = relaxation(part)
        row = mixture(part, relaxed)
        found = search(part if row is None else narrowed(part.reaching(row)), WIDTH, stop)
        if found.package is not None:
            return Answer(found.package)
        if stop():
            raise StoppedError
        if not found.exact:
            open_parts += [narrowed(half) for half in _halves(part, relaxed)]
    if not open_parts:
        return Answer(None)
    proposed = programme(left, seconds, stop=stop)
    if stop():
        raise StoppedError
    return _checked(asked, proposed)


def _halves(part: Constraints, relaxed: Relaxation) -> tuple[Constraints, Constraints]:
    """The options of one issue split in two, where the relaxation is least decided.

    An issue that many boxes speak of counts more. Neighbouring options stay together, since most
    boxes are bounds on a range, and about half of the issue's share goes to either side.
    """
    issue = max(
        range(len(part.domains)),
        key=lambda issue: (
            len(part.domains[issue]) > 1,
            (1 - max(relaxed.shares[issue]))
            * (1 + sum(issue in box.scope for box in part.forbidden)),
            len(part.domains[issue]),
        ),
    )
    domain, shares = part.domains[issue], relaxed.shares[issue]
    half = next(
        (place for place in range(1, len(domain)) if sum(shares[:place]) >= 0.5), len(domain) - 1
    )
    return part.within(_only(issue, domain[:half])), part.within(_only(issue, domain[half:]))


def _only(issue: int, options: tuple[int, ...]) -> Box:
    """The packages with one of these options."""
    return Box(((issue, frozenset(options)),))


def _checked(asked: Constraints, found: Package | Literal["infeasible"] | None) -> Answer:
    """The answer of HiGHS, its package taken only if it meets everything in integers."""
    if found == "infeasible":
        return Answer(None, "within_tolerance")
    if found is None or not asked.met(found):
        return Answer(None, "undecided")
    return Answer(found)


def witness(problem: Problem) -> Package | None:
    """Some package of Z, or None where Z is empty.

    Raises ``UndecidedError`` where the bounds of the search do not settle it exactly.
    """
    answer = decide(constraints(problem))
    if answer.package is None and answer.certainty != "exact":
        raise UndecidedError(
            "whether all demands can be met together could not be decided exactly; "
            "fix some issues or leave out some parties"
        )
    return answer.package


@dataclass(slots=True)
class Oracle:
    """Answers which demands of one problem go together, and remembers.

    Sets of demands are bit masks: bit ``i`` is demand ``i``. A package that meets more than was
    asked answers every smaller question; a set known to be incompatible every larger one.
    """

    problem: Problem
    stop: Stop = never
    parts: int = PARTS
    seconds: float = 30.0
    packages: dict[Package, int] = field(default_factory=dict)
    incompatible: list[int] = field(default_factory=list)
    unconfirmed: list[int] = field(default_factory=list)

    def met(self, package: Package) -> int:
        """The demands that a package meets."""
        utilities = self.problem.utilities(package)
        mask = 0
        for index, demand in enumerate(demands(self.problem)):
            if demand.kind == "red_line":
                boxes = self.problem.red_lines[demand.position].boxes
                fine = not any(box.holds(package) for box in boxes)
            else:
                floor = self.problem.reservations[demand.position]
                fine = floor is None or utilities[demand.position] >= floor
            mask |= fine << index
        return mask

    def remember(self, package: Package) -> None:
        """Keep a package of X for later questions."""
        if package not in self.packages:
            self.packages[package] = self.met(package)

    def witness(self, asked: int) -> Package | None:
        """A package of X that meets the demands asked, or None (see ``unconfirmed``)."""
        for package, met in self.packages.items():
            if met & asked == asked:
                return package
        if any(mask & asked == mask for mask in self.incompatible):
            return None
        held = (index for index in range(asked.bit_length()) if asked >> index & 1)
        answer = decide(
            constraints(holding(self.problem, held)),
            parts=self.parts,
            seconds=self.seconds,
            stop=self.stop,
        )
        if answer.package is None:
            self.incompatible.append(asked)
            if answer.certainty != "exact":
                self.unconfirmed.append(asked)
        else:
            self.remember(answer.package)
        return answer.package

    def suspects(self, asked: int) -> int:
        """The demands asked that matter at the tightest spot of the linear relaxation.

        Incompatible demands often are so because of these alone; it is for the caller to find out.
        """
        held = [index for index in range(asked.bit_length()) if asked >> index & 1]
        posed = constraints(holding(self.problem, held))
        if posed.hopeless:
            return asked
        relaxed = relaxation(posed)
        rows = iter(relaxed.rows[len(self.problem.budgets) :])
        boxes = iter(relaxed.boxes[len(self.problem.facts) :])
        mask = 0
        for index in held:
            demand = demands(self.problem)[index]
            if demand.kind == "reservation":
                weight = next(rows)
            else:
                weight = sum(next(boxes) for _ in self.problem.red_lines[demand.position].boxes)
            mask |= (weight > 1e-7) << index
        return mask
