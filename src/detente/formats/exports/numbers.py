"""Exact numbers as a file holds them, and what is rounded where it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from detente.case import write_number
from detente.case.numbers import LONGEST
from detente.formats.exports.export import Remark, remark

DIGITS = 17
"""Significant digits of what is rounded: as many as tell any two binary floats apart."""

PLACES = 20
"""Places behind the point that are kept at least, so that many large numbers add up to little."""

_MOST_PLACES = 40


def short(number: Fraction) -> bool:
    """Whether a number, be it a fraction, is written within the characters a number may have."""
    return len(write_number(number)) <= LONGEST


def ends(number: Fraction) -> bool:
    """Whether a number is also a decimal that ends."""
    return short(number) and "/" not in write_number(number)


def rounded_down(number: Fraction, places: int = PLACES) -> Fraction:
    """The decimal just below a number, or the number itself: 17 digits, at least ``places``."""
    while 0 < abs(number) * 10 ** (places - DIGITS + 1) < 1 and places < _MOST_PLACES:
        places += 1
    return Fraction(number * 10**places // 1, 10**places)


@dataclass(slots=True)
class Rounding:
    """Writes the numbers of one party; what ``holds`` says no file can hold is rounded down.

    ``total`` is how much lower a utility may have become, the worst of each issue added up;
    ``most`` also counts how much the worth of no deal was lowered.
    """

    holds: Callable[[Fraction], bool]
    places: int = PLACES
    total: Fraction = Fraction(0)
    most: Fraction = Fraction(0)

    def row(self, numbers: Iterable[Fraction]) -> list[Fraction]:
        """The amounts of one issue."""
        numbers = list(numbers)
        written = [self._written(one) for one in numbers]
        self.lower(max(a - b for a, b in zip(numbers, written, strict=True)))
        return written

    def lower(self, amount: Fraction) -> None:
        """Count that the utilities of one issue have become lower by up to an amount."""
        self.total += amount
        self.most = max(self.most, self.total)

    def worth(self, number: Fraction) -> Fraction:
        """The worth of no deal, after all issues: lowered with the utilities, never above them.

        A package exactly as good as no deal would otherwise fall below it by a rounding.
        """
        written = self._written(number - self.total)
        self.most = max(self.most, number - written)
        return written

    def _written(self, number: Fraction) -> Fraction:
        return number if self.holds(number) else rounded_down(number, self.places)


def rounding_notes(roundings: Mapping[str, Rounding]) -> Iterator[Remark]:
    """One remark on every party (the key) whose numbers were rounded, with the widest bound."""
    rounded = {party: one.most for party, one in roundings.items() if one.most}
    if rounded:
        yield remark("note.rounded", rounded, most=_power_above(max(rounded.values())))


def _power_above(number: Fraction) -> str:
    """The power of ten that a small positive number does not exceed: ``1e-17``."""
    power = 0
    while number * 10 ** (power + 1) <= 1:
        power += 1
    return f"1e-{power}"
