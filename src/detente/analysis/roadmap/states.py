"""All allowed states of a journey where they can be listed, with how wide each is, exactly."""

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
"""More steps have more than a million subsets."""

MOST_STATES = 1 << MOST_STEPS

SECONDS_PER_STATE, ALWAYS_LISTED = 0.000003, 1 << 14
"""What listing and closing take per state, and up to how many states are listed regardless."""

_LONGEST_MASK = 62


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Allowed states, ascending as bit masks.

    ``rows`` maps every mask to its row, or to the number of rows where it is not among them; it is
    empty where there are too many masks (see ``rows_of``).
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

    def rows_of(self, masks: Array) -> Array:
        """The rows of states, or the number of rows for those that are not among them."""
        import numpy as np

        if len(self.rows):
            found: Array = self.rows[masks]
            return found
        at = np.searchsorted(self.masks, masks)
        return np.where(
            self.masks[np.minimum(at, len(self.masks) - 1)] == masks, at, len(self.masks)
        )

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
        return replace(
            self,
            masks=self.masks[chosen],
            rows=_rows(self.masks[chosen], len(self.rows)),
            degrees=self.degrees.at(chosen),
            keys=self.keys[:, chosen],
            ranks=self.ranks[chosen],
        )


def all_states(journey: Journey) -> States:
    """Every allowed state of a journey of at most ``MOST_STEPS`` steps.

    Raises ``ValueError`` for a journey with more.
    """
    if journey.steps > MOST_STEPS:
        raise ValueError(f"{journey.steps} steps have too many states to list them all")
    return _states(journey, closed_masks(journey), 1 << journey.steps)


def listed_states(journey: Journey, most: int = MOST_STATES) -> States | None:
    """Every allowed state of a longer journey, where tranches and preconditions leave few.

    None where there are more than ``most``, or masks do not fit int64.
    """
    import numpy as np

    masks = np.zeros(1, dtype=np.int64)
    placed, left = 0, list(range(journey.steps))
    while left:
        step = next((one for one in left if journey.before[one] & ~placed == 0), None)
        if step is None or len(masks) > most or journey.steps > _LONGEST_MASK:
            return None  # steps that need one another have no order of single steps
        before = journey.before[step]
        masks = np.concatenate([masks, masks[masks & before == before] | 1 << step])
        placed |= 1 << step
        left.remove(step)
    return _states(journey, np.sort(masks), 0) if len(masks) <= most else None


def _states(journey: Journey, masks: Array, size: int) -> States:
    masks = masks[keeps_bounds(journey, positions_of(journey, masks))]
    positions = positions_of(journey, masks)
    scale = scales(journey, measures(journey, positions))
    found = degrees(journey, scale, positions)
    keys = found.keys()
    return States(journey, masks, _rows(masks, size), scale, found, keys, ranks(keys))


def _rows(masks: Array, size: int) -> Array:
    """The row of every mask below ``size``, the number of masks where it is not among them."""
    import numpy as np

    rows = np.full(size, len(masks), dtype=np.int32)
    if size:
        rows[masks] = np.arange(len(masks), dtype=np.int32)
    return rows


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
