"""Maximal relative gains: the largest sum of shares of what each could gain at best.

Also called relative utilitarianism (Dhillon and Mertens, Econometrica 67, 1999), here from the
disagreement point.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

from detente.analysis.solutions.leximin import largest


def max_relative_gains(gains: Sequence[Sequence[int]], spans: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points with the largest sum of gain / span.

    ``gains`` are points x active parties; ``spans`` the largest gain of each party in the zone, all
    positive. Shares are compared over their common denominator, as integers.
    """
    common = lcm(*spans)
    factors = [common // span for span in spans]
    return largest([sum(map(int.__mul__, gain, factors)) for gain in gains])
