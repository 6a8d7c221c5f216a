"""The efficient ones of many candidates, three and more coordinates (agreements, section 6.4).

Coordinates are *strong* or *weak*. One candidate makes another superfluous if it is at least as
good in all of them and better in a strong one. Utilities are strong; what is left of a budget is
weak: of two candidates with equal utilities the cheaper one must not remove the dearer one, which
may belong to a package that ties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis.solutions.dominance import Floors, Kept, Pairs, above, merged
from detente.analysis.solutions.widths import ordered, ranks

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from detente.analysis.solutions.watch import Watch
    from detente.analysis.solutions.widths import Array, Indices

    Marks = npt.NDArray[np.bool_]

_BLOCK = 1 << 16
_SMALL = 32
_STRONG_POINTS = 8
_EXACT_IN_FLOATS = 1 << 53


def efficient(values: Array, strong: int) -> Kept:
    """The points among candidates (coordinates by candidates) that none makes superfluous."""
    import numpy as np

    whole = ordered(values)
    if strong == 0:
        return merged(whole)
    if 0 < strong < len(whole):
        whole = np.vstack([whole, _apart(whole[:strong], whole[strong:])])
    chosen = np.flatnonzero(_undominated(whole))
    kept = merged(whole[: len(values), chosen])
    return Kept(chosen[kept.members], kept.starts)


def pairs(left: Array, right: Array, floors: Floors, watch: Watch, strong: int) -> Pairs:
    """The sums of a left and a right point that may be efficient, and reach the floors."""
    import numpy as np

    count = right.shape[1]
    references = _references(left, strong), _references(right, strong)
    points = [left[:, i] + right[:, j] for i, j in zip(*references, strict=True)]
    step = max(1, _BLOCK // count)
    found: list[Indices] = []
    waiting = 0
    for start in range(0, left.shape[1], step):
        watch.check()
        block = left[:, start : start + step, None] + right[:, None, :]
        block = block.reshape(len(left), -1)
        marks = above(block, floors)
        flat = np.arange(block.shape[1]) if marks is None else np.flatnonzero(marks)
        if len(flat) < block.shape[1]:
            block = block[:, flat]
        found.append(flat[_beside(block, points, strong)] + start * count)
        waiting += len(found[-1])
        watch.gather(waiting, left)
    return watch.apart(waiting, lambda: _pairs(left, right, np.concatenate(found)))


def _pairs(left: Array, right: Array, flat: Indices) -> Pairs:
    i, j = flat // right.shape[1], flat % right.shape[1]
    return Pairs(i, j, left[:, i] + right[:, j])


def screen(values: Array, front: Array, strong: int) -> Marks:
    """Which candidates may be efficient beside a front of known points."""
    import numpy as np

    if front.shape[1] == 0:
        return np.ones(values.shape[1], dtype=bool)
    points = [front[:, index] for index in sorted(set(_references(front, strong)))]
    marks = np.zeros(values.shape[1], dtype=bool)
    marks[_beside(values, points, strong)] = True
    return marks


def _references(values: Array, strong: int) -> list[int]:
    """Points that are best in some fixed direction: they dominate much. Any choice is sound."""
    import numpy as np

    if strong == 0 or values.shape[1] == 0:
        return []
    weights = np.random.default_rng(0).dirichlet(np.ones(len(values)), _STRONG_POINTS)
    spread = np.maximum((values.max(axis=1) - values.min(axis=1)).astype(float), 1.0)
    scaled = values.astype(float) / spread[:, None]
    return [int(np.argmax(weight @ scaled)) for weight in weights]


def _beside(values: Array, points: list[Array], strong: int) -> Indices:
    """The indices of candidates that none of the points makes superfluous."""
    import numpy as np

    left = np.arange(values.shape[1])
    if len(left) * len(points) <= 4096:
        return left
    for point in points:
        under = np.flatnonzero(values[0] <= point[0])
        for row, amount in zip(values[1:], point[1:], strict=True):
            under = under[row[under] <= amount]
        worse = np.zeros(len(under), dtype=bool)
        for row, amount in zip(values[:strong], point[:strong], strict=True):
            worse |= row[under] < amount
        if worse.any():
            stay = np.ones(len(left), dtype=bool)
            stay[under[worse]] = False
            left, values = left[stay], values[:, stay]
    return left


def _apart(strong: Indices, weak: Indices) -> Indices:
    """A coordinate that makes candidates with equal strong ones incomparable, and no others.

    It rises with the strong coordinates (read as words in a dictionary) and, among equals, falls
    with the weak ones.
    """
    apart: Indices = _words(strong) * (strong.shape[1] + 1) - _words(weak)
    return apart


def _words(values: Indices) -> Indices:
    """The dense rank of each candidate in dictionary order."""
    import numpy as np

    kept = merged(values)
    rank = np.empty(values.shape[1], dtype=np.int64)
    rank[kept.members] = np.repeat(np.arange(len(kept.starts) - 1), np.diff(kept.starts))
    return rank


def _undominated(values: Indices) -> Marks:
    """Which columns no other column dominates; equal ones are all kept."""
    import numpy as np

    if values.shape[1] <= _SMALL:
        least = (values[:, :, None] >= values[:, None, :]).all(axis=0)
        dominated: Marks = np.any(least & ~least.T, axis=0)
        return ~dominated
    import moocore

    if max(int(values.max()), -int(values.min())) >= _EXACT_IN_FLOATS:
        values = np.array([ranks(row) for row in values])
    points = np.ascontiguousarray(values.T, dtype=float)
    return np.asarray(moocore.is_nondominated(points, maximise=True, keep_weakly=True), dtype=bool)
