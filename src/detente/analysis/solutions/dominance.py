"""What the filters share: candidates, floors, and points with the candidates that reach them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from detente.analysis.solutions.widths import at_least, integers

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from detente.analysis.solutions.watch import Watch
    from detente.analysis.solutions.widths import Array, Indices

Floors: TypeAlias = "tuple[int | None, ...]"
"""The least value of each coordinate that can still reach the zone; None where there is none."""


class Pairs(NamedTuple):
    """Candidates of a join: the point taken on either side, and their sums (coordinates first).

    ``loss`` is not empty where candidates have been thinned out already (see ``thinning``).
    """

    left: Indices
    right: Indices
    values: Array
    loss: tuple[int, ...] = ()


class Kept(NamedTuple):
    """Points, each with all candidates that reach it.

    Point ``p`` is reached by the candidates ``members[starts[p]:starts[p + 1]]``.
    """

    members: Indices
    starts: Indices


class Dominance(NamedTuple):
    """How candidates are compared: one filter in three shapes (agreements, section 5).

    ``pairs`` leaves out sums that are dominated for certain; ``screen`` says which candidates may
    be efficient beside known points; ``efficient`` is exact and keeps every tie.
    """

    pairs: Callable[[Array, Array, Floors, Watch], Pairs]
    screen: Callable[[Array, Array], npt.NDArray[np.bool_]]
    efficient: Callable[[Array], Kept]


def group(members: Indices, new: npt.NDArray[np.bool_]) -> Kept:
    """Points out of sorted candidates and a mark on the first one of every point."""
    import numpy as np

    return Kept(members, np.append(np.flatnonzero(new), len(members)))


def above(values: Array, floors: Floors) -> npt.NDArray[np.bool_] | None:
    """Which candidates reach every floor; None where no coordinate has one."""
    kept = None
    for row, floor in zip(values, floors, strict=True):
        if floor is not None:
            mark = at_least(row, floor)
            kept = mark if kept is None else kept & mark
    return kept


def capped(values: Array, tops: tuple[int | None, ...]) -> Array:
    """The values with every coordinate cut off at its top, where it has one; as plain integers."""
    import numpy as np

    values = integers(values).copy()
    for row, top in zip(values, tops, strict=True):
        if top is not None and len(row) and row.max() > top:
            np.minimum(row, top, out=row)
    return values


def merged(values: Array) -> Kept:
    """Equal candidates as one point, nothing dropped (int64, coordinates by candidates)."""
    import numpy as np

    order = np.lexsort(values[::-1]) if len(values) else np.arange(values.shape[1])
    new = np.zeros(len(order), dtype=bool)
    new[:1] = True
    for row in values:
        new[1:] |= row[order][1:] != row[order][:-1]
    return group(order, new)
