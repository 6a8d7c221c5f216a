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


def pairs(left: Array, right: Array, floors: Floors, watch: Watch) -> Pairs:
    """The sums of a left and a right point that may be efficient.

    ``left`` and ``right`` are 2 x points. What is left out is dominated for certain or below a
    floor. Wide integers are filtered by their high bits alone, with room for the carry.
    """
    import numpy as np

    if left.shape[1] < right.shape[1]:
        swapped = pairs(right, left, floors, watch)
        return Pairs(swapped.right, swapped.left, swapped.values)
    table = _Bins(_coarse(left, right), max(left.shape[1], 32))
    blocks = table.blocks
    for block in blocks:
        watch.check()
        table.enter(block)
    table.close()
    kept = []
    for block in blocks:
        watch.check()
        kept.append(table.keep(block))
    i, j = (np.concatenate([pair[side] for pair in kept]) for side in (0, 1))
    values = added(left[:, i], right[:, j])
    chosen = above(values, floors)
    if chosen is not None:
        i, j, values = i[chosen], j[chosen], values[:, chosen]
    return Pairs(i, j, values)


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
    """The best v of every bin of u, bins by u down; ``near`` is the error of the coarse values."""

    def __init__(self, coarse: tuple[Array, Array, int], points: int) -> None:
        import numpy as np

        self.left, self.right, self.near = coarse
        self.high = int(self.left[0].max()) + int(self.right[0].max())
        spread = self.high - int(self.left[0].min()) - int(self.right[0].min())
        self.shift = max(0, spread.bit_length() - (2 * points - 1).bit_length())
        self.best = np.full((spread >> self.shift) + 1, _LOWEST // 2, dtype=np.int64)
        step = max(1, _BLOCK // self.left.shape[1])
        self.blocks = [slice(start, start + step) for start in range(0, self.right.shape[1], step)]
        self.last: tuple[slice, Indices, Indices] | None = None

    def sums(self, block: slice) -> tuple[Indices, Indices]:
        if self.last is not None and self.last[0] == block:
            return self.last[1:]
        bins = (self.high - self.right[0][block, None]) - self.left[0]
        bins >>= self.shift
        v = self.right[1][block, None] + self.left[1]
        self.last = (block, bins.ravel(), v.ravel())
        return self.last[1:]

    def enter(self, block: slice) -> None:
        import numpy as np

        np.maximum.at(self.best, *self.sums(block))

    def close(self) -> None:
        """Turn the best of each bin into the best of all bins with surely larger u."""
        import numpy as np

        away = 1 + self.near
        reach = np.maximum.accumulate(self.best) - 2 * self.near
        self.best = np.full(len(reach), _LOWEST, dtype=np.int64)
        self.best[away:] = reach[:-away]

    def keep(self, block: slice) -> tuple[Indices, Indices]:
        import numpy as np

        bins, v = self.sums(block)
        flat = np.flatnonzero(v > self.best[bins])
        rows = flat // self.left.shape[1]
        return flat - rows * self.left.shape[1], rows + block.start


def _coarse(left: Array, right: Array) -> tuple[Array, Array, int]:
    """The values themselves, or the high bits of wide ones; and the error a sum of two may have."""
    away = max(0, bits(left) - 60, bits(right) - 60)
    return without_low_bits(left, away), without_low_bits(right, away), int(away > 0)
