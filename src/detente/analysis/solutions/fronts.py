"""Sets of points with their witnesses, and what can be done with them: add up, unite, thin out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.analysis.solutions.dominance import Dominance, Floors, Kept, Pairs, above
from detente.analysis.solutions.thinning import thinned
from detente.analysis.solutions.widths import added, array
from detente.analysis.solutions.witnesses import Leaf, Node, Sum, Union, unit

if TYPE_CHECKING:
    from detente.analysis.solutions.watch import Watch
    from detente.analysis.solutions.widths import Array, Indices, Width


_BOXED = 36
"""Bytes of a Python integer beside the pointer to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """Points none of which makes another superfluous.

    ``values`` are coordinates x points, ``node`` says which packages reach them, ``epsilon`` how
    far below a true point the nearest kept one may lie, per coordinate (agreements, section 6.3).
    """

    values: Array
    node: Node
    epsilon: tuple[int, ...]

    @property
    def size(self) -> int:
        """The number of points."""
        return int(self.values.shape[1])

    @property
    def weight(self) -> int:
        """Bytes of its layer, without those it rests on."""
        boxed = _BOXED * (self.values.size if self.values.dtype == object else 0)
        counted = _BOXED * (self.size if self.node.counts.dtype == object else 0)
        return int(self.values.nbytes) + boxed + counted + self.node.weight

    def moved(self, amounts: list[int]) -> Front:
        """Every point moved by the same amounts."""
        shift = array([[amount] for amount in amounts], self.values.dtype)
        return replace(self, values=added(self.values, shift))

    def take(self, points: Indices) -> Front:
        """Some of the points."""
        import numpy as np

        if len(points) == self.size:
            return self
        if isinstance(self.node, Sum):
            return replace(self, values=self.values[:, points], node=self.node.only(points))
        node = Union((self.node,), np.arange(len(points) + 1), np.zeros_like(points), points)
        return replace(self, values=self.values[:, points], node=node)

    def filtered(self, dominance: Dominance, watch: Watch) -> Front:
        """What remains of the points, and which of them have become one, by another comparison."""
        import numpy as np

        points = np.arange(self.size)
        node = Union((self.node,), np.append(points, self.size), np.zeros_like(points), points)
        kept = watch.apart(self.size, lambda: dominance.efficient(self.values))
        values = self.values[:, kept.members[kept.starts[:-1]]]
        return replace(self, values=values, node=node.regrouped(kept))


@dataclass(frozen=True, slots=True)
class Room:
    """The largest and smallest amounts that what is not yet in a front can still add to it."""

    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """The coordinates of a computation and how points are compared.

    The first ``strong`` coordinates are compared for dominance, the others (what is left of a
    budget) only decide what is still possible: they need to reach their floor, and more than that
    is worth nothing. ``numbers`` is the dtype of the sums.
    """

    dominance: Dominance
    strong: int
    floors: Floors
    numbers: Width

    @property
    def width(self) -> int:
        """The number of coordinates."""
        return len(self.floors)

    @property
    def wide(self) -> bool:
        """Whether sums are Python integers, which take several times as long."""
        return self.numbers.hasobject

    def start(self, amounts: list[int]) -> Front:
        """The front of nothing chosen yet."""
        return Front(array([[a] for a in amounts], self.numbers), unit(), (0,) * self.width)

    def leaf(
        self, issue: int, options: list[int], rows: list[list[int]], *, all_points: bool
    ) -> Front:
        """The front of one issue; ``rows`` are coordinates x options."""
        import numpy as np

        values = array(rows, self.numbers)
        kept = _every(values) if all_points else self.dominance.efficient(values)
        node = Leaf(issue, kept, np.array(options))
        return Front(values[:, kept.members[kept.starts[:-1]]], node, (0,) * self.width)

    def join(
        self, left: Front, right: Front, room: Room, watch: Watch, *, saturate: bool = False
    ) -> Front | None:
        """All sums of a point of either front, filtered; None if none can reach the floors.

        ``saturate`` cuts weak coordinates off where whatever follows cannot bring them below their
        floor. What follows must then not be cut off itself, or both would give away the same slack.
        """
        epsilon = tuple(a + b for a, b in zip(left.epsilon, right.epsilon, strict=True))
        watch.used += left.size * right.size
        floors = self.reachable(room, epsilon)
        if min(left.size, right.size) == 1:
            found = _moved_pairs(left, right, floors)
        else:
            found = self.dominance.pairs(left.values, right.values, floors, watch)
        count = found.values.shape[1]
        if count == 0:
            return None
        if found.loss:
            watch.limit("points")
            epsilon = tuple(map(int.__add__, epsilon, found.loss))
        slack = room if saturate else None
        return watch.apart(count, lambda: self._layer(left, right, found, slack, epsilon))

    def side_by_side(self, fronts: list[Front]) -> Front:
        """The points of several fronts, none left out; at least one front."""
        if len(fronts) == 1:
            return fronts[0]
        values, node = _together(fronts)
        return Front(values, node, _worst(fronts))

    def unite(self, fronts: list[Front], watch: Watch) -> Front:
        """The points of several fronts, filtered; at least one front."""
        if len(fronts) == 1:
            return fronts[0]
        values, node = _together(fronts)
        kept = self._efficient(values, watch)
        points = kept.members[kept.starts[:-1]]
        return Front(values[:, points], node.regrouped(kept), _worst(fronts))

    def thin(self, front: Front, cap: int, watch: Watch) -> Front:
        """At most about ``cap`` points, with the loss added to epsilon (see ``thinning``)."""
        if front.size <= cap:
            return front
        values, strong = front.values, self.strong
        points, loss = watch.apart(front.size, lambda: thinned(values, strong, cap))
        epsilon = tuple(a + b for a, b in zip(front.epsilon, loss, strict=True))
        return replace(front.take(points), epsilon=epsilon)

    def reachable(self, room: Room, epsilon: tuple[int, ...]) -> Floors:
        """What a point must have reached by now (agreements, section 6.2)."""
        return tuple(
            None if floor is None else floor - more - lost
            for floor, more, lost in zip(self.floors, room.high, epsilon, strict=True)
        )

    def _layer(
        self, left: Front, right: Front, found: Pairs, slack: Room | None, epsilon: tuple[int, ...]
    ) -> Front:
        """The efficient ones of some sums, with what they are made of."""
        import numpy as np

        values = found.values if slack is None else self._saturated(found.values, slack)
        plain = min(left.size, right.size) == 1 and self.strong == self.width
        kept = _every(values) if plain else self.dominance.efficient(values)
        taken = np.array([found.left[kept.members], found.right[kept.members]])
        node = Sum((left.node, right.node), kept.starts, taken)
        return Front(values[:, kept.members[kept.starts[:-1]]], node, epsilon)

    def _efficient(self, values: Array, watch: Watch) -> Kept:
        return watch.apart(values.shape[1], lambda: self.dominance.efficient(values))

    def _saturated(self, values: Array, room: Room) -> Array:
        import numpy as np

        for index in range(self.strong, self.width):
            floor = self.floors[index]
            if floor is not None:
                values[index] = np.minimum(values[index], floor - room.low[index])
        return values


def _together(fronts: list[Front]) -> tuple[Array, Union]:
    import numpy as np

    values = np.concatenate([front.values for front in fronts], axis=1)
    part = np.repeat(np.arange(len(fronts)), [front.size for front in fronts])
    taken = np.concatenate([np.arange(front.size) for front in fronts])
    nodes = tuple(front.node for front in fronts)
    return values, Union(nodes, np.arange(len(part) + 1), part, taken)


def _worst(fronts: list[Front]) -> tuple[int, ...]:
    return tuple(max(column) for column in zip(*(f.epsilon for f in fronts), strict=True))


def _moved_pairs(left: Front, right: Front, floors: Floors) -> Pairs:
    """The sums where one side has a single point: nothing can newly be dominated."""
    import numpy as np

    values = added(left.values, right.values)
    marks = above(values, floors)
    if marks is None:
        chosen = np.arange(values.shape[1])
    else:
        chosen = np.flatnonzero(marks)
        values = values[:, chosen]
    alone = np.zeros_like(chosen)
    return Pairs(*((alone, chosen) if left.size == 1 else (chosen, alone)), values)


def _every(values: Array) -> Kept:
    import numpy as np

    return Kept(np.arange(values.shape[1]), np.arange(values.shape[1] + 1))
