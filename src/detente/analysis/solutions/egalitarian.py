"""The egalitarian solution: the smallest gain as large as possible, then the next.

Kalai, Econometrica 45 (1977), with the leximin refinement. Needs utilities that can be compared
between parties.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

from detente.analysis.solutions.leximin import leximin


def egalitarian(gains: Sequence[Sequence[int]], scales: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points that are best by leximin of the gains.

    ``gains`` are points x active parties; a gain of a party counts gain / scale.
    """
    common = lcm(*scales)
    factors = [common // scale for scale in scales]
    return leximin(
        [[amount * factor for amount, factor in zip(gain, factors, strict=True)] for gain in gains]
    )
