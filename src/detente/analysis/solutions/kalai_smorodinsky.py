"""The Kalai-Smorodinsky solution: equal shares of what each could gain at best.

Kalai and Smorodinsky, Econometrica 43 (1975); on finite sets in its lexicographic form, Imai,
Econometrica 51 (1983).
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.solutions.leximin import leximin


def kalai_smorodinsky(gains: Sequence[Sequence[int]], spans: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points that are best by leximin of gain / span.

    ``gains`` are points x active parties; ``spans`` the largest gain of each party in the zone, all
    positive. Shares are compared over their common denominator, as integers.
    """
    return leximin(gains, spans)
