"""All combinations of linked issues, in blocks that stay in the cache (agreements, section 6.6).

The sums of the *tail*, the variables with the fewest points, are computed once for at most 65,536
combinations. The *head*, all other variables, is walked through like a tree: every choice moves the
whole block by its own amount, and where links between head and tail come into play, by an amount
per combination, which is computed once for every set of links. So a package costs as many additions
as the last choice needs, and not one per issue and link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from detente.analysis.problem import Box
from detente.analysis.solutions.setting import Setting
from detente.analysis.solutions.watch import Watch
from detente.analysis.solutions.widths import added, array, bits, integers, without_low_bits

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from detente.analysis.solutions.widths import Array, Indices

    Marks = npt.NDArray[np.bool_]

_BLOCK = 1 << 16
_REMEMBERED = 64
_RULES = 32
"""After so many links, some milliseconds, the watch is asked."""

Bonuses = Sequence[tuple[int, Box, int]]


@dataclass(frozen=True, slots=True)
class Column:
    """What one variable adds: ``values`` are coordinates x points, ``kinds`` the kind of each."""

    variable: int
    values: Array
    kinds: Indices


class Block(NamedTuple):
    """Combinations with one choice of head; ``values`` plus ``moved`` are their sums.

    ``allowed`` are those that no link forbids, None if that is all of them.
    """

    head: tuple[int, ...]
    tail: Tail
    values: Array
    moved: tuple[int, ...]
    allowed: Marks | None

    @property
    def size(self) -> int:
        """The number of combinations."""
        return int(self.values.shape[1])

    def points(self, rows: Indices) -> Indices:
        """The points taken by some of the combinations, variables in the order of the walk."""
        import numpy as np

        head = np.repeat(np.array(self.head, dtype=np.int64)[:, None], len(rows), axis=1)
        return np.concatenate([head, self.tail.points[:, rows]])


class _Rule(NamedTuple):
    """A forbidden box (``amount`` None) or a bonus, as seen from one variable of the head.

    ``earlier`` are its parts on variables before that one, by place; ``tail`` those on the tail.
    """

    earlier: tuple[tuple[int, frozenset[int]], ...]
    tail: tuple[tuple[int, frozenset[int]], ...]
    coordinate: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of one kind of a variable of the head, by what they depend on besides.

    ``own``: on the tail alone; ``mixed``: on the tail and earlier choices; ``settled``: on earlier
    choices alone, so that they are the same for the whole block.
    """

    own: list[_Rule] = field(default_factory=list)
    mixed: list[_Rule] = field(default_factory=list)
    settled: list[_Rule] = field(default_factory=list)

    def enter(self, rule: _Rule) -> None:
        """File a rule."""
        if not rule.tail:
            self.settled.append(rule)
        else:
            (self.mixed if rule.earlier else self.own).append(rule)


class _Effect(NamedTuple):
    """What rules do to the combinations of a block: amounts added, and which stay allowed."""

    values: Array | None
    allowed: Marks | None


class Walk:
    """The combinations of a component's variables; ``order`` says how variables are arranged."""

    def __init__(
        self,
        setting: Setting,
        columns: Sequence[Column],
        forbidden: Sequence[Box],
        bonuses: Bonuses,
    ) -> None:
        by_size = sorted(range(len(columns)), key=lambda at: -columns[at].values.shape[1])
        self.order = tuple(by_size)
        self._watch = setting.watch
        self._columns = [columns[at] for at in by_size]
        self._cut, self._step = _cut([column.values.shape[1] for column in self._columns])
        self._promising = [_promising(column.values) for column in self._columns[: self._cut]]
        self._places = {column.variable: place for place, column in enumerate(self._columns)}
        self._low, self._high = _span(self._columns[self._cut :])
        self._rules: list[dict[int, _Rules]] = [defaultdict(_Rules) for _ in range(self._cut + 1)]
        for box in forbidden:
            self._enter(box, 0, None)
        for coordinate, box, amount in bonuses:
            self._enter(box, coordinate, amount)

    def blocks(self) -> Iterator[Block]:
        """All of them, promising heads first. Raises Stopped at the deadline."""
        heads = 1
        for column in self._columns[: self._cut]:
            heads *= column.values.shape[1]
        size = self._columns[self._cut].values.shape[1]
        starts = range(0, size, self._step)
        done = 0
        for start in starts:
            tail = Tail(self._columns[self._cut :], slice(start, start + self._step), self._watch)
            for block in self._below(tail, (), self._at_rest(tail)):
                if done % 16 == 0:
                    self._watch.report("enumeration", done, heads * len(starts))
                self._watch.check()
                self._watch.used += block.size
                done += 1
                yield block

    def span(self, coordinate: int) -> tuple[int, int]:
        """Bounds of one coordinate of all blocks, before they are moved."""
        return self._low[coordinate], self._high[coordinate]

    def _enter(self, box: Box, coordinate: int, amount: int | None) -> None:
        """File a box under the last variable of the head that it speaks of, and its kinds."""
        parts = [(self._places[variable], kinds) for variable, kinds in box.parts]
        head = sorted(part for part in parts if part[0] < self._cut)
        tail = tuple((place - self._cut, kinds) for place, kinds in parts if place >= self._cut)
        level, kinds = head.pop() if head else (self._cut, frozenset({0}))
        rule = _Rule(tuple(head), tail, coordinate, amount)
        for kind in kinds:
            self._rules[level][kind].enter(rule)
        if tail and amount is not None:
            self._low[coordinate] += min(0, amount)
            self._high[coordinate] += max(0, amount)

    def _at_rest(self, tail: Tail) -> Block:
        """The tail alone, with the links inside it."""
        values, allowed = tail.effect(self._rules[self._cut][0].own)
        values = tail.values if values is None else added(tail.values, values)
        return Block((), tail, values, (0,) * len(tail.values), allowed)

    def _below(self, tail: Tail, kinds: tuple[int, ...], block: Block) -> Iterator[Block]:
        """The blocks with the choices so far; ``kinds`` are those of the choices."""
        level = len(kinds)
        if level == self._cut:
            yield block
            return
        column = self._columns[level]
        for point in self._promising[level]:
            kind = int(column.kinds[point])
            rules = self._rules[level][kind]
            moved = _settled(rules.settled, kinds, block.moved)
            if moved is None:
                continue
            moved = list(map(int.__add__, moved, integers(column.values[:, point]).tolist()))
            mixed = [rule for rule in rules.mixed if _holds(rule, kinds)]
            effect = tail.remembered((level, kind, *map(id, mixed)), [*rules.own, *mixed])
            values = block.values if effect.values is None else added(block.values, effect.values)
            allowed = block.allowed
            if effect.allowed is not None:
                allowed = effect.allowed if allowed is None else allowed & effect.allowed
            if allowed is None or allowed.any():
                after = Block((*block.head, point), tail, values, tuple(moved), allowed)
                yield from self._below(tail, (*kinds, kind), after)


class Tail:
    """The combinations of the last variables, the first of which is cut to a stretch."""

    def __init__(self, columns: Sequence[Column], stretch: slice, watch: Watch) -> None:
        import numpy as np

        self._watch = watch
        sizes = [column.values.shape[1] for column in columns]
        sizes[0] = len(range(sizes[0])[stretch])
        rest = np.arange(prod(sizes))
        self.points: Indices = np.empty((len(sizes), len(rest)), dtype=np.int64)
        for place in reversed(range(len(sizes))):
            rest, self.points[place] = np.divmod(rest, sizes[place])
        self.points[0] += stretch.start
        self.values = columns[0].values[:, self.points[0]]
        for column, points in zip(columns[1:], self.points[1:], strict=True):
            self.values = added(self.values, column.values[:, points])
        self._kinds = [c.kinds[p] for c, p in zip(columns, self.points, strict=True)]
        self._known: dict[tuple[int, ...], _Effect] = {}

    def remembered(self, key: tuple[int, ...], rules: Sequence[_Rule]) -> _Effect:
        """The effect of some rules, by a key that stands for them."""
        if key not in self._known:
            if len(self._known) == _REMEMBERED:
                self._known.clear()
            self._known[key] = self.effect(rules)
        return self._known[key]

    def effect(self, rules: Sequence[_Rule]) -> _Effect:
        """What the rules do together. Raises Stopped at the deadline."""
        import numpy as np

        values, allowed = None, None
        for done, rule in enumerate(rules):
            if done % _RULES == 0:
                self._watch.check()
            if rule.amount is None:
                outside = ~self._inside(rule)
                allowed = outside if allowed is None else allowed & outside
            else:
                values = np.zeros_like(self.values) if values is None else values
                row, marks = values[rule.coordinate], self._inside(rule)
                row[marks] = added(row[marks], array([[rule.amount]], row.dtype)[0])
        return _Effect(values, allowed)

    def _inside(self, rule: _Rule) -> Marks:
        """Which combinations lie in the box of a rule, as far as the tail is concerned."""
        return lying(rule.tail, self._kinds)


def lying(parts: Iterable[tuple[int, frozenset[int]]], kinds: Sequence[Indices]) -> Marks:
    """Which of many combinations have one of the chosen kinds in every place that is named."""
    import numpy as np

    marks: Marks = np.ones(len(kinds[0]), dtype=bool)
    for place, chosen in parts:
        lies = np.zeros(max(*chosen, int(kinds[place].max())) + 1, dtype=bool)
        lies[list(chosen)] = True
        marks &= lies[kinds[place]]
    return marks


def _holds(rule: _Rule, kinds: tuple[int, ...]) -> bool:
    return all(kinds[place] in chosen for place, chosen in rule.earlier)


def _settled(
    rules: Sequence[_Rule], kinds: tuple[int, ...], moved: tuple[int, ...]
) -> list[int] | None:
    """The amounts moved with these rules; None if one of them forbids the choices made."""
    after = list(moved)
    for rule in rules:
        if _holds(rule, kinds):
            if rule.amount is None:
                return None
            after[rule.coordinate] += rule.amount
    return after


def _span(columns: Sequence[Column]) -> tuple[list[int], list[int]]:
    """The least and the most that the columns add up to, per coordinate."""
    rows = [integers(column.values).tolist() for column in columns]
    least, most = (
        [sum(map(extreme, amounts)) for amounts in zip(*rows, strict=True)]
        for extreme in (min, max)
    )
    return least, most


def _cut(sizes: list[int]) -> tuple[int, int]:
    """Where the tail begins, and how many points of its first variable go into one block."""
    cut, block = len(sizes), 1
    while cut > 0 and block * sizes[cut - 1] <= _BLOCK:
        cut -= 1
        block *= sizes[cut]
    if cut == 0:
        return 0, sizes[0]
    return cut - 1, _BLOCK // block


def _promising(values: Array) -> list[int]:
    """The points by descending total, each coordinate measured by its own spread."""
    import numpy as np

    total = np.zeros(values.shape[1])
    for row in values:
        coarse = without_low_bits(row, max(0, bits(row) - 50))
        total += coarse / max(1, int(coarse.max() - coarse.min()))
    found: list[int] = np.argsort(-total).tolist()
    return found
