"""The exact frontiers of many two-party samples at once: a few array operations for all of them.

A sum over issues, layer by layer as in `solutions.two_parties`, with one row per sample. Rows are
padded to the longest frontier, so after every few issues rows of like length are put together:
small blocks waste little and stay in the cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

ROWS = 32
"""Samples worked on together; measured best between 16 and 64."""

REGROUP = 3
"""Issues after which rows of like length are put together anew."""

LARGEST = 1 << 18
"""Candidates of one sample up to which this pays; beyond, the general method is faster."""

_PADDING = -(1 << 61)


@dataclass(frozen=True, slots=True)
class Fronts:
    """Frontiers of some samples (``rows``), each by u strictly down, v strictly up.

    ``u`` and ``v`` are (samples x points) with -1 after the last point of a row; ``code`` numbers a
    package of each point where asked for (its options as digits, the last issue the lowest).
    ``whole`` is False where they became too large: then only ``rows`` counts.
    """

    rows: Array
    u: Array
    v: Array
    code: Array | None = None
    whole: bool = True

    @property
    def points(self) -> Mask:
        """Which entries are points."""
        found: Mask = self.u >= 0
        return found

    def of(self, kept: Array) -> Fronts:
        """Some of the rows, cut to their longest frontier."""
        length = max(1, int(self.points[kept].sum(axis=1).max(initial=1)))
        code = None if self.code is None else self.code[kept, :length]
        return Fronts(self.rows[kept], self.u[kept, :length], self.v[kept, :length], code)


def fronts(first: Sequence[Array], second: Sequence[Array], *, codes: bool) -> Iterator[Fronts]:
    """The frontiers for tables of two parties (per issue: samples x options, none negative)."""
    import numpy as np

    everything = np.arange(len(first[0]))
    yield from _from(None, everything, (first, second), 0, codes)


def _from(
    front: Fronts | None,
    rows: Array,
    tables: tuple[Sequence[Array], Sequence[Array]],
    issue: int,
    codes: bool,
) -> Iterator[Fronts]:
    last = min(issue + REGROUP, len(tables[0]))
    while issue < last:
        leaf = _leaf(rows, tables[0][issue][rows], tables[1][issue][rows], codes)
        if front is not None and front.u.shape[1] * leaf.u.shape[1] > LARGEST:
            yield Fronts(rows, front.u[:, :0], front.v[:, :0], whole=False)
            return
        front = leaf if front is None else _join(front, leaf, tables[0][issue].shape[1])
        issue += 1
    assert front is not None
    if issue == len(tables[0]):
        yield front
        return
    import numpy as np

    order = np.argsort(front.points.sum(axis=1), kind="stable")
    for start in range(0, len(order), ROWS):
        part = front.of(order[start : start + ROWS])
        yield from _from(part, part.rows, tables, issue, codes)


def _leaf(rows: Array, u: Array, v: Array, codes: bool) -> Fronts:
    import numpy as np

    code = np.broadcast_to(np.arange(u.shape[1]), u.shape) if codes else None
    return _efficient(rows, u, v, code)


def _join(front: Fronts, leaf: Fronts, options: int) -> Fronts:
    """All sums of a point and an option, the efficient ones of them."""
    import numpy as np

    size = len(front.u)
    u = np.where(front.points, front.u, _PADDING)[:, :, None]
    u = (u + np.where(leaf.points, leaf.u, _PADDING)[:, None, :]).reshape(size, -1)
    v = (front.v[:, :, None] + leaf.v[:, None, :]).reshape(size, -1)
    code = None
    if front.code is not None and leaf.code is not None:
        code = (front.code[:, :, None] * options + leaf.code[:, None, :]).reshape(size, -1)
    return _efficient(front.rows, u, v, code)


def _efficient(rows: Array, u: Array, v: Array, code: Array | None) -> Fronts:
    """Sort by u, keep what has more v than everything before; of equal u the last."""
    import numpy as np

    order = np.argsort(-u, axis=1)
    u, v = np.take_along_axis(u, order, 1), np.take_along_axis(v, order, 1)
    code = None if code is None else np.take_along_axis(code, order, 1)
    best = np.maximum.accumulate(v, axis=1)
    kept = u >= 0
    kept[:, 1:] &= v[:, 1:] > best[:, :-1]
    front = _compact(rows, u, v, code, kept)
    twice = (front.u[:, 1:] == front.u[:, :-1]) & front.points[:, 1:]
    if not twice.any():
        return front
    kept = front.points
    kept[:, :-1] &= ~twice
    return _compact(rows, front.u, front.v, front.code, kept)


def _compact(rows: Array, u: Array, v: Array, code: Array | None, kept: Mask) -> Fronts:
    """Move what is kept to the front of its row."""
    import numpy as np

    places = np.cumsum(kept, axis=1) - 1
    row, column = np.nonzero(kept)
    place = places[row, column]

    def moved(values: Array) -> Array:
        target = np.full((len(u), int(places[:, -1].max(initial=0)) + 1), -1, dtype=np.int64)
        target[row, place] = values[row, column]
        return target

    return Fronts(rows, moved(u), moved(v), None if code is None else moved(code))
