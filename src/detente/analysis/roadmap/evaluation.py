"""What the parties make of many states at once: utilities, exposure, temptation, widths, sums.

``positions`` are arrays of issues by states throughout (see ``journey``). Exposure at S is
``max(0, u(start) - min(u(S), u(irreversible steps of S)))``, temptation ``max(0, u(S) - u(end))``;
shares are brought to one common denominator, so that everything compared is an integer.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import cycle
from math import floor, lcm
from typing import TYPE_CHECKING

from detente.analysis.roadmap.journey import (
    CERTAIN,
    NONE,
    POSSIBLE,
    UNKNOWN,
    Box,
    Fixed,
    Journey,
    Width,
)
from detente.analysis.roadmap.limbs import larger, limbs_for, weighted

if TYPE_CHECKING:
    from detente.analysis.roadmap.journey import Array, Flags

_FITS = 1 << 61


def holds(box: Box, positions: Array) -> Flags:
    """At which states every issue of a box is at one of its positions."""
    import numpy as np

    found = np.ones(positions.shape[1], dtype=bool)
    for issue, wanted in box:
        inside = np.zeros(256, dtype=bool)
        inside[sorted(wanted)] = True
        found &= inside[positions[issue]]
    return found


def keeps_bounds(journey: Journey, positions: Array) -> Flags:
    """Which states lie in no forbidden box and keep every budget."""
    import numpy as np

    fine = np.ones(positions.shape[1], dtype=bool)
    for box in journey.forbidden:
        fine &= ~holds(box, positions)
    for budget in journey.budgets:
        size = sum(max((abs(cost) for cost in row), default=0) for row in budget.costs)
        spent = np.zeros(positions.shape[1], dtype=np.int64 if size < _FITS else object)
        for issue, row in enumerate(budget.costs):
            if any(row):
                spent = spent + np.array(row, dtype=spent.dtype)[positions[issue]]
        fine &= (spent <= budget.bound).astype(bool)
    return fine


def reach(party: Fixed) -> int:
    """A size that no worth of a state, and no difference of two, exceeds."""
    amounts = [*party.deltas, *(amount for _, amount in party.bonuses)]
    top = 0 if party.top is None else abs(party.top)
    return 2 * (abs(party.start) + sum(map(abs, amounts)) + top)


def worths(journey: Journey, party: Fixed, positions: Array) -> Array:
    """The utility of states to a party: int64, or Python integers where these are too small."""
    import numpy as np

    kind = np.dtype(np.int64 if reach(party) < _FITS else object)
    total = np.full(positions.shape[1], party.start, dtype=kind)
    for issue, steps in enumerate(journey.tranches()):
        table = np.zeros(len(steps) + 1, dtype=kind)
        for done, step in enumerate(steps):
            table[done + 1] = table[done] + party.deltas[step]
        if table.any():
            total += table[positions[issue]]
    for box, amount in party.bonuses:
        total[holds(box, positions)] += amount
    if party.top is not None:
        total = np.minimum(total, party.top)
    return total


def ends(journey: Journey) -> Array:
    """The positions of the start and of the end, as two states."""
    import numpy as np

    counts = [len(steps) for steps in journey.tranches()]
    return np.array([[0, count] for count in counts], dtype=np.uint8).reshape(len(counts), 2)


def gain(journey: Journey, party: Fixed) -> int:
    """What a party gains from start to end."""
    start, end = worths(journey, party, ends(journey)).tolist()
    return int(end) - int(start)


def measures(journey: Journey, positions: Array) -> tuple[int, ...]:
    """By what the shares of each party are divided (1 for parties of whom only labels are known).

    As stated, else the gain, else the span over the given states: all allowed ones.
    """
    found = []
    for party in journey.parties:
        if not isinstance(party, Fixed):
            found.append(1)
            continue
        measure = party.measure or gain(journey, party)
        if measure <= 0:
            values = worths(journey, party, positions)
            measure = max(1, int(values.max()) - int(values.min()))
        found.append(measure)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Scales:
    """How amounts become comparable integers, for one journey and its measures.

    A share is a numerator over ``common``. A *key* orders widths: the label below *certain*, and
    ``3 + numerator`` from there; *possible* is as wide as *unknown*. A *sum* orders what is added
    up over stages: how often labels are certain, how often an exposure is open (possible or
    unknown), how often a temptation is, how often either is possible, then the shares; ``counts``
    are the weights of these, the least first. An exposure that is open counts before a temptation:
    whoever is exposed may be harmed by others, whoever is tempted has it in their own hands.
    """

    measures: tuple[int, ...]
    common: int
    counts: tuple[int, int, int, int]
    key_limbs: int
    largest_sum: int

    def width(self, key: int) -> Width:
        """What a key stands for."""
        return Width(min(key, CERTAIN), Fraction(max(0, key - CERTAIN), self.common))


def scales(journey: Journey, divided_by: tuple[int, ...]) -> Scales:
    """The scales of a journey; no sum over all its stages exceeds ``largest_sum``."""
    common = lcm(*divided_by)
    pairs = [
        (reach(party), common // measure)
        for party, measure in zip(journey.parties, divided_by, strict=True)
        if isinstance(party, Fixed)
    ]
    stages = max(1, journey.steps)
    shares = stages * sum(2 * size * factor for size, factor in pairs) + 1
    labels = stages * 2 * len(journey.parties) + 1
    possible, tempted, exposed, certain = (shares * labels**power for power in range(4))
    counts = (possible, tempted, exposed, certain)
    key = CERTAIN + max((size * factor for size, factor in pairs), default=0)
    return Scales(divided_by, common, counts, limbs_for(key), shares * labels**4)


@dataclass(frozen=True, slots=True)
class Degrees:
    """Exposure and temptation of every party at some states, as the scales need them.

    ``amounts`` are ``(larger of both, both added up, factor)`` per party with a fixed utility,
    ``labels`` integer arrays of states: exposure, then temptation, of each party of whom only
    labels are known.
    """

    scales: Scales
    size: int
    amounts: tuple[tuple[Array, Array, int], ...]
    labels: tuple[Array, ...]

    def keys(self) -> Array:
        """The widths of the states, as wide keys."""
        import numpy as np

        limbs = self.scales.key_limbs
        found = np.zeros((limbs, self.size), dtype=np.int64)
        for label in self.labels:
            # What is open is open: nobody knows whether *unknown* is better than *possible*.
            open_or_not = np.where(label == POSSIBLE, UNKNOWN, label)
            found = larger(found, weighted([(open_or_not, 1)], limbs))
        for widest, _, factor in self.amounts:
            certain = (widest > 0).astype(np.int64)
            found = larger(found, weighted([(widest, factor), (certain, CERTAIN)], limbs))
        return found

    def within(self, tolerance: Fraction) -> Flags:
        """Where no share is above a tolerance and every label is *none*."""
        import numpy as np

        fine = np.ones(self.size, dtype=bool)
        for label in self.labels:
            fine &= label == NONE
        for widest, _, factor in self.amounts:
            fine &= (widest <= floor(tolerance * self.scales.common / factor)).astype(bool)
        return fine

    def at(self, chosen: Array) -> Degrees:
        """The same at some of the states."""
        amounts = tuple((most[chosen], both[chosen], times) for most, both, times in self.amounts)
        labels = tuple(label[chosen] for label in self.labels)
        return Degrees(self.scales, len(chosen), amounts, labels)

    def terms(self, times: int = 1) -> list[tuple[Array, int]]:
        """What the states add to a sum, as terms for ``weighted``, each ``times`` as much."""
        import numpy as np

        found = [(both, factor * times) for _, both, factor in self.amounts]
        possible, tempted, exposed, certain = self.scales.counts
        for label, unsettled in zip(self.labels, cycle((exposed, tempted)), strict=False):
            found += [
                ((label == CERTAIN).astype(np.int64), certain * times),
                (((label == UNKNOWN) | (label == POSSIBLE)).astype(np.int64), unsettled * times),
                ((label == POSSIBLE).astype(np.int64), possible * times),
            ]
        return found or [(np.zeros(self.size, dtype=np.int64), 1)]


def degrees(journey: Journey, scale: Scales, positions: Array) -> Degrees:
    """Exposure and temptation of every party at states."""
    import numpy as np

    kept = positions
    if journey.irreversible:
        kept = np.array(
            [
                np.array(row, dtype=np.uint8)[positions[issue]]
                for issue, row in enumerate(journey.kept_positions())
            ]
        )
    amounts, labels = [], []
    for party, measure in zip(journey.parties, scale.measures, strict=True):
        if not isinstance(party, Fixed):
            exposed, tempted = party.labels(positions)
            if journey.irreversible:
                exposed = np.maximum(exposed, party.labels(kept)[0])
            labels += [exposed, tempted]
            continue
        start, end = worths(journey, party, ends(journey)).tolist()
        reached = worths(journey, party, positions)
        lowest = reached
        if journey.irreversible:
            lowest = np.minimum(reached, worths(journey, party, kept))
        exposure = np.maximum(start - lowest, 0)
        temptation = np.maximum(reached - end, 0)
        factor = scale.common // measure
        amounts.append((np.maximum(exposure, temptation), exposure + temptation, factor))
    return Degrees(scale, positions.shape[1], tuple(amounts), tuple(labels))
