"""Exact sums of any size in numpy: rows of int64, the most significant one first.

A *wide* array has the shape (limbs, ...) and stands for ``sum(limb * 2**(60 * place))``; all values
are at least 0. Shares of several parties have a common denominator of 80 bits and more as soon as
their gains have six digits each; Python's integers in object arrays, the rejected alternative,
take twenty times as long, and the search adds and compares twenty million times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.analysis.roadmap.journey import Array, Flags

PLACE = 60
_HALF = 30
_LOW = (1 << PLACE) - 1
_LOW_HALF = (1 << _HALF) - 1
NEVER = 1 << 62
"""In the first limb: larger than every sum, and still so after a sum was added."""


def limbs_for(largest: int) -> int:
    """How many limbs hold integers up to ``largest``."""
    return max(1, -(-largest.bit_length() // PLACE))


def wide(value: int, limbs: int) -> Array:
    """One integer as a column of limbs."""
    import numpy as np

    return np.array([value >> PLACE * place & _LOW for place in reversed(range(limbs))], np.int64)


def never(limbs: int, *shape: int) -> Array:
    """A wide array that is larger than every sum."""
    import numpy as np

    filled = np.zeros((limbs, *shape), dtype=np.int64)
    filled[0] = NEVER
    return filled


def weighted(terms: list[tuple[Array, int]], limbs: int) -> Array:
    """The sum of arrays of integers (at least 0), each times an integer."""
    import numpy as np

    shape = terms[0][0].shape
    terms = [(array, factor) for array, factor in terms if array.any()]
    if limbs == 1:
        total = np.zeros((1, *shape), dtype=np.int64)
        for array, factor in terms:
            total[0] += array.astype(np.int64) * factor
        return total
    digits = np.zeros((2 * limbs, *shape), dtype=np.int64)  # least significant first
    for array, factor in terms:
        for at, digit in enumerate(_digits(array)):
            for place in range(2 * limbs - at):
                if part := factor >> _HALF * place & _LOW_HALF:
                    product = digit * part
                    digits[at + place] += product & _LOW_HALF
                    if at + place + 1 < 2 * limbs:
                        digits[at + place + 1] += product >> _HALF
    for place in range(2 * limbs - 1):
        digits[place + 1] += digits[place] >> _HALF
        digits[place] &= _LOW_HALF
    packed: Array = (digits[1::2] << _HALF | digits[::2])[::-1]
    return packed


def _digits(array: Array) -> list[Array]:
    """The digits of 30 bits of integers, int64 or Python's, least significant first."""
    import numpy as np

    largest = int(array.max()) if array.size else 0
    return [
        (array >> place & _LOW_HALF).astype(np.int64)
        for place in range(0, largest.bit_length(), _HALF)
    ]


def plus(left: Array, right: Array) -> Array:
    """Sums, limb by limb with the carry; never stays never."""
    total: Array = left + right
    for place in range(len(total) - 1, 0, -1):
        total[place - 1] += total[place] >> PLACE
        total[place] &= _LOW
    over = total[0] >= NEVER
    if over.any():
        total[:, over] = 0
        total[0, over] = NEVER
    return total


def less(left: Array, right: Array) -> Flags:
    """Where the left value is smaller."""
    found: Flags = left[-1] < right[-1]
    for place in range(len(left) - 2, -1, -1):
        found &= left[place] == right[place]
        found |= left[place] < right[place]
    return found


def smaller(left: Array, right: Array) -> Array:
    """The smaller of two values, everywhere."""
    import numpy as np

    if len(left) == 1:
        return np.minimum(left, right)
    return np.where(less(left, right), left, right)


def larger(left: Array, right: Array) -> Array:
    """The larger of two values, everywhere."""
    import numpy as np

    if len(left) == 1:
        return np.maximum(left, right)
    return np.where(less(left, right), right, left)


def ranks(values: Array) -> Array:
    """Int64 numbers in the order of wide ones (limbs by places), equal where these are equal."""
    import numpy as np

    if len(values) == 1:
        only: Array = values[0]
        return only
    order = np.lexsort(values[::-1])
    ascending = values[:, order]
    rises = (ascending[:, 1:] != ascending[:, :-1]).any(axis=0)
    found = np.zeros(len(order), dtype=np.int64)
    found[order[1:]] = np.cumsum(rises)
    return found


def integer(column: Array) -> int:
    """One wide value as a Python integer."""
    value = 0
    for limb in column.tolist():
        value = value << PLACE | limb
    return value
