"""What packages that hang on events are worth, over everything a party may believe of these.

For a given utility, what a package is worth runs straight in the chance of each event alone, so
least and greatest lie where every chance is at an end of what is believed: each such *corner* is a
sum over packages of plain options, which the set of compatible utilities bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from detente.analysis.preferences.bounds import ANYTHING, Span, widest
from detente.analysis.preferences.links import amount_of, with_nothing
from detente.analysis.problem import Contingencies, Lottery, Said, chances_of
from detente.case import Case, Package

MOST_TURNS = 12
"""Events of two packages, open ones counted twice, up to which every corner and outcome is tried.

Beyond, bounds are put together issue by issue: they hold, and are loose. Six events of which
anything may be believed are within it.
"""

Corner = dict[str, Fraction]
"""A chance for every event that matters."""

Reading = tuple[Corner | None, ...]
"""A corner for each statement about packages at which it holds; None where it is left aside."""

MOST_READINGS = 64
"""Ways to read statements about packages up to which all are tried; beyond, some are left aside."""

Price = Callable[[Lottery], Span]
"""The bounds of a sum of packages of plain options, each times its factor."""


class Beliefs:
    """What one party believes of the events of a case, and what packages lead to."""

    def __init__(self, case: Case, party: str) -> None:
        """Gather what hangs on events, and what the party has said of them."""
        self.contingencies = Contingencies.of(case)
        self.chances = chances_of(case, party)

    def hang(self, *packages: Package) -> bool:
        """Whether any of some packages hangs on an event."""
        return bool(self.contingencies.events(*packages))

    def open(self, *packages: Package) -> frozenset[str]:
        """The events of some packages of which more than one belief fits."""
        events = self.contingencies.events(*packages)
        return frozenset(event for event in events if self.chances[event].open)

    def corners(self, *packages: Package) -> Iterator[Corner]:
        """Every way to take the events of some packages at an end of what is believed."""
        events = self.contingencies.events(*packages)
        chances = [self.chances[event] for event in events]
        for ends in product(*(dict.fromkeys((chance.low, chance.high)) for chance in chances)):
            yield dict(zip(events, ends, strict=True))

    def lottery(self, corner: Corner, *terms: tuple[int, Package]) -> Lottery:
        """What signed packages lead to at a corner, as one sum."""
        return tuple(
            (sign * factor, plain)
            for sign, package in terms
            for factor, plain in self.contingencies.lottery(package, corner)
        )

    def countless(self, *packages: Package) -> bool:
        """Whether there are too many events to try them all."""
        return len(self.contingencies.events(*packages)) + len(self.open(*packages)) > MOST_TURNS


@dataclass(frozen=True, slots=True)
class Readings:
    """Every way to read the statements about packages that hang on events.

    A statement that holds for some belief holds at a corner too. ``told`` are the open events they
    hang on. ``loose``: several hang on the same one, and may each be read at another corner, or
    some are left aside.
    """

    all: tuple[Reading, ...]
    told: frozenset[str]
    loose: bool


def readings(statements: Sequence[Sequence[Package]], beliefs: Beliefs) -> Readings:
    """The readings of some statements, each about some packages; one where beliefs are numbers."""
    corners: list[tuple[Corner | None, ...]] = []
    count = 1
    told: list[str] = []
    loose = False
    for packages in statements:
        open_events = beliefs.open(*packages)
        told += open_events
        if beliefs.countless(*packages) or count << len(open_events) > MOST_READINGS:
            corners.append((None,))
            loose = True
            continue
        count <<= len(open_events)
        corners.append(tuple(beliefs.corners(*packages)))
    twice = len(set(told)) < len(told)
    return Readings(tuple(product(*corners)), frozenset(told), loose or twice)


class Pricing:
    """Bounds for packages that hang on events, from bounds for sums of plain ones.

    ``told`` are the events that statements about packages hang on with more than one belief: what
    these statements then say is only held to for some belief, not for the same one.
    """

    def __init__(self, beliefs: Beliefs, said: Said, told: Iterable[str], utility: Price) -> None:
        """Keep what is believed and said, and how utilities are bounded."""
        self.beliefs = beliefs
        self.told = frozenset(told)
        self.utility = utility
        self._linked = {issue for link in said.worths for issue, _ in link.when.parts}
        self._capped = said.scale.cap is not None
        self._whole = ANYTHING
        if not said.scale.as_given:
            amounts = (with_nothing(amount_of(link, said)) for link in said.worths)
            self._whole = sum(amounts, Span(Fraction(0), Fraction(1)))

    def difference(self, more: Package, less: Package) -> Span:
        """The bounds of ``u(more) - u(less)``."""
        more, less = self._apart(more, less)
        found = self._bounds(self.utility, (1, more), (-1, less))
        if found is not None:
            return found
        return narrowed(self._by_steps(more, less), self._whole - self._whole)

    def alone(self, package: Package, price: Price | None = None) -> Span:
        """The bounds of ``u(package)``, or by a price that holds something beside the utility."""
        price = price or self.utility
        found = self._bounds(price, (1, package))
        if found is not None:
            return found
        events = self.beliefs.contingencies.events(package)
        plain = self.beliefs.contingencies.settled(package, dict.fromkeys(events, True))
        total = price(((Fraction(1), plain),)) + self.difference(package, plain)
        return total if price is not self.utility else narrowed(total, self._whole)

    def _bounds(self, price: Price, *terms: tuple[int, Package]) -> Span | None:
        """The bounds of a sum of signed packages; None where there are too many events."""
        packages = [package for _, package in terms]
        if self.beliefs.countless(*packages):
            return None
        spans = [
            price(self.beliefs.lottery(corner, *terms))
            for corner in self.beliefs.corners(*packages)
        ]
        found = widest(spans)
        unsure = bool(self.told & self.beliefs.open(*packages))
        return replace(found, loose=True) if unsure else found

    def _apart(self, more: Package, less: Package) -> tuple[Package, Package]:
        """The two without the events that cancel out: the same option, and nothing tied to it."""
        if self._capped:
            return more, less
        other = less.as_dict()
        same = {
            issue: found.then
            for issue, option in more.choices
            if other.get(issue) == option
            and issue not in self._linked
            and (found := self.beliefs.contingencies.get(issue, option))
        }
        return more.changed(same), less.changed(same)

    def _by_steps(self, more: Package, less: Package) -> Span:
        """Bounds over one issue after another; each may be reached at other beliefs."""
        before, after = less.as_dict(), more.as_dict()
        if before.keys() != after.keys():
            return replace(ANYTHING, loose=True)
        total = Span(Fraction(0), Fraction(0), loose=True)
        here = less
        for issue, option in more.choices:
            if before[issue] == option:
                continue
            there = here.changed({issue: option})
            first, second = self._apart(there, here)
            found = self._bounds(self.utility, (1, first), (-1, second))
            if found is None:
                return replace(ANYTHING, loose=True)
            total += found
            here = there
        return total


def narrowed(span: Span, limits: Span) -> Span:
    """A span within limits that hold anyway."""
    lows = [end for end in (span.low, limits.low) if end is not None]
    highs = [end for end in (span.high, limits.high) if end is not None]
    return Span(max(lows, default=None), min(highs, default=None), span.loose)
