"""Numbers that stand for a share, a time or a number of seats."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.case.checks.demands import interval_faults
from detente.case.faults import Fault, fault, warning
from detente.case.numbers import write_number
from detente.case.statements import Interval

_FULL = 100


def per_cent(
    path: str, value: Fraction | None, interval: Interval | None = None
) -> Iterator[Fault]:
    """A share outside 0 to 100, and one that looks as if 1 were meant for all."""
    yield from interval_faults(path, value, interval)
    stated = [*([] if value is None else [value]), *(interval or ())]
    for number in stated:
        if not 0 <= number <= _FULL:
            yield fault(path, "not_per_cent", found=write_number(number))
            return
    small = next((number for number in stated if 0 < number < 1), None)
    if small is not None and all(number <= 1 for number in stated):
        yield warning(path, "per_cent_below_one", found=write_number(small))


def not_below_zero(path: str, **stated: Fraction | None) -> Iterator[Fault]:
    """A fault for every key under the path whose number is below 0."""
    for key, number in stated.items():
        if number is not None and number < 0:
            yield fault(f"{path}.{key}", "below_zero", key=key, found=write_number(number))
