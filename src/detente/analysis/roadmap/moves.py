"""States of journeys too long to list them all, looked at in batches; masks of any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import or_
from typing import TYPE_CHECKING

from detente.analysis.roadmap.evaluation import (
    Degrees,
    Scales,
    degrees,
    gain,
    keeps_bounds,
    scales,
)
from detente.analysis.roadmap.journey import Fixed, Journey
from detente.analysis.roadmap.limbs import PLACE, limbs_for, weighted

if TYPE_CHECKING:
    from detente.analysis.roadmap.journey import Array


@dataclass(frozen=True, slots=True)
class Seen:
    """Some allowed states: masks, keys and sums as Python integers, in the same order."""

    masks: list[int]
    keys: list[int]
    sums: list[int]
    degrees: Degrees


@dataclass(frozen=True, slots=True)
class Terrain:
    """A journey with its scales, ready to look at states."""

    journey: Journey
    scales: Scales

    def look(self, masks: Sequence[int]) -> Seen:
        """The allowed ones among states, each given once."""
        import numpy as np

        positions = positions_at(self.journey, masks)
        allowed = np.flatnonzero(keeps_bounds(self.journey, positions))
        found = degrees(self.journey, self.scales, positions[:, allowed])
        sums = weighted(found.terms(), limbs_for(self.scales.largest_sum))
        kept = [masks[at] for at in allowed.tolist()]
        return Seen(kept, integers(found.keys()), integers(sums), found)

    def onward(self, mask: int) -> list[int]:
        """The states one step on that hold all that may not come later."""
        return [
            mask | 1 << step
            for step, before in enumerate(self.journey.before)
            if not mask >> step & 1 and mask & before == before
        ]

    def backward(self, mask: int) -> list[int]:
        """The states one step back: no step that remains needs the one left out."""
        needed = 0
        for step, before in enumerate(self.journey.before):
            if mask >> step & 1:
                needed |= before
        return [
            mask & ~(1 << step)
            for step in range(self.journey.steps)
            if mask >> step & 1 and not needed >> step & 1
        ]


def terrain(journey: Journey) -> Terrain:
    """A journey with its scales.

    Where a party gains nothing and states no measure, its shares are over a span that no state
    leaves; the span over the allowed ones, which would be smaller, is not known.
    """
    found = []
    for party in journey.parties:
        if isinstance(party, Fixed):
            measure = party.measure or gain(journey, party)
            found.append(measure if measure > 0 else max(1, _outer_span(journey, party)))
        else:
            found.append(1)
    return Terrain(journey, scales(journey, tuple(found)))


def _outer_span(journey: Journey, party: Fixed) -> int:
    """The utility at its highest less at its lowest, each issue and bonus by itself."""
    high = low = 0
    for steps in journey.tranches():
        sums = [sum(party.deltas[one] for one in steps[:done]) for done in range(len(steps) + 1)]
        high, low = high + max(sums), low + min(sums)
    amounts = [amount for _, amount in party.bonuses]
    return high - low + sum(map(abs, amounts))


def positions_at(journey: Journey, masks: Sequence[int]) -> Array:
    """The positions of the issues (issues by states) at states written as Python integers."""
    import numpy as np

    size = max(1, -(-journey.steps // 8))
    raw = np.frombuffer(b"".join(mask.to_bytes(size, "little") for mask in masks), dtype=np.uint8)
    bits = np.unpackbits(raw.reshape(-1, size), axis=1, bitorder="little")
    found = np.zeros((len(journey.tranches()), len(masks)), dtype=np.uint8)
    for step, issue in enumerate(journey.issue):
        found[issue] += bits[:, step]
    return found


def integers(values: Array) -> list[int]:
    """Wide values as Python integers."""
    total = values[0].astype(object) if len(values) > 1 else values[0]
    for limb in values[1:]:
        total = (total << PLACE) | limb.astype(object)
    found: list[int] = total.tolist()
    return found


def states_after(stages: Sequence[tuple[int, ...]]) -> list[int]:
    """The states after each of some stages."""
    masks = (sum(1 << step for step in stage) for stage in stages)
    return list(accumulate(masks, or_))


def stages_between(masks: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The stages that end in states, each of which holds the one before it."""
    return tuple(
        tuple(
            step for step in range(mask.bit_length()) if mask >> step & 1 and not before >> step & 1
        )
        for before, mask in pairwise([0, *masks])
    )
