"""Sums over the variables of a linear programme: variable index to coefficient."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

Sum = dict[int, Fraction]


def plus(
    first: Mapping[int, Fraction], second: Mapping[int, Fraction], factor: Fraction | int
) -> Sum:
    """The first sum and the second times a factor."""
    total = dict(first)
    for variable, coefficient in second.items():
        total[variable] = total.get(variable, Fraction(0)) + factor * coefficient
    return total
