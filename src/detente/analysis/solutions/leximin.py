"""Leximin: the worst-off first, then the next (Imai 1983; agreements, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

from detente.analysis.solutions.screens import promising, smallest


def leximin(gains: Sequence[Sequence[int]], units: Sequence[int]) -> tuple[int, ...]:
    """The indices of all points whose gains over units are best when compared sorted ascending.

    ``gains`` are points x parties, not negative; ``units`` one positive integer per party. The
    max-min level alone, the rejected alternative, keeps packages that another one dominates.
    """
    factors = common_factors(units)
    ascending = {
        index: sorted(map(int.__mul__, gains[index], factors))
        for index in promising(gains, units, smallest)
    }
    best = max(ascending.values(), default=[])
    return tuple(index for index, score in ascending.items() if score == best)


def common_factors(units: Sequence[int]) -> list[int]:
    """What amounts in each unit have to be multiplied with to be integers in a common one."""
    common = lcm(*units)
    return [common // unit for unit in units]
