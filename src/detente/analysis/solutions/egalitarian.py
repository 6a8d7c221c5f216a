"""The egalitarian solution: the smallest gain as large as possible, then the next.

Kalai, Econometrica 45 (1977), with the leximin refinement. Needs utilities that can be compared
between parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.solutions.leximin import leximin


def egalitarian(gains: Sequence[Sequence[int]], scales: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points that are best by leximin of the gains.

    ``gains`` are points x active parties; a gain of a party counts gain / scale.
    """
    return leximin(gains, scales)
