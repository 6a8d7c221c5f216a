"""A wider interval in place of one that was said, in numbers that a person would have said."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from detente.analysis.preferences.conflicts.intervals import Bounding, Ends, ends_of, with_ends
from detente.case import Ratio, Statement, Value

TENTHS = Fraction(10)


def in_whole_points(said: Bounding, ends: Ends) -> Statement:
    """The statement with at least these ends; an end that was said stays as it was said.

    An end that moves goes on to the next whole point of 100; of *times as much*, to the next tenth.
    """
    unit = TENTHS if isinstance(said, Ratio) else Fraction(1)
    low, high = ends
    before_low, before_high = ends_of(said)
    if low is not None and low != before_low:
        low = Fraction(floor(low * unit)) / unit
    if high is not None and high != before_high:
        high = Fraction(ceil(high * unit)) / unit
    if isinstance(said, Value) and low is not None and high is not None:
        # A centre that was not said is not needed here, and would be half a point.
        return replace(said, interval=(low, high))
    return with_ends(said, (low, high))
