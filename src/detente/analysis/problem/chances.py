"""How packages turn out as events happen or not, and how likely a party takes that to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from detente.analysis.problem.said import span_of
from detente.case import Belief, Case, Contingency, Event, Package

ZERO, ONE = Fraction(0), Fraction(1)
HUNDRED = Fraction(100)

Lottery = tuple[tuple[Fraction, Package], ...]
"""Packages of plain options, each with a factor: how likely it is, or minus that."""


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely a party takes an event to be, from ``low`` to ``high`` of 0 to 1.

    ``centre`` is the value stated, else the middle of the interval stated; None where the party
    has said nothing: it may then believe anything.
    """

    low: Fraction
    high: Fraction
    centre: Fraction | None

    @property
    def open(self) -> bool:
        """Whether more than one belief fits what it said."""
        return self.low != self.high


def chance_of(belief: Belief) -> Chance:
    """A belief in per cent as a chance."""
    if belief.value is None and belief.interval is None:
        return Chance(ZERO, ONE, None)
    low, high = (end / HUNDRED for end in span_of(belief.value, belief.interval))
    centre = (low + high) / 2 if belief.value is None else belief.value / HUNDRED
    return Chance(low, high, centre)


def chances_of(case: Case, party: str) -> dict[str, Chance]:
    """What a party believes of every event of a case; anything of one that is only named."""
    named = {found.event: Event(found.event) for found in Contingencies.of(case).options.values()}
    events = {**named, **{event.id: event for event in case.events}}
    return {name: chance_of(event.belief(party)) for name, event in events.items()}


@dataclass(frozen=True, slots=True)
class Contingencies:
    """The options of a case that hang on events, by issue and option id."""

    options: dict[tuple[str, str], Contingency]

    @classmethod
    def of(cls, case: Case) -> Contingencies:
        """Those of a case; ranges have none."""
        return cls(
            {
                (issue.id, option.id): option.contingent
                for issue in case.issues
                for option in issue.options
                if option.contingent is not None
            }
        )

    def get(self, issue: str, option: str | None) -> Contingency | None:
        """What an option leads to; None for a plain one and for an issue left open."""
        return None if option is None else self.options.get((issue, option))

    def reached(self, issue: str, option: str) -> tuple[str, ...]:
        """The plain options that an option can lead to: itself, or two."""
        found = self.options.get((issue, option))
        return (option,) if found is None else (found.then, found.otherwise)

    def events(self, *packages: Package) -> tuple[str, ...]:
        """The events that packages hang on, each once."""
        if not self.options:
            return ()
        found = (self.options.get(chosen) for package in packages for chosen in package.choices)
        return tuple(dict.fromkeys(each.event for each in found if each is not None))

    def settled(self, package: Package, happened: Mapping[str, bool]) -> Package:
        """What a package turns out to be; events not named leave its options as they are."""
        return package.changed(
            {
                issue: found.then if happened[found.event] else found.otherwise
                for issue, option in package.choices
                if (found := self.options.get((issue, option))) and found.event in happened
            }
        )

    def lottery(self, package: Package, chances: Mapping[str, Fraction]) -> Lottery:
        """The outcomes of a package with their probabilities; impossible ones are left out.

        An event turns out one way for every issue; different events are independent. Raises
        ``KeyError`` for an event without a chance.
        """
        events = self.events(package)
        if not events:
            return ((ONE, package),)
        return tuple(
            (weight, self.settled(package, turns))
            for turns in _turns(events)
            if (weight := probability(turns.items(), chances))
        )


def _turns(events: tuple[str, ...]) -> Iterator[dict[str, bool]]:
    for turns in product((True, False), repeat=len(events)):
        yield dict(zip(events, turns, strict=True))


def probability(turns: Iterable[tuple[str, bool]], chances: Mapping[str, Fraction]) -> Fraction:
    """How likely it is that events, each named once, turn out as given."""
    total = ONE
    for event, happened in turns:
        total *= chances[event] if happened else 1 - chances[event]
    return total
