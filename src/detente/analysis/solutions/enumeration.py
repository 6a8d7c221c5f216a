"""Linked issues too intertwined for elimination: go through all combinations, in blocks.

Nothing is stored but what may still be efficient (agreements, section 6.6). Two parties are looked
at through a staircase of the points known so far, in int64 whatever the width of the sums; only
what passes is added up exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.analysis.problem import Box
from detente.analysis.solutions.blocks import Block, Bonuses, Column, Walk, lying
from detente.analysis.solutions.dominance import Floors, Kept, above, capped
from detente.analysis.solutions.fronts import Front
from detente.analysis.solutions.setting import Setting
from detente.analysis.solutions.staircase import Staircase
from detente.analysis.solutions.widths import added, array, integers, without_low_bits
from detente.analysis.solutions.witnesses import Node, Sum

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Array, Indices

_GATHERED = 20_000
_COARSE_BITS = 52

Tops = tuple[int | None, ...]


def enumerate_all(setting: Setting, component: tuple[int, ...], tops: Tops = ()) -> Front | None:
    """The front of a component by going through its combinations; None if none is possible.

    ``tops`` cut the final utilities off and may only be given if the component is the whole
    problem. Raises Stopped at the deadline, Crowded where too many may be efficient for the memory.
    """
    task = _task(setting, component)
    two = setting.space.strong == setting.space.width == 2 and not tops
    found = _Found(_TwoParties(task) if two else _Exactly(task, tops))
    for block in found.look.walk.blocks():
        found.enter(block)
    return found.front()


def count_all(setting: Setting, component: tuple[int, ...]) -> int:
    """How many packages of the component are possible and reach the floors.

    The leaves must hold every option; each point stands for as many packages as it has options.
    """
    import numpy as np

    task = _task(setting, component)
    look = _Exactly(task, ())
    ways = [task.nodes[at].counts for at in look.walk.order]
    total = 0
    for block in look.walk.blocks():
        rows = block.points(look.reaching(block, look.sums(block)))
        packages = np.ones(rows.shape[1], dtype=object)
        for counts, points in zip(ways, rows, strict=True):
            packages *= counts[points]
        total += int(packages.sum())
    return total


@dataclass(frozen=True, slots=True)
class _Task:
    """A component: its variables and links, and what a combination must reach."""

    setting: Setting
    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    forbidden: tuple[Box, ...]
    bonuses: Bonuses
    floors: Floors


def _task(setting: Setting, component: tuple[int, ...]) -> _Task:
    import numpy as np

    space, reduced = setting.space, setting.reduced
    columns, nodes = [], []
    for variable in component:
        fronts = setting.leaves[variable]
        kinds = np.repeat(np.arange(len(fronts)), [front.size for front in fronts])
        together = space.side_by_side(list(fronts))
        columns.append(Column(variable, together.values, kinds))
        nodes.append(together.node)
    return _Task(
        setting,
        tuple(columns),
        tuple(nodes),
        tuple(box for box in reduced.forbidden if box.scope[0] in component),
        tuple(bonus for bonus in reduced.bonuses if bonus[1].scope[0] in component),
        space.reachable(setting.ranges.outside(component), (0,) * space.width),
    )


class _Exactly:
    """Any number of parties: every sum is made, then screened beside the known points."""

    def __init__(self, task: _Task, tops: Tops) -> None:
        self.task = task
        self.walk = Walk(task.setting, task.columns, task.forbidden, task.bonuses)
        self._tops = tops
        self._known: Array | None = None

    def at(self, block: Block) -> tuple[Indices, Array]:
        """The combinations of a block that may be efficient, and their sums."""
        sums = self.sums(block)
        rows = self.reaching(block, sums)
        if self._known is not None:
            marks = self.task.setting.space.dominance.screen(sums[:, rows], self._known)
            rows = rows[marks]
        return rows, sums[:, rows]

    def sums(self, block: Block) -> Array:
        """All sums of a block."""
        moved = array([[amount] for amount in block.moved], block.values.dtype)
        values = added(block.values, moved)
        return capped(values, self._tops) if self._tops else values

    def reaching(self, block: Block, sums: Array) -> Indices:
        """The combinations that no link forbids and that reach the floors."""
        import numpy as np

        marks = above(sums, self.task.floors)
        if marks is None:
            marks = np.ones(block.size, dtype=bool)
        return np.flatnonzero(marks if block.allowed is None else marks & block.allowed)

    def exact(self, sums: Array, points: Indices) -> Array:  # noqa: ARG002 - as its neighbour
        """The sums themselves."""
        return sums

    def know(self, values: Array) -> None:
        """Screen what comes beside these points."""
        self._known = values


class _TwoParties:
    """Two parties: sums are made of the high bits alone, and looked at through a staircase."""

    def __init__(self, task: _Task) -> None:
        self.task = task
        space = task.setting.space
        self._away = 0
        if space.numbers.kind != "i":
            self._away = max(0, _largest(task).bit_length() - _COARSE_BITS)
        # Every addend has been rounded down by less than one.
        self._near = 0 if self._away == 0 else len(task.columns) + len(task.bonuses)
        self._floors = tuple(None if f is None else f >> self._away for f in task.floors)
        coarse = [
            Column(c.variable, without_low_bits(c.values, self._away), c.kinds)
            for c in task.columns
        ]
        bonuses = [(at, box, amount >> self._away) for at, box, amount in task.bonuses]
        self.walk = Walk(task.setting, coarse, task.forbidden, bonuses)
        self.know(array([[], []], space.numbers))

    def at(self, block: Block) -> tuple[Indices, Array]:
        """The combinations of a block that may be efficient, and their coarse sums."""
        import numpy as np

        marks = self._stairs.passed(block.values, block.moved)
        if block.allowed is not None:
            marks &= block.allowed
        rows = np.flatnonzero(marks)
        return rows, block.values[:, rows] + np.array([block.moved]).T

    def exact(self, sums: Array, points: Indices) -> Array:
        """The sums of the points taken, added up exactly."""
        if self.task.setting.space.numbers.kind == "i":
            return sums
        columns = [self.task.columns[at] for at in self.walk.order]
        values = columns[0].values[:, points[0]]
        for column, taken in zip(columns[1:], points[1:], strict=True):
            values = added(values, column.values[:, taken])
        kinds = [column.kinds[p] for column, p in zip(columns, points, strict=True)]
        places = {column.variable: place for place, column in enumerate(columns)}
        for coordinate, box, amount in self.task.bonuses:
            parts = [(places[variable], chosen) for variable, chosen in box.parts]
            row, marks = values[coordinate], lying(parts, kinds)
            row[marks] = added(row[marks], array([[amount]], row.dtype)[0])
        return values

    def know(self, values: Array) -> None:
        """Look at what comes through a staircase of these points."""
        known = without_low_bits(values, self._away)
        self._stairs = Staircase(known, self._floors, self._near, *self.walk.span(0))


class _Found:
    """What may be efficient so far; filtered exactly whenever enough has gathered."""

    def __init__(self, look: _Exactly | _TwoParties) -> None:
        self.look = look
        self._waiting: list[tuple[Array, Indices]] = []
        self._gathered, self._enough = 0, _GATHERED
        self._kept: tuple[Array, Indices, Kept] | None = None

    def enter(self, block: Block) -> None:
        """Take what may be efficient out of a block."""
        rows, sums = self.look.at(block)
        if len(rows):
            self._waiting.append((sums, block.points(rows)))
            self._gathered += len(rows)
        if self._gathered > self._enough:
            values = self._settle()[0]
            self._enough = max(_GATHERED, values.shape[1])
            self.look.know(values)

    def front(self) -> Front | None:
        """The front of all blocks; None if it is empty."""
        task = self.look.task
        if self._waiting:
            self._settle()
        if self._kept is None:
            return None
        values, points, kept = self._kept
        if values.shape[1] == 0:
            return None
        nodes = tuple(task.nodes[at] for at in self.look.walk.order)
        return Front(
            values[:, kept.starts[:-1]],
            Sum(nodes, kept.starts, points),
            (0,) * task.setting.space.width,
        )

    def _settle(self) -> tuple[Array, Indices, Kept]:
        """Filter what is known and what has come in; points stand in the order of ``kept``."""
        import numpy as np

        values, points = (
            np.concatenate(parts, axis=1) for parts in zip(*self._waiting, strict=True)
        )
        values = self.look.exact(values, points)
        high = above(values, self.look.task.floors)
        if high is not None:
            values, points = values[:, high], points[:, high]
        if self._kept is not None:
            values = np.concatenate([self._kept[0], values], axis=1)
            points = np.concatenate([self._kept[1], points], axis=1)
        setting = self.look.task.setting
        setting.watch.gather(values.shape[1], values)
        compare = setting.space.dominance.efficient
        kept = setting.watch.apart(values.shape[1], lambda: compare(values))
        self._waiting, self._gathered = [], 0
        self._kept = values[:, kept.members], points[:, kept.members], kept
        return self._kept


def _largest(task: _Task) -> int:
    """No partial sum of any coordinate is larger than this."""
    total = [0] * task.setting.space.width
    for column in task.columns:
        for at, row in enumerate(integers(column.values)):
            total[at] += max(abs(int(row.min())), abs(int(row.max())))
    for at, _, amount in task.bonuses:
        total[at] += abs(amount)
    return max(total)
