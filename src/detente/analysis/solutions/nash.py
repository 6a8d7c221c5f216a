"""The Nash solution: the largest product of gains (Nash, Econometrica 18, 1950)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from detente.analysis.solutions.largest import largest
from detente.analysis.solutions.screens import product, promising


def nash(gains: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The indices of all points with the largest product of gains.

    ``gains`` are points x active parties, integers of any size, none negative. Each party may have
    a scale of its own. Empty if the product is 0 everywhere.
    """
    most = [max(1, *column) for column in zip(*gains, strict=True)]
    found = promising(gains, most, product)
    best = largest((index, prod(gains[index])) for index in found)
    return tuple(index for index in best if all(gains[index]))
