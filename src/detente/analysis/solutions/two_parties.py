"""The efficient ones of many candidates, two parties: a bin filter, then sort and sweep.

A Nemhauser-Ullmann programme keeps, issue by issue, the efficient sums; nearly all of its time goes
into sorting candidates. A coarse table of the best second coordinate for any strictly larger first
one drops most of them beforehand, at a few nanoseconds each (agreements, section 6.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis.solutions.dominance import Floors, Kept, Pairs, above, group
from detente.analysis.solutions.widths import added, bits, ordered, without_low_bits

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from detente.analysis.solutions.watch import Watch
    from detente.analysis.solutions.widths import Array, Indices

_BLOCK = 1 << 17
_LOWEST = -(1 << 63)
_WORST = _LOWEST // 2
_UNLIMITED = 1 << 62


def efficient(values: Array) -> Kept:
    """The points of F among candidates (2 x candidates), by u strictly down, v strictly up."""
    import numpy as np

    first, second = ordered(values)
    order = np.argsort(-first)
    u = first[order]
    if (u[1:] == u[:-1]).any():
        order = np.lexsort((-second, -first))
        u = first[order]
    v = second[order]
    better = np.ones(len(v), dtype=bool)
    better[1:] = v[1:] > np.maximum.accumulate(v)[:-1]
    new = np.ones(len(v), dtype=bool)
    new[1:] = (u[1:] != u[:-1]) | (v[1:] != v[:-1])
    if new.all():
        return group(order[better], new[better])
    kept = better[new][np.cumsum(new) - 1]
    return group(order[kept], new[kept])


def pairs(left: Array, right: Array, floors: Floors, watch: Watch, cap: int = _UNLIMITED) -> Pairs:
    """The sums of a left and a right point that may be efficient.

    ``left`` and ``right`` are 2 x points. What is left out is dominated for certain or below a
    floor. Wide integers are filtered by their high bits alone, with room for the carry.

    Where more points than the ``cap`` are efficient for certain, the sums are thinned out at once
    (see ``thinning``): sorting them all, only to drop most, would take several times as long.
    """
    import numpy as np

    if left.shape[1] < right.shape[1]:
        swapped = pairs(right, left, floors, watch, cap)
        return swapped._replace(left=swapped.right, right=swapped.left)
    table = _Bins(_coarse(left, right), max(left.shape[1], 32), floors)
    for block in table.blocks:
        watch.check()
        table.enter(block)
    loss: tuple[int, ...] = ()
    chosen_in = table.keep
    if table.surely_efficient() > cap:
        cells = _Cells(table, cap)
        for block in table.blocks:
            watch.check()
            cells.enter(block)
        chosen_in, loss = cells.keep, (0, cells.loss)
    else:
        table.close()
    kept, waiting = [], 0
    for block in table.blocks:
        watch.check()
        kept.append(chosen_in(block))
        waiting += len(kept[-1])
        watch.gather(waiting, left)
    return watch.apart(waiting, lambda: _pairs(left, right, np.concatenate(kept), floors, loss))


def _pairs(
    left: Array, right: Array, flat: Indices, floors: Floors, loss: tuple[int, ...]
) -> Pairs:
    """The chosen pairs, added up exactly."""
    j = flat // left.shape[1]
    i = flat - j * left.shape[1]
    values = added(left[:, i], right[:, j])
    chosen = above(values, floors)
    if chosen is not None:
        i, j, values = i[chosen], j[chosen], values[:, chosen]
    return Pairs(i, j, values, loss)


def screen(values: Array, front: Array) -> npt.NDArray[np.bool_]:
    """Which candidates may be efficient beside a front of known points (both 2 x points)."""
    import numpy as np

    if front.shape[1] == 0 or values.dtype != np.int64:
        return np.ones(values.shape[1], dtype=bool)
    order = np.argsort(front[0])
    u, best = front[0][order], np.maximum.accumulate(front[1][order][::-1])[::-1]
    low, high = int(u[0]), int(u[-1])
    shift = max(0, (high - low).bit_length() - 13)
    edges = np.searchsorted(u, (np.arange(((high - low) >> shift) + 2) << shift) + low)
    reach = np.append(best, _LOWEST)[edges]
    cell = np.clip(((values[0] - low) >> shift) + 1, 0, len(reach) - 1)
    kept: npt.NDArray[np.bool_] = values[1] > reach[cell]
    return kept


class _Bins:
    """The best v of every bin of u, bins by u down; ``near`` is the error of the coarse values.

    Exact sums below a floor count as worst of all: what they dominate is below it as well.
    """

    def __init__(self, coarse: tuple[Array, Array, int], points: int, floors: Floors) -> None:
        import numpy as np

        self.left, self.right, self.near = coarse
        self.high = int(self.left[0].max()) + int(self.right[0].max())
        spread = self.high - int(self.left[0].min()) - int(self.right[0].min())
        self.shift = max(0, spread.bit_length() - (2 * points - 1).bit_length())
        self.best = np.full((spread >> self.shift) + 1, _WORST, dtype=np.int64)
        step = max(1, _BLOCK // self.left.shape[1])
        self.blocks = [slice(start, start + step) for start in range(0, self.right.shape[1], step)]
        self.last: tuple[slice, Indices, Indices] | None = None
        self.floors = (None, None) if self.near else floors

    def sums(self, block: slice) -> tuple[Indices, Indices]:
        """How far below the highest u the sums of a block lie, and their v."""
        below = (self.high - self.right[0][block, None]) - self.left[0]
        v = self.right[1][block, None] + self.left[1]
        if self.floors[0] is not None:
            v[below > self.high - self.floors[0]] = _WORST
        if self.floors[1] is not None:
            v[v < self.floors[1]] = _WORST
        return below.ravel(), v.ravel()

    def binned(self, block: slice) -> tuple[Indices, Indices]:
        if self.last is None or self.last[0] != block:
            below, v = self.sums(block)
            below >>= self.shift
            self.last = (block, below, v)
        return self.last[1:]

    def enter(self, block: slice) -> None:
        import numpy as np

        np.maximum.at(self.best, *self.binned(block))

    def surely_efficient(self) -> int:
        """At least so many points are efficient: a bin's best v, if above that of larger u, is."""
        import numpy as np

        if self.near:
            return 0
        reach = np.maximum.accumulate(self.best)
        return int((reach[1:] > reach[:-1]).sum()) + int(reach[0] > _WORST)

    def close(self) -> None:
        """Turn the best of each bin into the best of all bins with surely larger u."""
        import numpy as np

        away = 1 + self.near
        reach = np.maximum.accumulate(self.best) - 2 * self.near
        self.best = np.full(len(reach), _LOWEST, dtype=np.int64)
        self.best[away:] = reach[:-away]

    def keep(self, block: slice) -> Indices:
        """The places, right points by left points, of the sums that may be efficient."""
        import numpy as np

        bins, v = self.binned(block)
        places: Indices = np.flatnonzero(v > self.best[bins]) + block.start * self.left.shape[1]
        return places


class _Cells:
    """The largest u of every stretch of v, for exact sums; ``loss`` as in ``thinning``."""

    def __init__(self, table: _Bins, cap: int) -> None:
        import numpy as np

        self.table = table
        self.top = int(table.best.max())
        low = int(table.left[1].min()) + int(table.right[1].min())
        self.low = low if table.floors[1] is None else max(low, table.floors[1])
        self.stretch = -(-(self.top - self.low + 1) // cap)
        self.loss = self.stretch - 1
        self.best = np.full((self.top - self.low) // self.stretch + 2, -_LOWEST - 1, dtype=np.int64)

    def sums(self, block: slice) -> tuple[Indices, Indices, Indices]:
        """How far below the highest u the sums lie, their v, and their cells (the last: none)."""
        import numpy as np

        below, v = self.table.sums(block)
        return below, v, np.maximum((v - self.low) // self.stretch, -1)

    def enter(self, block: slice) -> None:
        import numpy as np

        below, _, cells = self.sums(block)
        np.minimum.at(self.best, cells, below)

    def keep(self, block: slice) -> Indices:
        """The places of the best sum in each cell, and of those with the largest v."""
        import numpy as np

        below, v, cells = self.sums(block)
        marks = (below == self.best[cells]) | (v == self.top)
        places: Indices = np.flatnonzero(marks) + block.start * self.table.left.shape[1]
        return places


def _coarse(left: Array, right: Array) -> tuple[Array, Array, int]:
    """The values themselves, or the high bits of wide ones; and the error a sum of two may have."""
    away = max(0, bits(left) - 60, bits(right) - 60)
    return without_low_bits(left, away), without_low_bits(right, away), int(away > 0)
