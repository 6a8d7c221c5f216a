"""Small stages that close a corridor of more steps than have all their states listed.

The best ways of each length are kept, once for every limit on the size of a stage, until a limit
lets one through to the end. What comes out is a proposal: smaller stages may exist.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.roadmap.evaluation import degrees, keeps_bounds
from detente.analysis.roadmap.journey import Journey, Order
from detente.analysis.roadmap.limbs import limbs_for, weighted
from detente.analysis.roadmap.moves import (
    Terrain,
    integers,
    positions_at,
    stages_between,
    states_after,
    terrain,
)

_WAYS = 60


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to a state and its stage ends; while a stage is open, how many steps it has.

    ``several`` counts the stages of more than one step that have ended, ``key`` is that of the
    state while a stage is open (else 0), ``total`` the sum over the stage ends.
    """

    several: int
    key: int
    total: int
    mask: int
    open_steps: int
    ends: tuple[int, ...]

    @property
    def worth(self) -> tuple[int, int, int, int]:
        """What ways of one length are compared by: an open stage will count as one of several."""
        return self.several + (self.open_steps > 0), self.key, self.total, self.mask


def closing_of_many(
    journey: Journey, tolerance: Fraction, single: Order | None, deadline: float
) -> Order | None:
    """Small stages whose ends all keep a tolerance; None where the end itself does not.

    ``single`` is an order of single steps, gathered into stages where nothing smaller is found
    before the deadline (``time.monotonic``). Never called exact.
    """
    ground = terrain(journey)
    if not _good(ground, [journey.end], tolerance):
        return None
    best = _good(ground, states_after(single.stages) if single else [journey.end], tolerance)
    for cap in range(1, max(map(len, stages_between(best)), default=1)):
        found = _stage_ends(ground, tolerance, cap, deadline)
        if found is not None:
            best = found
            break
    widest = max((look.key for look in _look(ground, best, tolerance)), default=0)
    return Order(stages_between(best), ground.scales.width(widest), exact=False)


def _good(ground: Terrain, masks: list[int], tolerance: Fraction) -> list[int]:
    """The states that a stage may end in."""
    looks = _look(ground, masks, tolerance)
    return [mask for mask, look in zip(masks, looks, strict=True) if look.good]


@dataclass(frozen=True, slots=True)
class _Look:
    """A state: whether a stage may end in it, its key, what it adds to the sum."""

    good: bool
    key: int
    total: int


def _look(ground: Terrain, masks: list[int], tolerance: Fraction) -> list[_Look]:
    if not masks:
        return []
    positions = positions_at(ground.journey, masks)
    found = degrees(ground.journey, ground.scales, positions)
    good = keeps_bounds(ground.journey, positions) & found.within(tolerance)
    sums = weighted(found.terms(), limbs_for(ground.scales.largest_sum))
    return list(map(_Look, good.tolist(), integers(found.keys()), integers(sums)))


def _stage_ends(
    ground: Terrain, tolerance: Fraction, cap: int, deadline: float
) -> list[int] | None:
    """The stage ends of a way in stages of at most ``cap`` steps, None where none was found."""
    journey = ground.journey
    by_length: list[list[_Way]] = [[] for _ in range(journey.steps + 1)]
    by_length[0].append(_Way(0, 0, 0, 0, 0, ()))
    for ways in by_length[:-1]:
        moves = [(way, mask) for way in _kept(ways) for mask in _onward(journey, way, cap)]
        if time.monotonic() > deadline:
            return None
        masks = list(dict.fromkeys(mask for _, mask in moves))
        looks = dict(zip(masks, _look(ground, masks, tolerance), strict=True))
        for way, mask in moves:
            by_length[mask.bit_count()].extend(_gone_on(way, mask, looks[mask], cap))
    done = min(by_length[-1], key=lambda way: way.worth, default=None)
    return None if done is None else list(done.ends)


def _kept(ways: list[_Way]) -> list[_Way]:
    """The best ways that have just ended a stage, and the best with one open."""
    kept: list[_Way] = []
    for wanted in (False, True):
        chosen: dict[tuple[int, int], _Way] = {}
        for way in sorted(ways, key=lambda way: way.worth):
            if (way.open_steps > 0) == wanted and len(chosen) < _WAYS:
                chosen.setdefault((way.mask, way.open_steps), way)
        kept += chosen.values()
    return kept


def _onward(journey: Journey, way: _Way, cap: int) -> Iterator[int]:
    """One more step with all that may not come later, as far as the stage has room."""
    for step in range(journey.steps):
        if not way.mask >> step & 1:
            mask = _with(journey, way.mask, step)
            if way.open_steps + (mask ^ way.mask).bit_count() <= cap:
                yield mask


def _with(journey: Journey, mask: int, step: int) -> int:
    open_steps = 1 << step
    while open_steps:
        at = open_steps.bit_length() - 1
        mask |= 1 << at
        open_steps = (open_steps | journey.before[at]) & ~mask
    return mask


def _gone_on(way: _Way, mask: int, look: _Look, cap: int) -> list[_Way]:
    """The way by a state: the stage ends there if it may, else it stays open if it has room."""
    size = way.open_steps + (mask ^ way.mask).bit_count()
    if look.good:
        total = way.total + look.total
        return [_Way(way.several + (size > 1), 0, total, mask, 0, (*way.ends, mask))]
    return [_Way(way.several, look.key, way.total, mask, size, way.ends)] if size < cap else []
