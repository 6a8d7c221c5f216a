"""Values between the numbers a party has named: straight lines (case file, sketch)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction


def shares(named: Sequence[Fraction], number: Fraction) -> tuple[tuple[Fraction, Fraction], ...]:
    """How a number lies between the two named ones around it: (named number, share).

    ``named`` is ascending and without repeats. The shares add up to 1; a named number is itself
    with share 1; outside the named numbers the result is empty: nobody said.
    """
    if not named or not named[0] <= number <= named[-1]:
        return ()
    index = bisect_left(named, number)
    if named[index] == number:
        return ((number, Fraction(1)),)
    low, high = named[index - 1], named[index]
    upper = (number - low) / (high - low)
    return ((low, 1 - upper), (high, upper))
