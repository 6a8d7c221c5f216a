"""Orders and ordered partitions of a journey, one after the other, with fractions and no arrays."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, cycle, permutations

import numpy as np

from detente.analysis.roadmap.journey import Box, Fixed, Journey, Width

Stages = tuple[tuple[int, ...], ...]


def holds(box: Box, positions: tuple[int, ...]) -> bool:
    """Whether every issue of a box is at one of its positions."""
    return all(positions[issue] in wanted for issue, wanted in box)


def is_allowed(journey: Journey, state: int) -> bool:
    """Whether a state keeps preconditions, forbidden boxes and budgets."""
    positions = journey.positions(state)
    return (
        all(
            state & before == before
            for step, before in enumerate(journey.before)
            if state >> step & 1
        )
        and not any(holds(box, positions) for box in journey.forbidden)
        and all(
            sum(row[at] for row, at in zip(budget.costs, positions, strict=True)) <= budget.bound
            for budget in journey.budgets
        )
    )


def worth(party: Fixed, journey: Journey, state: int) -> int:
    """The utility of a state."""
    positions = journey.positions(state)
    value = party.start
    value += sum(delta for step, delta in enumerate(party.deltas) if state >> step & 1)
    value += sum(amount for box, amount in party.bonuses if holds(box, positions))
    return value if party.top is None else min(value, party.top)


def kept_state(journey: Journey, state: int) -> int:
    """The irreversible steps done and the earlier tranches of their issues."""
    kept = 0
    for step, issue in enumerate(journey.issue):
        if state >> step & 1 and journey.irreversible >> step & 1:
            for other in range(step + 1):
                if journey.issue[other] == issue:
                    kept |= 1 << other
    return kept


def measure(journey: Journey, party: Fixed) -> int:
    """The gain, or the span over all allowed states."""
    gain = worth(party, journey, journey.end) - worth(party, journey, 0)
    if gain > 0:
        return gain
    values = [
        worth(party, journey, state)
        for state in range(journey.end + 1)
        if is_allowed(journey, state)
    ]
    return max(1, max(values) - min(values))


class Degrees:
    """Exposure and temptation at each state, remembered."""

    def __init__(self, journey: Journey) -> None:
        """Divide by what the parties' shares are divided by."""
        self.journey = journey
        self.measures = [
            measure(journey, party) if isinstance(party, Fixed) else 1 for party in journey.parties
        ]
        self.known: dict[int, list[tuple[int, Fraction, bool]]] = {}

    def at(self, state: int) -> list[tuple[int, Fraction, bool]]:
        """Label, share, and whether only the label is known; per party and kind."""
        if state not in self.known:
            self.known[state] = list(self._at(state))
        return self.known[state]

    def _at(self, state: int) -> Iterator[tuple[int, Fraction, bool]]:
        kept = kept_state(self.journey, state)
        for party, by in zip(self.journey.parties, self.measures, strict=True):
            if isinstance(party, Fixed):
                here, start, end, left = (
                    worth(party, self.journey, one) for one in (state, 0, self.journey.end, kept)
                )
                for amount in (max(0, start - here, start - left), max(0, here - end)):
                    yield (3 if amount else 0), Fraction(amount, by), False
            else:
                exposed, tempted = self._labels(party, state)
                yield max(exposed, self._labels(party, kept)[0]), Fraction(0), True
                yield tempted, Fraction(0), True

    def _labels(self, party: object, state: int) -> list[int]:
        positions = np.array(self.journey.positions(state))[:, None]
        labels: list[int] = party.labels(positions)[:, 0].tolist()  # type: ignore[attr-defined]
        return labels

    def width(self, ends: list[int]) -> Width:
        """The widest at some states; what is possible (2) is as wide as what is unknown (1)."""
        return max(
            Width(1 if label == 2 else label, share)
            for state in ends
            for label, share, _ in self.at(state)
        )

    def total(self, ends: list[int]) -> tuple[int, int, int, int, Fraction]:
        """How often certain, exposed perhaps, tempted perhaps, possible; all shares added up."""
        every = [
            (label, kind)
            for state in ends
            for (label, _, known), kind in zip(self.at(state), cycle("et"), strict=False)
            if known
        ]
        shares = sum((share for state in ends for _, share, _ in self.at(state)), Fraction(0))
        certain = sum(label == 3 for label, _ in every)
        exposed, tempted = (
            sum(label in (1, 2) and kind == wanted for label, kind in every) for wanted in "et"
        )
        return certain, exposed, tempted, sum(label == 2 for label, _ in every), shares

    def is_good(self, state: int, tolerance: Fraction) -> bool:
        """Whether nothing is above a tolerance at a state."""
        return all(
            label == 0 if known else share <= tolerance for label, share, known in self.at(state)
        )


def ends_of(stages: Stages) -> list[int]:
    """The states after the stages."""
    state, found = 0, []
    for stage in stages:
        state |= sum(1 << step for step in stage)
        found.append(state)
    return found


def partitions(steps: tuple[int, ...]) -> Iterator[Stages]:
    """Every ordered partition of some steps."""
    if not steps:
        yield ()
    for size in range(1, len(steps) + 1):
        for stage in combinations(steps, size):
            rest = tuple(step for step in steps if step not in stage)
            for others in partitions(rest):
                yield (stage, *others)


def best_order(journey: Journey) -> tuple[Stages, Width] | None:
    """The narrowest allowed order of single steps, ties as promised."""
    degrees, best = Degrees(journey), None
    if not is_allowed(journey, 0):
        return None
    allowed = {state: is_allowed(journey, state) for state in range(journey.end + 1)}
    for order in permutations(range(journey.steps)):
        stages = tuple((step,) for step in order)
        ends = ends_of(stages)
        if all(allowed[end] for end in ends):
            value = (degrees.width(ends), degrees.total(ends), order)
            best = value if best is None or value < best else best
    return None if best is None else (tuple((step,) for step in best[2]), best[0])


def duration(journey: Journey, stages: Stages) -> int:
    """All stages, each as long as its longest step."""
    return sum(max(journey.days[step] or 0 for step in stage) for stage in stages)


def best_stages(
    journey: Journey, tolerance: Fraction | None
) -> tuple[tuple[int, Width | None, int], tuple[object, ...], Stages] | None:
    """The smallest stages by trying every ordered partition, ties as promised.

    With a tolerance every stage end must keep it; without, the narrowest come first.
    """
    degrees, best = Degrees(journey), None
    for stages in partitions(tuple(range(journey.steps))):
        ends = ends_of(stages)
        if not all(is_allowed(journey, end) for end in ends):
            continue
        if tolerance is not None and not all(degrees.is_good(end, tolerance) for end in ends):
            continue
        value = (
            (
                max(map(len, stages), default=0),
                degrees.width(ends) if tolerance is None else None,
                sum(len(stage) > 1 for stage in stages),
            ),
            (degrees.total(ends), duration(journey, stages)),
            tuple((len(stage), stage) for stage in stages),
        )
        best = value if best is None or _key(value) < _key(best) else best
    return None if best is None else (best[0], best[1], tuple(stage for _, stage in best[2]))


def _key(value: tuple[tuple[int, Width | None, int], object, object]) -> tuple[object, ...]:
    (largest, width, several), costs, order = value
    return largest, width or Width(0, Fraction(0)), several, costs, order
