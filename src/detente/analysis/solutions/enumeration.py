"""Linked issues too intertwined for elimination: go through all combinations, in blocks.

The sums of the last issues form a block of at most 65,536 combinations that stays in the cache and
is moved along by every choice on the first issues (agreements, section 6.6). Nothing is stored but
what may still be efficient.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from detente.analysis.problem import Box
from detente.analysis.solutions.dominance import above, capped
from detente.analysis.solutions.fronts import Front
from detente.analysis.solutions.setting import Setting
from detente.analysis.solutions.widths import added, array, integers
from detente.analysis.solutions.witnesses import Sum

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from detente.analysis.solutions.widths import Array, Indices

    Marks = npt.NDArray[np.bool_]

_BLOCK = 1 << 16
_GATHERED = 20_000


@dataclass(frozen=True, slots=True)
class _Column:
    """All points of one variable: its front of every kind, side by side."""

    front: Front
    kinds: Indices


def enumerate_all(
    setting: Setting, component: tuple[int, ...], tops: tuple[int | None, ...] = ()
) -> Front | None:
    """The front of a component by going through its combinations; None if none is possible.

    ``tops`` cut the final utilities off and may only be given if the component is the whole
    problem. Raises Stopped at the deadline.
    """
    import numpy as np

    space, columns = setting.space, _columns(setting, component)
    floors = space.reachable(setting.ranges.outside(component), (0,) * space.width)
    values = array([[] for _ in range(space.width)], space.numbers)
    if tops:
        values = integers(values)
    taken = np.empty((len(columns), 0), dtype=np.int64)
    front, waiting = values, 0
    for block, chosen in _blocks(setting, component, columns, floors, tops):
        marks = space.dominance.screen(block, front)
        values = np.concatenate([values, block[:, marks]], axis=1)
        taken = np.concatenate([taken, chosen[:, marks]], axis=1)
        waiting += int(marks.sum())
        if waiting > _GATHERED:
            kept = space.dominance.efficient(values)
            values, taken, waiting = values[:, kept.members], taken[:, kept.members], 0
            front = values
    if values.shape[1] == 0:
        return None
    kept = space.dominance.efficient(values)
    node = Sum(tuple(c.front.node for c in columns), kept.starts, taken[:, kept.members])
    return Front(values[:, kept.members[kept.starts[:-1]]], node, (0,) * space.width)


def count_all(setting: Setting, component: tuple[int, ...]) -> int:
    """How many packages of the component are possible and reach the floors.

    The leaves must hold every option; each point stands for as many packages as it has options.
    """
    import numpy as np

    columns = _columns(setting, component)
    room = setting.ranges.outside(component)
    floors = setting.space.reachable(room, (0,) * setting.space.width)
    total = 0
    for _, chosen in _blocks(setting, component, columns, floors, ()):
        ways = np.ones(chosen.shape[1], dtype=object)
        for column, points in zip(columns, chosen, strict=True):
            ways *= column.front.node.counts[points]
        total += int(ways.sum())
    return total


def _columns(setting: Setting, component: tuple[int, ...]) -> list[_Column]:
    import numpy as np

    columns = []
    for variable in component:
        fronts = setting.leaves[variable]
        kinds = np.repeat(np.arange(len(fronts)), [front.size for front in fronts])
        columns.append(_Column(setting.space.side_by_side(list(fronts)), kinds))
    return columns


def _blocks(
    setting: Setting,
    component: tuple[int, ...],
    columns: list[_Column],
    floors: tuple[int | None, ...],
    tops: tuple[int | None, ...],
) -> Iterator[tuple[Array, Indices]]:
    """Possible combinations above the floors, block by block: their sums, and the points taken."""
    import numpy as np

    sizes = [column.front.size for column in columns]
    cut = _cut(sizes)
    tail = _Tail(setting, component[cut:], columns[cut:])
    heads = list(product(*(range(size) for size in sizes[:cut])))
    for done, head in enumerate(heads):
        if done % 16 == 0:
            setting.watch.report("enumeration", done, len(heads))
        at = {
            variable: int(column.kinds[point])
            for variable, column, point in zip(component, columns, head, strict=False)
        }
        moved = setting.space.start([0] * setting.space.width).values
        for column, point in zip(columns, head, strict=False):
            moved = added(moved, column.front.values[:, point : point + 1])
        values, marks = tail.seen_from(at, moved)
        if tops:
            values = capped(values, tops)
        high = above(values, floors)
        if high is not None:
            marks = marks & high
        setting.watch.used += values.shape[1]
        chosen = np.flatnonzero(marks)
        if len(chosen):
            points = tail.points[:, chosen]
            fixed = np.repeat(np.array(head, dtype=np.int64)[:, None], len(chosen), axis=1)
            yield values[:, chosen], np.concatenate([fixed, points])


def _cut(sizes: list[int]) -> int:
    """Where the head ends and the block of at most 65,536 combinations begins."""
    cut, block = len(sizes), 1
    while cut > 0 and block * sizes[cut - 1] <= _BLOCK:
        cut -= 1
        block *= sizes[cut]
    return cut


class _Tail:
    """All combinations of the last variables, with the boxes as seen from them."""

    def __init__(
        self, setting: Setting, variables: tuple[int, ...], columns: list[_Column]
    ) -> None:
        import numpy as np

        reduced = setting.reduced
        sizes = [column.front.size for column in columns]
        block = int(np.prod(sizes, dtype=np.int64))
        self.points: Indices = np.array(
            np.unravel_index(np.arange(block), sizes) if sizes else np.empty((0, 1)), dtype=np.int64
        )
        self.values = setting.space.start([0] * setting.space.width).values
        for column, points in zip(columns, self.points, strict=True):
            self.values = added(self.values, column.front.values[:, points])
        self._place = {variable: index for index, variable in enumerate(variables)}
        self._kinds = [c.kinds[p] for c, p in zip(columns, self.points, strict=True)]
        self._forbidden = [(box, self._inside(box)) for box in reduced.forbidden]
        self._bonuses = [
            (coordinate, box, amount, self._inside(box))
            for coordinate, box, amount in reduced.bonuses
        ]

    def seen_from(self, head: dict[int, int], moved: Array) -> tuple[Array, Marks]:
        """The sums after a head has been chosen, and which combinations are not forbidden."""
        import numpy as np

        values = added(self.values, moved)
        marks = np.ones(values.shape[1], dtype=bool)
        for box, inside in self._forbidden:
            if self._applies(box, head):
                marks &= ~inside
        for coordinate, box, amount, inside in self._bonuses:
            if self._applies(box, head):
                row = values[coordinate]
                row[inside] = added(row[inside], array([[amount]], row.dtype)[0])
        return values, marks

    def _inside(self, box: Box) -> Marks:
        """Which combinations lie in the box, as far as the last variables are concerned."""
        import numpy as np

        marks = np.ones(self.values.shape[1], dtype=bool)
        for variable, kinds in box.parts:
            if variable in self._place:
                marks &= np.isin(self._kinds[self._place[variable]], list(kinds))
        return marks

    def _applies(self, box: Box, head: dict[int, int]) -> bool:
        return all(
            variable in self._place or head.get(variable, -1) in kinds
            for variable, kinds in box.parts
        )
