"""What must be settled, and the ways to settle it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from detente.case.events import Contingency
from detente.case.numbers import parse_number, write_number
from detente.case.text import Text

GRID_STEPS = 20
"""Steps a range without one of its own is cut into; findings that use the grid name it."""


@dataclass(frozen=True, slots=True)
class Track:
    """A group of issues on the agenda."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An issue or option that is no longer on the table, since a day where one is stated.

    What was said about it stays in the case and takes no part in any analysis.
    """

    on: date | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A way to settle an issue. ``readings`` are (party id, what it takes the words to mean).

    A ``contingent`` option leads to one of two others of its issue, as an event turns out; nothing
    is said of its worth, which follows from theirs. ``replaces`` names options, of this or an
    earlier version of the case, that it was split or made from.
    """

    id: str
    name: Text | None = None
    readings: tuple[tuple[str, Text], ...] = ()
    contingent: Contingency | None = None
    replaces: tuple[str, ...] = ()
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A number to be settled, ``low`` to ``high`` inclusive, in steps where one is stated."""

    low: Fraction
    high: Fraction
    step: Fraction | None = None
    unit: Text | None = None

    @property
    def grid_step(self) -> Fraction:
        """The stated step, or a twentieth of the range."""
        return self.step or (self.high - self.low) / GRID_STEPS

    @property
    def count(self) -> int:
        """How many numbers the steps give."""
        return int((self.high - self.low) / self.grid_step) + 1

    def numbers(self) -> tuple[Fraction, ...]:
        """The numbers the steps give, ascending."""
        return _numbers(self)

    def holds(self, number: Fraction) -> bool:
        """Whether the number lies in the range and, where a step is stated, on a step."""
        inside = self.low <= number <= self.high
        return inside and (self.step is None or (number - self.low) % self.step == 0)


@lru_cache(maxsize=64)
def _numbers(steps: Range) -> tuple[Fraction, ...]:
    """Kept, since every statement about a numeric issue asks for them again."""
    return tuple(steps.low + index * steps.grid_step for index in range(steps.count))


@lru_cache(maxsize=64)
def _ids(steps: Range, today: str | None) -> tuple[str, ...]:
    """The steps as text with today's number among them, kept for the same reason."""
    numbers = set(_numbers(steps))
    if today is not None:
        numbers.add(parse_number(today))
    return tuple(write_number(number) for number in sorted(numbers))


@dataclass(frozen=True, slots=True)
class Issue:
    """One point to settle: named ``options`` or a numeric ``range``, never both.

    ``decided_by`` names the parties without whose consent it cannot change (empty: whoever is in
    the analysis decides); ``status_quo`` is an option id, or None where nobody stated it.
    ``replaces`` names issues, of this or an earlier version, that it was split or made from.
    ``measured`` lists, of a case in force, every plain option that statements of worth were made
    on, withdrawn ones among them, in the order of the file (empty: those there are).
    """

    id: str
    name: Text | None = None
    track: str | None = None
    options: tuple[Option, ...] = ()
    range: Range | None = None
    status_quo: str | None = None
    decided_by: tuple[str, ...] = ()
    carried_out_by: tuple[str, ...] = ()
    note: Text | None = None
    replaces: tuple[str, ...] = ()
    withdrawn: Withdrawal | None = None
    measured: tuple[str, ...] = ()

    def option_ids(self) -> tuple[str, ...]:
        """Every option id, in order; for a range its steps as text, the status quo among them."""
        if self.range is None:
            return tuple(option.id for option in self.options)
        return _ids(self.range, self.status_quo)

    def plain_ids(self) -> tuple[str, ...]:
        """Every option id that depends on no event: what statements of worth can speak of."""
        if self.range is not None:
            return self.option_ids()
        return tuple(option.id for option in self.options if option.contingent is None)

    def measured_ids(self) -> tuple[str, ...]:
        """The options between whose worst and best worth was stated: those withdrawn as well."""
        return self.measured or self.plain_ids()

    def option(self, option_id: str) -> Option | None:
        """The named option, or None (a numeric issue has none)."""
        return next((option for option in self.options if option.id == option_id), None)

    def knows(self, option_id: str) -> bool:
        """Whether this is one of the ways to settle the issue."""
        if self.range is None:
            return self.option(option_id) is not None
        try:
            return self.range.holds(parse_number(option_id))
        except ValueError:
            return False
