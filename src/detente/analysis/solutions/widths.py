"""Integers of any width in arrays: the width is chosen before any sum (agreements, section 3).

Sums below 2**62 live in int64. Wider ones of two parties, below 2**124, live in two int64 *limbs*:
``high * 2**62 + low`` with ``0 <= low < 2**62``, an array whose dtype has these two fields. All
others are Python integers in object arrays. An array's dtype says which it is, taking and joining
points works alike for all three, and only the functions below look inside (decision 7).

Dominance depends on nothing but the order along each coordinate, so filters always work on int64:
the values themselves, their highest bits where these tell them apart, or their dense ranks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[Any]
    Indices = npt.NDArray[np.int64]
    Width = np.dtype[Any]

_BITS = 62
WIDEST = 1 << _BITS
"""Sums of smaller size fit int64 with room for one subtraction."""

_LOW = WIDEST - 1


def width_for(largest: int, *, two: bool) -> Width:
    """The dtype for sums of at most this size; ``two`` says that only two parties are compared."""
    import numpy as np

    if largest < WIDEST:
        return np.dtype(np.int64)
    if two and largest < WIDEST << _BITS:
        return np.dtype([("high", np.int64), ("low", np.int64)])
    return np.dtype(object)


def array(rows: list[list[int]], width: Width) -> Array:
    """Rows of Python integers as a matrix."""
    import numpy as np

    matrix = np.empty((len(rows), len(rows[0]) if rows else 0), dtype=width)
    for index, row in enumerate(rows):
        if width.names:
            matrix["high"][index] = [amount >> _BITS for amount in row]
            matrix["low"][index] = [amount & _LOW for amount in row]
        else:
            matrix[index] = row
    return matrix


def integers(values: Array) -> Array:
    """The values in a form that needs none of these functions: int64 or Python integers."""
    if not values.dtype.names:
        return values
    found: Array = (values["high"].astype(object) << _BITS) | values["low"]
    return found


def added(left: Array, right: Array) -> Array:
    """Sums of two arrays of one width and matching shapes."""
    import numpy as np

    if not left.dtype.names:
        total: Array = left + right
        return total
    low = left["low"] + right["low"]
    total = np.empty(low.shape, dtype=left.dtype)
    total["high"] = left["high"] + right["high"] + (low >> _BITS)
    total["low"] = low & _LOW
    return total


def at_least(row: Array, floor: int) -> npt.NDArray[np.bool_]:
    """Which values of one coordinate reach a floor."""
    above: npt.NDArray[np.bool_]
    if not row.dtype.names:
        above = (row >= floor).astype(bool)
        return above
    high, low = row["high"], row["low"]
    above = high > floor >> _BITS
    above |= (high == floor >> _BITS) & (low >= floor & _LOW)
    return above


def bits(values: Array) -> int:
    """How many bits, and a sign, the values need."""
    import numpy as np

    if values.size == 0:
        return 0
    if not values.dtype.names:
        return max(int(values.max()), ~int(values.min())).bit_length()
    high, low = values["high"], values["low"]
    most = max(int(high.max()), ~int(high.min()))
    if most > 0:
        return most.bit_length() + _BITS
    return int(np.where(high < 0, _LOW - low, low).max()).bit_length()


def without_low_bits(values: Array, away: int) -> Indices:
    """The values without their ``away`` lowest bits (rounded down), which must fit int64."""
    import numpy as np

    if not values.dtype.names:
        return (values >> away if away else values).astype(np.int64, copy=False)
    kept = _BITS - away
    if kept < 0:
        return values["high"] >> -kept
    return (values["high"] << kept) | (values["low"] >> away)


def ordered(values: Array) -> Indices:
    """Int64 coordinates in the same order as the given ones (coordinates by candidates)."""
    import numpy as np

    if values.dtype == np.int64:
        return values
    return np.array([_order_of(row) for row in values], dtype=np.int64).reshape(values.shape)


def ranks(values: Array) -> Indices:
    """Dense ranks of one coordinate: equal values share a rank, larger values have a larger one."""
    import numpy as np

    if values.dtype != np.int64:
        values = _order_of(values)
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _order_of(values: Array) -> Indices:
    """An int64 per value: equal where the values are equal, larger where they are larger.

    The 62 highest bits say it all unless they are equal; only then are those below looked at.
    """
    import numpy as np

    away = max(0, bits(values) - _BITS)
    high = without_low_bits(values, away)
    order = np.argsort(high)
    same = high[order][1:] == high[order][:-1]
    if not away or not same.any():
        return high
    tied = np.append(False, same) | np.append(same, False)
    members = order[tied]
    low = _order_of(_low_bits(values[members], away))
    within = np.lexsort((low, high[members]))
    order[tied] = members[within]
    new = np.append(True, ~same)
    new[np.flatnonzero(tied)[1:]] |= low[within][1:] != low[within][:-1]
    rank: Indices = np.empty(len(values), dtype=np.int64)
    rank[order] = np.cumsum(new)
    return rank


def _low_bits(values: Array, away: int) -> Array:
    """The ``away`` lowest bits alone."""
    low: Array = integers(values) & ((1 << away) - 1)
    return low
