"""The narrowest order of more than twenty steps, with a proven bound.

Where tranches and preconditions leave few states, they are all listed as for fewer steps. Else a
search from the start and one from the end take in states in the order of their width. Once no state
of at most some width is left to take in on a side, no order is narrower than the next one; as soon
as both have taken in the same state, an order of just that width is found. A good order found
beforehand says which states need not be kept, linear programmes where to begin.
"""

from __future__ import annotations

import time
from fractions import Fraction
from heapq import heappop, heappush
from math import ceil

from detente.analysis.roadmap.beam import beam, good_order
from detente.analysis.roadmap.floor import least_width
from detente.analysis.roadmap.journey import CERTAIN, Journey, Order
from detente.analysis.roadmap.moves import Seen, Terrain, stages_between, terrain
from detente.analysis.roadmap.narrowest import narrowest
from detente.analysis.roadmap.states import (
    ALWAYS_LISTED,
    MOST_STATES,
    SECONDS_PER_STATE,
    listed_states,
)

_BATCH = 128
_WAYS = 150
MOST_KEPT = 400_000
"""States that the search keeps before it gives up, about 200 MB."""


def narrowest_of_many(journey: Journey, deadline: float) -> Order | None:
    """A narrow order of single steps of a journey of any length; None where none was found.

    ``exact`` says that no order is narrower. Else ``bound`` is a width that no order comes below.
    Stops about ``deadline`` (``time.monotonic``): all states are listed where tranches and
    preconditions leave no more than can be gone through until then.
    """
    left = deadline - time.monotonic()
    if left < 0:
        return None
    most = min(MOST_STATES, max(ALWAYS_LISTED, int(left / SECONDS_PER_STATE)))
    states = listed_states(journey, most)
    return narrowest_by_search(journey, deadline) if states is None else narrowest(states)


def narrowest_by_search(
    journey: Journey, deadline: float, most_kept: int = MOST_KEPT
) -> Order | None:
    """The same without listing the states; the smallest sum, which breaks ties, is not proven.

    Stops when ``most_kept`` states are kept, too.
    """
    ground = terrain(journey)
    if not journey.steps:
        return Order((), ground.scales.width(0), exact=True)
    first = good_order(ground, deadline, _share_of(deadline, 0.4))
    known = [ground.look([mask]) for mask in first[1][:-1]] if first else []
    shares = [ground.scales.width(one.keys[0]).share for one in known]
    least = least_width(ground, shares, _share_of(deadline, 0.3))
    search = _Search(ground, least, first, most_kept)
    search.run(_share_of(deadline, 0.9))
    if search.best is None:
        return None
    widest, masks = search.best
    if first is None or widest < first[0]:
        masks = _cheaper(ground, masks, beam(ground, deadline, kept=_WAYS, most=widest))
    exact = widest <= search.floor
    bound = None if exact else ground.scales.width(search.floor)
    return Order(stages_between(masks), ground.scales.width(widest), exact, bound)


def _cheaper(ground: Terrain, masks: list[int], rival: tuple[int, list[int]] | None) -> list[int]:
    """Of two orders the one with the smaller sum."""
    both = [masks] if rival is None else [masks, rival[1]]
    return min(both, key=lambda one: (sum(ground.look(one).sums), one))


def _share_of(deadline: float, share: float) -> float:
    """A deadline for a share of the time that is left."""
    now = time.monotonic()
    return now + share * (deadline - now)


class _Side:
    """The search from one end: what is taken in, what waits for a larger width.

    ``came`` holds every state seen and the one it was reached from; the first one is the best,
    because states are taken in by the width they need.
    """

    def __init__(self, ground: Terrain, *, forward: bool) -> None:
        self.ground, self.forward = ground, forward
        origin = 0 if forward else ground.journey.end
        self.came = {origin: origin}
        self.taken = {origin}
        self.ready = [(0, 0, origin)]
        self.waiting: list[tuple[int, int, int]] = []

    def next_states(self) -> Seen:
        """The states next to those furthest on, seen for the first time."""
        fresh: list[int] = []
        near = self.ground.onward if self.forward else self.ground.backward
        while self.ready and len(fresh) < _BATCH:
            _, _, mask = heappop(self.ready)
            for other in near(mask):
                if other not in self.came:
                    self.came[other] = mask
                    fresh.append(other)
        return self.ground.look(fresh)

    def take(self, mask: int, total: int) -> None:
        """Take in a state; those with the most steps behind them are gone on from first."""
        done = mask.bit_count()
        self.taken.add(mask)
        heappush(self.ready, (-done if self.forward else done, total, mask))

    def trace(self, mask: int) -> list[int]:
        """The states from a state back to where this side began, both among them."""
        found = [mask]
        while self.came[mask] != mask:
            mask = self.came[mask]
            found.append(mask)
        return found


class _Search:
    """Both sides, the width they have reached (``floor``) and the best order known."""

    def __init__(
        self, ground: Terrain, least: Fraction, best: tuple[int, list[int]] | None, most_kept: int
    ) -> None:
        common = ground.scales.common
        self.floor = CERTAIN + ceil(least * common) if least > 0 else 0
        self.floor = max([self.floor, *ground.look([ground.journey.end]).keys])
        self.best, self.most_kept = best, most_kept
        self.sides = (_Side(ground, forward=True), _Side(ground, forward=False))

    def run(self, deadline: float) -> None:
        """Search until an order of the width of the floor is known, or time or room is up."""
        turn = 0
        while self.best is None or self.best[0] > self.floor:
            if time.monotonic() > deadline or self._kept() > self.most_kept:
                return
            if not any(side.ready for side in self.sides) or not self.sides[turn].ready:
                if not self._raise_floor(self.sides[turn]):
                    return
            else:
                self._go_on(self.sides[turn], self.sides[1 - turn])
            turn = 1 - turn

    def _kept(self) -> int:
        return sum(len(side.came) for side in self.sides)

    def _go_on(self, side: _Side, other: _Side) -> None:
        seen = side.next_states()
        for mask, key, total in zip(seen.masks, seen.keys, seen.sums, strict=True):
            if key <= self.floor:
                side.take(mask, total)
                if mask in other.taken:
                    self._meet(mask)
                    return
            elif self.best is None or key < self.best[0]:
                heappush(side.waiting, (key, total, mask))

    def _raise_floor(self, side: _Side) -> bool:
        """Nothing is left at the floor on a side: no order is narrower than what waits there.

        False where nothing waits: then no order is narrower than the best one, if there is any.
        """
        if not side.waiting:
            self.floor = self.best[0] if self.best is not None else self.floor
            return False
        self.floor = max(self.floor, side.waiting[0][0])
        for one, other in (self.sides, self.sides[::-1]):
            while one.waiting and one.waiting[0][0] <= self.floor:
                _, total, mask = heappop(one.waiting)
                one.take(mask, total)
                if mask in other.taken:
                    self._meet(mask)
                    return True
        return True

    def _meet(self, mask: int) -> None:
        forth, back = (side.trace(mask) for side in self.sides)
        self.best = (self.floor, [*forth[-2::-1], *back[1:]])
