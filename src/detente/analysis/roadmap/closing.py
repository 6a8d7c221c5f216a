"""The smallest stages whose ends all lie among given states (roadmap, question 2; decision 8).

First the largest stage is made as small as possible, then as few stages as possible take more than
one step, then the sum over the stage ends is the smallest, then the time: a stage lasts as long as
its longest step. What is left is settled by fewer steps first, then steps of lower numbers.

The last three add up along the stages, so one pass over pairs of a subset and the number of steps
to the next stage end finds the best of them; for the time, each stage says beforehand how long it
may last. Pairs of nested stage ends can be as many as 3^n and are looked at only where the ends are
few and the table is large.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.analysis.roadmap.journey import Order
from detente.analysis.roadmap.limbs import (
    integer,
    limbs_for,
    never,
    plus,
    ranks,
    smaller,
    weighted,
    wide,
)
from detente.analysis.roadmap.stage_ends import StageEnds
from detente.analysis.roadmap.states import States

if TYPE_CHECKING:
    from detente.analysis.roadmap.journey import Array, Flags

_MOST_CELLS = 12_000_000
"""Cells of a layer of the table: 100 MB, and three times as much while one is made of another."""

_MOST_ENDS = 8_000
"""Stage ends that are compared in pairs where the table is too large."""


def closing(states: States, good: Flags) -> Order | None:
    """The smallest stages that end in good states only; None where the end is not one of them.

    ``good`` has a flag per state. Exact but for one thing: where the table would be too large and
    the stage ends too many for pairs, ties are not broken by time, and ``exact`` is False.
    """
    ends = StageEnds(states.narrowed(good | (states.masks == 0)))  # the start is no stage
    cap = ends.smallest_cap()
    if cap is None or not good[-1:].all():
        return None
    return _Table(ends, cap).best()


def smallest_stages(states: States) -> Order | None:
    """The narrowest among the orders with the smallest largest stage, over all allowed states.

    For journeys that no order of single steps leads through. Ties as in ``closing``.
    """
    import numpy as np

    cap = StageEnds(states).smallest_cap()
    if cap is None:
        return None
    found = np.unique(states.ranks)
    low, high = 0, len(found) - 1
    while low < high:
        middle = (low + high) // 2
        inside = states.narrowed((states.ranks <= found[middle]) | (states.masks == 0))
        fits = inside.masks[-1] == states.journey.end and StageEnds(inside).connects(cap)
        low, high = (low, middle) if fits else (middle + 1, high)
    return closing(states, states.ranks <= found[low])


@dataclass(frozen=True, slots=True)
class _Prices:
    """What a stage costs: in wide integers, more steps than one before sums before days."""

    limbs: int
    several: int
    of_end: Array
    days: tuple[int, ...]
    limits: tuple[int, ...]

    def stage(self, ends: Array, steps: Array) -> Array:
        """The price of stages by the rows they end in and the masks of their steps."""
        import numpy as np

        longest = np.zeros(len(steps), dtype=np.int64)
        for step, days in enumerate(self.days):
            longest = np.maximum(longest, np.where(steps >> step & 1, days, 0))
        several = (np.bitwise_count(steps) > 1).astype(np.int64)
        added = weighted([(several, self.several), (longest, 1)], self.limbs)
        return plus(self.of_end[:, ends], added)


def _prices(states: States, *, timed: bool) -> _Prices:
    """The prices of stages; not ``timed``: none lasts any time."""
    terms = states.degrees.terms()
    sums = weighted(terms, limbs_for(states.scales.largest_sum))
    worst = integer(sums[:, ranks(sums).argmax()])
    days = tuple(one or 0 if timed else 0 for one in states.journey.days)
    per_sum = sum(days) + 1
    several = (worst * states.journey.steps + 1) * per_sum
    limbs = limbs_for(several * (states.journey.steps + 1))
    of_end = weighted(states.degrees.terms(per_sum), limbs)
    return _Prices(limbs, several, of_end, days, tuple(sorted(set(days))))


class _Table:
    """Stages of at most ``cap`` steps through stage ends, from the end back to the start.

    ``onward`` holds per stage end the price of the best way from there.
    """

    def __init__(self, ends: StageEnds, cap: int) -> None:
        import numpy as np

        self.cap = cap
        masks = ends.between(cap) if cap else np.zeros(1, dtype=np.int64)
        self.states = ends.states.narrowed(np.isin(ends.states.masks, masks))
        counts = np.bitwise_count(masks)
        self.layers = [masks[counts == size] for size in range(self.states.journey.steps + 1)]
        self.prices = _prices(self.states, timed=cap > 1)  # one by one all last as long
        cells = max(map(len, self.layers)) * (cap + 1) * self.prices.limbs
        self.paired = cells * len(self.prices.limits) > _MOST_CELLS
        self.timed = not self.paired or len(self.states.masks) <= _MOST_ENDS
        if not self.timed:
            self.paired, self.prices = False, _prices(self.states, timed=False)
        self.onward = never(self.prices.limbs, len(self.states.masks))

    def best(self) -> Order:
        """The best stages."""
        if self.paired:
            self._fill_from_pairs()
        else:
            self._fill()
        stages, rows, mask = [], [], 0
        while mask != self.states.journey.end:
            row = self._next(mask)
            rows.append(row)
            reached = int(self.states.masks[row])
            stages.append(_steps(reached & ~mask))
            mask = reached
        worst = max((int(self.states.ranks[row]) for row in rows), default=0)
        width = self.states.width(worst) if rows else self.states.scales.width(0)
        return Order(tuple(stages), width, exact=self.timed)

    def _fill(self) -> None:
        """Layer by layer: per limb, steps to the next stage end, limit of days, and subset.

        The last column of a layer stands for all subsets that no way leads through.
        """
        import numpy as np

        prices, steps = self.prices, self.states.journey.steps
        shape = (self.cap + 1, len(prices.limits))
        places = np.full(1 << steps, -1, dtype=np.int32)
        several = wide(prices.several, prices.limbs)[:, None]
        limits = np.array(prices.limits, dtype=np.int64)
        last = None
        for masks in reversed(self.layers):
            table = never(prices.limbs, *shape, len(masks) + 1)
            rows = self.states.rows[masks]
            is_end = np.flatnonzero(rows < len(self.states.masks))
            rows = rows[is_end]
            if last is None:
                self.onward[:, rows] = 0
            else:
                for step in range(steps):
                    onward = np.where(masks >> step & 1, -1, places[masks | 1 << step])
                    self._one_step(table, last, onward, step)
                reached = table[:, 1:, :, is_end]
                single = _least(reached[:, :1])
                if self.cap > 1:
                    single = smaller(single, plus(_least(reached[:, 1:]), several))
                self.onward[:, rows] = single
            arrived = plus(self.onward[:, rows], prices.of_end[:, rows])
            for at, limit in enumerate(limits):
                table[:, 0, at, is_end] = plus(arrived, wide(int(limit), prices.limbs)[:, None])
            places[masks] = np.arange(len(masks), dtype=np.int32)
            last = table

    def _one_step(self, table: Array, last: Array, onward: Array, step: int) -> None:
        """Take in what lies one step on, in stages that may last as long as that step."""
        first = self.prices.limits.index(self.prices.days[step])
        there = last[:, : self.cap, first:][..., onward]
        here = table[:, 1:, first:, :-1]
        here[...] = smaller(here, there)

    def _fill_from_pairs(self) -> None:
        """Stage end by stage end, each with all that can be reached from it in one stage."""
        last = len(self.states.masks) - 1
        self.onward[:, last] = 0
        for row in range(last - 1, -1, -1):  # a state with more steps is a larger number
            _, _, price = self._stages_from(int(self.states.masks[row]))
            if price.shape[1]:
                self.onward[:, row] = price[:, ranks(price).argmin()]

    def _stages_from(self, mask: int) -> tuple[Array, Array, Array]:
        """The rows that a stage can end in, its steps as masks, the price of the way by there."""
        import numpy as np

        masks = self.states.masks
        rows = np.flatnonzero((masks & mask == mask) & (masks != mask))
        added = masks[rows] & ~np.int64(mask)
        near = np.bitwise_count(added) <= self.cap
        rows, added = rows[near], added[near]
        return rows, added, plus(self.onward[:, rows], self.prices.stage(rows, added))

    def _next(self, mask: int) -> int:
        """The stage end to go to: the fewest steps, then those of the lowest numbers."""
        import numpy as np

        rows, added, price = self._stages_from(mask)
        wanted = self.onward[:, self.states.rows[mask], None]
        tight = np.flatnonzero((price == wanted).all(axis=0))
        at = min(
            tight.tolist(), key=lambda one: (int(added[one]).bit_count(), _steps(int(added[one])))
        )
        return int(rows[at])


def _least(table: Array) -> Array:
    """The smallest over steps and limits (axes 1 and 2)."""
    found: Array = table[:, 0, 0]
    for steps in range(table.shape[1]):
        for limit in range(table.shape[2]):
            found = smaller(found, table[:, steps, limit])
    return found


def _steps(mask: int) -> tuple[int, ...]:
    return tuple(step for step in range(mask.bit_length()) if mask >> step & 1)
