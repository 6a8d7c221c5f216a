"""Which states lie between two stage ends, where no stage takes more than a number of steps.

Only the state after a stage counts, so what lies between two stage ends need not be allowed. How
far a state is from the last stage end before it decides whether the way can go on: the fewest
steps since then are all that has to be known of a way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.analysis.roadmap.states import States

if TYPE_CHECKING:
    from detente.analysis.roadmap.journey import Array

_FAR = 100


@dataclass(frozen=True)
class StageEnds:
    """States that a stage may end in; the start is always among them."""

    states: States

    @cached_property
    def layers(self) -> list[Array]:
        """All sets of 0, 1, 2, ... steps, as bit masks."""
        import numpy as np

        steps = self.states.journey.steps
        counts = np.bitwise_count(np.arange(1 << steps, dtype=np.int32))
        order = np.argsort(counts, kind="stable").astype(np.int32)
        return np.split(order, np.searchsorted(counts[order], np.arange(1, steps + 1)))

    def smallest_cap(self) -> int | None:
        """The fewest steps a stage that lead to the end; None if the end is no stage end."""
        steps = self.states.journey.steps
        if not steps or self.states.masks[-1] != self.states.journey.end:
            return None if steps else 0
        low, high = 1, steps
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self.connects(middle) else (middle + 1, high)
        return low

    def connects(self, cap: int) -> bool:
        """Whether stages of at most ``cap`` steps lead from start to end."""
        return bool(self.since(cap)[-1] == 0)

    def between(self, cap: int) -> Array:
        """The states on a way from start to end, stage ends or in between, ascending."""
        import numpy as np

        return np.flatnonzero(self.since(cap) + self.until(cap) <= cap)

    def since(self, cap: int) -> Array:
        """Per subset: the fewest steps since a stage end that can be reached."""
        return self._gaps(self.layers, cap, done=True)

    def until(self, cap: int) -> Array:
        """Per subset: the fewest steps to a stage end from which the end can be reached."""
        return self._gaps(self.layers[::-1], cap, done=False)

    def _gaps(self, layers: list[Array], cap: int, *, done: bool) -> Array:
        import numpy as np

        ends = self.states.rows < len(self.states.masks)
        gaps = np.full(len(ends), _FAR, dtype=np.int8)
        gaps[layers[0]] = 0
        for layer in layers[1:]:
            least = np.full(len(layer), _FAR, dtype=np.int8)
            for step in range(self.states.journey.steps):
                before = layer & ~(1 << step) if done else layer | 1 << step
                np.minimum(least, gaps[before], out=least)  # itself: still far
            least += 1
            least[least > cap] = _FAR
            least[(least < _FAR) & ends[layer]] = 0
            gaps[layer] = least
        return gaps
