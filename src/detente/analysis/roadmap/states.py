"""All allowed states of a journey of up to 20 steps, with how wide each is, exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.analysis.roadmap.evaluation import (
    Degrees,
    Scales,
    degrees,
    keeps_bounds,
    measures,
    scales,
)
from detente.analysis.roadmap.journey import Journey, Width
from detente.analysis.roadmap.limbs import integer, ranks

if TYPE_CHECKING:
    from detente.analysis.roadmap.journey import Array, Flags

MOST_STEPS = 20
"""More steps have more than a million subsets; ``large`` answers for them."""


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Allowed states, ascending as bit masks.

    ``rows`` maps every mask to its row, or to the number of rows where it is not among them.
    ``keys`` are wide (limbs by states), ``ranks`` int64 numbers in their order.
    """

    journey: Journey
    masks: Array
    rows: Array
    scales: Scales
    degrees: Degrees
    keys: Array
    ranks: Array

    def width(self, rank: int) -> Width:
        """The width that a rank stands for."""
        import numpy as np

        row = int(np.argmax(self.ranks == rank))
        return self.scales.width(integer(self.keys[:, row]))

    def layers(self) -> list[Array]:
        """The rows of the states of 0, 1, 2, ... steps."""
        import numpy as np

        counts = np.bitwise_count(self.masks)
        order = np.argsort(counts, kind="stable")
        bounds = np.searchsorted(counts[order], np.arange(1, self.journey.steps + 1))
        return np.split(order, bounds)

    def narrowed(self, kept: Flags) -> States:
        """The same without some of the states."""
        import numpy as np

        chosen = np.flatnonzero(kept)
        rows = np.full(len(self.rows), len(chosen), dtype=np.int32)
        rows[self.masks[chosen]] = np.arange(len(chosen), dtype=np.int32)
        return replace(
            self,
            masks=self.masks[chosen],
            rows=rows,
            degrees=self.degrees.at(chosen),
            keys=self.keys[:, chosen],
            ranks=self.ranks[chosen],
        )


def all_states(journey: Journey) -> States:
    """Every allowed state of a journey of at most ``MOST_STEPS`` steps.

    Raises ``ValueError`` for a journey with more.
    """
    import numpy as np

    if journey.steps > MOST_STEPS:
        raise ValueError(f"{journey.steps} steps have too many states to list them all")
    masks = closed_masks(journey)
    masks = masks[keeps_bounds(journey, positions_of(journey, masks))]
    rows = np.full(1 << journey.steps, len(masks), dtype=np.int32)
    rows[masks] = np.arange(len(masks), dtype=np.int32)
    positions = positions_of(journey, masks)
    scale = scales(journey, measures(journey, positions))
    found = degrees(journey, scale, positions)
    keys = found.keys()
    return States(journey, masks, rows, scale, found, keys, ranks(keys))


def closed_masks(journey: Journey) -> Array:
    """The states that hold all that may not come later than what they hold."""
    import numpy as np

    masks = np.arange(1 << journey.steps, dtype=np.int64)
    for step, before in enumerate(journey.before):
        if before:
            masks = masks[(masks >> step & 1 == 0) | (masks & before == before)]
    return masks


def positions_of(journey: Journey, masks: Array) -> Array:
    """The positions of the issues (issues by states) at states written as int64 masks."""
    import numpy as np

    found = np.zeros((len(journey.tranches()), len(masks)), dtype=np.uint8)
    for step, issue in enumerate(journey.issue):
        found[issue] += (masks >> step & 1).astype(np.uint8)
    return found
