"""The utilitarian solution: the largest sum of utilities (Bentham; Harsanyi 1955).

Needs utilities that can be compared between parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.solutions.largest import largest
from detente.analysis.solutions.leximin import common_factors
from detente.analysis.solutions.screens import promising, total


def utilitarian(gains: Sequence[Sequence[int]], scales: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points with the largest sum of gains, which has the largest utility too.

    ``gains`` are points x active parties; a gain of a party counts gain / scale. What a party has
    at the disagreement point is the same everywhere and changes no comparison.
    """
    factors = common_factors(scales)
    return largest(
        (index, sum(map(int.__mul__, gains[index], factors)))
        for index in promising(gains, scales, total)
    )
