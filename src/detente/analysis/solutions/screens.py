"""A quick look in floats at many points, so that few are left to compare exactly.

Every score here is a product, a sum or a minimum of numbers that are not negative, so its relative
error is a few units in the 16th digit per operation. Points whose score is within one part in 10^9
of the best are kept, which leaves six digits to spare; what is dropped cannot be best.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_FEW = 1000
_CLOSE = 1 - 1e-9
_TINY = 1e-250


def promising(
    gains: Sequence[Sequence[int]], units: Sequence[int], score: Callable[[Floats], Floats]
) -> Sequence[int]:
    """The indices of all points that may have the best score, and some that have not.

    ``gains`` are points x parties, not negative; ``score`` gets them over the positive ``units``.
    Where floats cannot tell (too large, or nothing but zeros), every index is returned.
    """
    everything = range(len(gains))
    if len(gains) < _FEW:
        return everything
    import numpy as np

    try:
        shares = np.array(gains, dtype=float) / np.array(units, dtype=float)
    except OverflowError:
        return everything
    scores = score(shares)
    best = float(scores.max())
    if not _TINY < best < float("inf"):
        return everything
    found: list[int] = np.flatnonzero(scores >= best * _CLOSE).tolist()
    return found


def smallest(shares: Floats) -> Floats:
    """The smallest share of each point: leximin looks at it first."""
    least: Floats = shares.min(axis=1)
    return least


def total(shares: Floats) -> Floats:
    """The sum of the shares of each point."""
    added: Floats = shares.sum(axis=1)
    return added


def product(shares: Floats) -> Floats:
    """The product of the shares of each point."""
    multiplied: Floats = shares.prod(axis=1)
    return multiplied
