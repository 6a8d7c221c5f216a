"""The utilitarian solution: the largest sum of utilities (Bentham; Harsanyi 1955).

Needs utilities that can be compared between parties.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

from detente.analysis.solutions.leximin import largest


def utilitarian(gains: Sequence[Sequence[int]], scales: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points with the largest sum of gains, which has the largest utility too.

    ``gains`` are points x active parties; a gain of a party counts gain / scale. What a party has
    at the disagreement point is the same everywhere and changes no comparison.
    """
    common = lcm(*scales)
    factors = [common // scale for scale in scales]
    return largest([sum(map(int.__mul__, gain, factors)) for gain in gains])
