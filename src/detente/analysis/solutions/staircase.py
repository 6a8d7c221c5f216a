"""Two parties: which of very many sums may be efficient beside known points, at a glance.

The known points form a staircase: the best v for any larger u. It is kept in bins of u, so that a
sum needs one look-up and one comparison (agreements, section 6.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from detente.analysis.solutions.dominance import Floors
    from detente.analysis.solutions.widths import Array, Indices

    Marks = npt.NDArray[np.bool_]

_BINS = 13
_NEVER = 1 << 60


class Staircase:
    """The best v of all known points that surely have a larger u, per bin of u.

    Known points, the sums asked about and floors are in the same units. ``near`` is the error of
    the sums: a true one lies from the given number up to, but not including, ``near`` more (0 if
    they are exact). ``low`` and ``high`` bound u of the blocks asked about, before they are moved.
    """

    def __init__(self, known: Indices, floors: Floors, near: int, low: int, high: int) -> None:
        import numpy as np

        order = np.argsort(known[0])
        u, best = known[0][order], np.maximum.accumulate(known[1][order][::-1])[::-1]
        spread = max(high - low, int(u[-1]) - int(u[0]) if len(u) else 0)
        self._near = near
        self._shift = max(0, spread.bit_length() - _BINS)
        self._low = low >> self._shift
        self._size = (high >> self._shift) - self._low + 1
        self._first = ((int(u[0]) - near) >> self._shift) - 2 if len(u) else 0
        last = (int(u[-1]) - near) >> self._shift if len(u) else 0
        # A sum in bin k, moved by whole bins and a rest, lies below the upper edge of bin k + 1.
        edges = (np.arange(self._first, last + 1) + 2 << self._shift) + near
        reach = np.append(best, -_NEVER)[np.searchsorted(u, edges)]
        reach = np.concatenate([reach[:1], reach, [-_NEVER]])
        if floors[1] is not None:
            reach = np.maximum(reach, min(max(floors[1] - 1, -_NEVER), _NEVER))
        self._reach = np.pad(reach, self._size, mode="edge")
        self._seen: Array | None = None
        self._bins = known[0]

    def passed(self, values: Array, moved: tuple[int, ...]) -> Marks:
        """Which sums (2 x combinations, to be moved) no known point dominates for certain."""
        if values is not self._seen:
            self._bins = values[0] >> self._shift
            self._bins -= self._low
            self._seen = values
        start = self._low + (moved[0] >> self._shift) - self._first + 1 + self._size
        start = min(max(start, 0), len(self._reach) - self._size)
        reach = self._reach[start : start + self._size] - (moved[1] + self._near)
        marks: Marks = values[1] > reach.take(self._bins)
        return marks
