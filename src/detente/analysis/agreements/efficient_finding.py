"""What is efficient and fair, as a finding, and how far a computation of it may go."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements.findings import Solution
from detente.analysis.agreements.frontier_finding import FrontierFinding, Zone
from detente.analysis.problem import Compiled
from detente.analysis.solutions import MEMORY

Stop = Literal["time", "cancel"]
"""What ended a computation early: its deadline, or a person."""

GRACE = 2.0
"""Seconds the solutions may take after a frontier that ran into its deadline."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a computation may go: points kept, bytes used, when to stop (``time.monotonic``)."""

    points: int = 200_000
    memory: int = MEMORY
    deadline: float | None = None
    progress: Callable[[str, int, int], None] | None = None

    @property
    def grace(self) -> float | None:
        """A deadline for what costs little, also after a frontier that used up its time."""
        return None if self.deadline is None else max(self.deadline, time.monotonic() + GRACE)

    def now(self) -> Limits:
        """Limits for what has to end at once."""
        return replace(self, deadline=time.monotonic())

    def part(self, share: float) -> Limits:
        """Limits for a share of the time left."""
        if self.deadline is None:
            return self
        now = time.monotonic()
        return replace(self, deadline=now + share * (self.deadline - now))


@dataclass(frozen=True, slots=True)
class Efficient:
    """What is efficient and fair, where utilities are fixed; fields as in `Analysis`.

    ``ideal`` is the most that each party can have in the zone, as far as is known. ``limited`` are
    the bounds that a frontier ran into, as in `Frontier`.
    """

    status: str
    zone: Zone
    frontier: FrontierFinding | None
    solutions: tuple[Solution, ...] = ()
    disagreement: tuple[tuple[str, Fraction], ...] = ()
    ideal: tuple[tuple[str, Fraction], ...] = ()
    assumed: tuple[str, ...] = ()
    cannot_gain: tuple[str, ...] = ()
    opposition: float | None = None
    methods: tuple[str, ...] = ()
    stopped: Stop | None = None
    limited: tuple[str, ...] = ()
    too_large: int | None = None


def worths(compiled: Compiled, integers: Sequence[int]) -> tuple[tuple[str, Fraction], ...]:
    """Integer utilities as exact fractions, by party; nothing where there are none."""
    scales = compiled.problem.scales
    return tuple(
        (party, Fraction(value, scale))
        for party, value, scale in zip(compiled.parties, integers, scales, strict=False)
    )
