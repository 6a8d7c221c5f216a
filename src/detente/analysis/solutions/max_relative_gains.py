"""Maximal relative gains: the largest sum of shares of what each could gain at best.

Also called relative utilitarianism (Dhillon and Mertens, Econometrica 67, 1999), here from the
disagreement point.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.solutions.largest import largest
from detente.analysis.solutions.leximin import common_factors
from detente.analysis.solutions.screens import promising, total


def max_relative_gains(gains: Sequence[Sequence[int]], spans: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points with the largest sum of gain / span.

    ``gains`` are points x active parties; ``spans`` the largest gain of each party in the zone, all
    positive. Shares are compared over their common denominator, as integers.
    """
    factors = common_factors(spans)
    return largest(
        (index, sum(map(int.__mul__, gains[index], factors)))
        for index in promising(gains, spans, total)
    )
