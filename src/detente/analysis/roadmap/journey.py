"""The way from the status quo to a package in integers: nothing here has a name.

A *step* moves one issue on by one *position*; position 0 is the status quo, the last one what was
agreed, and the steps of one issue (its tranches) are in the order of their numbers. A *state* is a
set of steps done, written as a bit mask; everything that is said about states is said about the
positions of the issues, so that boxes and costs stay small at any number of steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[Any]
    Flags = npt.NDArray[np.bool_]

NONE, UNKNOWN, POSSIBLE, CERTAIN = range(4)
"""The labels of exposure and temptation, from the best to the worst."""

Box = tuple[tuple[int, frozenset[int]], ...]
"""Issues with positions, all together: ``((issue, positions), ...)``, each issue once."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Costs of the positions that may not add up to more than ``bound``.

    ``costs[issue][position]`` are integers; an issue that costs nothing may have an empty row.
    """

    costs: tuple[tuple[int, ...], ...]
    bound: int


@dataclass(frozen=True, slots=True)
class Fixed:
    """A party whose statements fix its utility.

    A state is worth ``start`` plus the ``deltas`` of the steps done plus every bonus
    ``(box, amount)`` whose box holds, cut off at ``top``. ``measure`` is what exposure and
    temptation are divided by; None: the gain from start to end, or where that is not positive
    the span over the allowed states.
    """

    deltas: tuple[int, ...]
    start: int = 0
    bonuses: tuple[tuple[Box, int], ...] = ()
    top: int | None = None
    measure: int | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A party of whom only labels are known.

    ``labels`` takes positions (issues by states, small integers) and answers with an integer
    array (2 by states): the labels of exposure and of temptation at each state alone.
    """

    labels: Callable[[Array], Array]


@dataclass(frozen=True, slots=True)
class Journey:
    """Steps, what binds their order, and what the parties make of it.

    ``issue[step]`` is the issue a step moves, issues counted from 0 without gaps; ``before[step]``
    a bit mask of the steps that may not come later (earlier tranches are added to it). A state is
    *allowed* if it holds all that must not come later, lies in no ``forbidden`` box and keeps
    every budget. ``irreversible`` is a mask, ``days`` has None where a step has no clock.
    """

    issue: tuple[int, ...]
    before: tuple[int, ...]
    parties: tuple[Fixed | Labelled, ...]
    irreversible: int = 0
    days: tuple[int | None, ...] = ()
    forbidden: tuple[Box, ...] = ()
    budgets: tuple[Budget, ...] = ()

    def __post_init__(self) -> None:
        """Add the earlier tranches to what may not come later; fill the clocks."""
        before = tuple(
            mask | sum(1 << other for other in range(step) if self.issue[other] == issue)
            for step, (mask, issue) in enumerate(zip(self.before, self.issue, strict=True))
        )
        object.__setattr__(self, "before", before)
        object.__setattr__(self, "days", self.days or (None,) * len(before))

    @property
    def steps(self) -> int:
        """The number of steps."""
        return len(self.issue)

    @property
    def end(self) -> int:
        """The state in which every step is done."""
        return (1 << self.steps) - 1

    def tranches(self) -> tuple[tuple[int, ...], ...]:
        """The steps of each issue, in their order."""
        return _tranches(self.issue)

    def positions(self, state: int) -> tuple[int, ...]:
        """How many of the steps of each issue are done."""
        return tuple(sum(state >> step & 1 for step in steps) for steps in self.tranches())

    def kept_positions(self) -> tuple[tuple[int, ...], ...]:
        """Per issue and position: the position at which its last irreversible step leaves it."""
        return tuple(
            tuple(
                max((at + 1 for at in range(done) if self.irreversible >> steps[at] & 1), default=0)
                for done in range(len(steps) + 1)
            )
            for steps in self.tranches()
        )


@lru_cache(maxsize=8)
def _tranches(issue: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Asked for at every look at states, and sixty steps have as many issues."""
    return tuple(
        tuple(step for step, its in enumerate(issue) if its == one)
        for one in range(max(issue, default=-1) + 1)
    )


@dataclass(frozen=True, slots=True, order=True)
class Width:
    """How wide a state or an order is: the worst label, then the largest share of a fixed party."""

    label: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Order:
    """Stages of steps that are taken together, and how wide they are.

    ``exact``: no order of the kind asked for is narrower (where stages were to be as small as
    possible: none is better in any respect). Else ``bound`` is a width below which none can come.
    """

    stages: tuple[tuple[int, ...], ...]
    width: Width
    exact: bool
    bound: Width | None = None
