"""The Nash solution: the largest product of gains (Nash, Econometrica 18, 1950)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from detente.analysis.solutions.leximin import largest


def nash(gains: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The indices of all points with the largest product of gains.

    ``gains`` are points x active parties, integers of any size, none negative. Each party may have
    a scale of its own. Empty if the product is 0 everywhere.
    """
    products = [prod(gain) for gain in gains]
    return largest(products) if any(products) else ()
