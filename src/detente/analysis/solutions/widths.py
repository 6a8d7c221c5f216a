"""Integers of any width in arrays: the width is chosen before any sum (agreements, section 3).

Sums below 2**62 live in int64, wider ones as Python integers in object arrays. Dominance depends on
nothing but the order along each coordinate, so filters always work on int64: the values themselves,
or their dense ranks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[Any]
    Indices = npt.NDArray[np.int64]

WIDEST = 1 << 62
"""Sums of smaller size fit int64 with room for one subtraction."""


def fits(largest: int) -> bool:
    """Whether sums of at most this size can live in int64."""
    return largest < WIDEST


def array(rows: list[list[int]], *, wide: bool) -> Array:
    """Rows of Python integers as a matrix: int64, or objects if ``wide``."""
    import numpy as np

    if not wide:
        return np.array(rows, dtype=np.int64).reshape(len(rows), -1)
    matrix = np.empty((len(rows), len(rows[0]) if rows else 0), dtype=object)
    for index, row in enumerate(rows):
        matrix[index] = row
    return matrix


def ranks(values: Array) -> Indices:
    """Dense ranks of one coordinate: equal values share a rank, larger values have a larger one.

    Wide integers are cut into limbs of 62 bits, because sorting int64 limbs is an order of
    magnitude faster than comparing Python integers.
    """
    import numpy as np

    if values.dtype != object:
        return np.unique(values, return_inverse=True)[1].astype(np.int64)
    low = min(values, default=0)
    rest, limbs = values - low, []
    for _ in range(int(max(rest, default=0)).bit_length() // 62 + 1):
        limbs.append((rest & (WIDEST - 1)).astype(np.int64))
        rest = rest >> 62
    order = np.lexsort(limbs)
    new = np.zeros(len(values), dtype=bool)
    for limb in limbs:
        new[1:] |= limb[order][1:] != limb[order][:-1]
    rank = np.empty(len(values), dtype=np.int64)
    rank[order] = np.cumsum(new)
    return rank


def ordered(values: Array) -> Indices:
    """Int64 coordinates in the same order as the given ones (coordinates by candidates)."""
    import numpy as np

    if values.dtype != object:
        return values
    return np.array([ranks(row) for row in values], dtype=np.int64).reshape(values.shape)
