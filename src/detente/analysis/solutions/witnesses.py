"""Which packages reach a point: back pointers, complete, with every tie (agreements, section 6.1).

Every layer of a computation keeps, per point, all the ways it was reached. Together the layers are
a graph without cycles. Counting adds up over it in integers of any size; listing walks it on
demand. A point of a node stands for assignments of options to the issues below that node.

Two different ways never stand for the same package: they differ in an option, or in the point
taken below, and a package has one utility.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis.solutions.widths import WIDEST

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from detente.analysis.solutions.dominance import Kept
    from detente.analysis.solutions.widths import Array, Indices


class Node:
    """Points of a layer; ``starts`` cuts the list of ways into one stretch per point.

    ``counts`` are the packages per point: int64, or Python integers where they may outgrow it.
    ``parts`` are the nodes it rests on, ``height`` is larger than theirs.
    """

    __slots__ = ("counts", "height", "parts", "starts")

    def __init__(self, starts: Indices, ways: Array, parts: tuple[Node, ...]) -> None:
        self.starts = starts
        self.counts = _totals(ways, starts)
        self.parts = parts
        self.height: int = 1 + max((part.height for part in parts), default=0)

    @property
    def weight(self) -> int:
        """Bytes of its arrays, without those of its parts."""
        return int(self.starts.nbytes + self.counts.nbytes)

    def ways(self, points: Indices) -> tuple[Indices, Indices]:
        """All ways of the given points: which of these points each belongs to, and the way."""
        import numpy as np

        lengths = self.starts[points + 1] - self.starts[points]
        owner = np.repeat(np.arange(len(points)), lengths)
        offset = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return owner, self.starts[points][owner] + offset


class Leaf(Node):
    """One issue: the options that give a point."""

    __slots__ = ("issue", "options")

    def __init__(self, issue: int, kept: Kept, options: Indices) -> None:
        import numpy as np

        self.issue = issue
        self.options = options[kept.members]
        super().__init__(kept.starts, np.ones(len(self.options), dtype=np.int64), ())


class Sum(Node):
    """One point of every part, added up; ``taken`` is parts x ways. No parts: nothing chosen."""

    __slots__ = ("taken",)

    def __init__(self, parts: tuple[Node, ...], starts: Indices, taken: Indices) -> None:
        import numpy as np

        self.taken = taken
        ways: Array = np.ones(taken.shape[1], dtype=np.int64)
        for part, points in zip(parts, taken, strict=True):
            ways = _times(ways, part.counts[points])
        super().__init__(starts, ways, parts)

    @property
    def weight(self) -> int:
        """Bytes of its arrays, without those of its parts."""
        return super().weight + int(self.taken.nbytes)

    def only(self, points: Indices) -> Sum:
        """Some of the points; a union of them would keep the arrays of all the others alive."""
        import numpy as np

        owner, ways = self.ways(points)
        starts = np.searchsorted(owner, np.arange(len(points) + 1))
        return Sum(self.parts, starts, self.taken[:, ways])


class Union(Node):
    """A point of one of the parts: ``part`` says which, ``taken`` which point of it."""

    __slots__ = ("part", "taken")

    def __init__(
        self, parts: tuple[Node, ...], starts: Indices, part: Indices, taken: Indices
    ) -> None:
        import numpy as np

        self.part = part
        self.taken = taken
        offsets = np.cumsum([0, *(len(node.counts) for node in parts)])
        counts = np.concatenate([node.counts for node in parts])
        super().__init__(starts, counts[offsets[part] + taken], parts)

    @property
    def weight(self) -> int:
        """Bytes of its arrays, without those of its parts."""
        return super().weight + int(self.part.nbytes + self.taken.nbytes)

    def regrouped(self, kept: Kept) -> Union:
        """Some of the points, of which several may become one.

        Only for a union that was made with one way per point.
        """
        return Union(self.parts, kept.starts, self.part[kept.members], self.taken[kept.members])


def unit() -> Sum:
    """One point, reached by choosing nothing."""
    import numpy as np

    return Sum((), np.array([0, 1]), np.empty((0, 1), dtype=np.int64))


def _times(left: Array, right: Array) -> Array:
    """Products of counts; Python integers as soon as one could outgrow int64."""
    if left.dtype != object and right.dtype != object:
        if len(left) == 0 or int(left.max()) * int(right.max()) < WIDEST:
            return left * right
        left = left.astype(object)
    product: Array = left * right
    return product


def _totals(ways: Array, starts: Indices) -> Array:
    """Sums over the stretches; every stretch has at least one way."""
    import numpy as np

    if len(starts) == len(ways) + 1:
        return ways
    longest = int(np.diff(starts).max())
    if ways.dtype != object and int(ways.max()) * longest >= WIDEST:
        ways = ways.astype(object)
    totals: npt.NDArray[np.int64] = np.add.reduceat(ways, starts[:-1])
    return totals
