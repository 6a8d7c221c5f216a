"""No deal, red lines, linkages and caps: what limits the packages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from detente.case.basis import NOTHING_STATED, Basis
from detente.case.numbers import parse_number
from detente.case.packages import Condition, Package
from detente.case.statements import Interval
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Comparison:
    """No deal set beside a package; open issues of the package stay at the status quo."""

    relation: Literal["as_good_as", "better_than", "worse_than"]
    package: Package


@dataclass(frozen=True, slots=True)
class NoDeal:
    """What happens to a party without agreement, dated; not the same as the status quo.

    Its worth is a ``value`` and/or ``interval`` (points of 100 on the native scale, else as given)
    or ``comparisons``; all empty where nobody stated it.
    """

    party: str
    value: Fraction | None = None
    interval: Interval | None = None
    comparisons: tuple[Comparison, ...] = ()
    date: date | None = None
    text: Text | None = None
    basis: Basis = NOTHING_STATED

    @property
    def stated(self) -> bool:
        """Whether anything is known of its worth."""
        return self.value is not None or self.interval is not None or bool(self.comparisons)


@dataclass(frozen=True, slots=True)
class RedLine:
    """A combination of options that a party refuses whatever else it gets.

    ``refuses`` are alternatives: each condition on its own crosses the line.
    """

    owner: str
    name: str
    refuses: tuple[Condition, ...]
    reason: Text | None = None
    basis: Basis = NOTHING_STATED

    @property
    def id(self) -> str:
        """``upland.not-for-free``."""
        return f"{self.owner}.{self.name}"

    def crossed_by(self, package: Package) -> bool:
        """Whether a package of plain options lies in what the line refuses."""
        return any(condition.holds(package) for condition in self.refuses)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a combination adds, in points of 100: a number, an interval, or only its sign."""

    value: Fraction | None = None
    interval: Interval | None = None
    sign: Literal["more", "less"] | None = None


@dataclass(frozen=True, slots=True)
class Linkage:
    """A tie between issues: where ``when`` holds, ``then`` is required, excluded or has a worth.

    Without an owner it is a fact that limits what is possible at all; with one, *requires* and
    *excludes* are that owner's demand and *worth* belongs to its utility.
    """

    id: str
    kind: Literal["requires", "excludes", "worth"]
    when: Condition
    then: Condition | None = None
    worth: Worth | None = None
    owner: str | None = None
    text: Text | None = None
    basis: Basis = NOTHING_STATED

    def broken_by(self, package: Package) -> bool:
        """Whether a package of plain options has what this excludes, or lacks what it requires.

        What hangs on an issue the package leaves open is not broken: it may still be kept.
        """
        if self.kind == "worth" or self.then is None or not self.when.holds(package):
            return False
        if self.kind == "excludes":
            return self.then.holds(package)
        chosen = package.as_dict()
        return any(i in chosen and not wanted.holds(chosen[i]) for i, wanted in self.then.parts)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A cap over issues: what the chosen options cost adds up to ``at_most``.

    ``costs`` are (issue id, rate): for a numeric issue a cost *each*, or costs per option id.
    """

    id: str
    costs: tuple[tuple[str, Fraction | tuple[tuple[str, Fraction], ...]], ...]
    at_most: Fraction
    unit: Text | None = None
    text: Text | None = None
    basis: Basis = NOTHING_STATED

    def cost(self, issue: str, option: str) -> Fraction:
        """What an option costs here; 0 where nothing is stated."""
        rate = dict(self.costs).get(issue, ())
        if isinstance(rate, Fraction):
            return rate * parse_number(option)
        return dict(rate).get(option, Fraction(0))

    def holds(self, package: Package) -> bool:
        """Whether a package keeps the cap; issues it leaves open cost nothing."""
        total = sum((self.cost(issue, o) for issue, o in package.choices), Fraction(0))
        return total <= self.at_most
