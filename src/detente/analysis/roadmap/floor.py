"""A width below which no order of single steps can come, by linear programmes.

Every order passes through a state of each number of steps; the narrowest of them is a programme in
whole numbers, and one in fractions in each branch of a search. What the solver answers in floats is
only a hint: its dual values, rounded to multiples of 2^-40, prove a bound in exact arithmetic,
whatever they are (Neumaier and Shcherbina 2004, Safe bounds in linear and mixed-integer linear
programming).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from math import isfinite
from typing import TYPE_CHECKING

from detente.analysis.roadmap.moves import Terrain
from detente.analysis.roadmap.programme import Programme, programme_for, solver_for

if TYPE_CHECKING:
    from highspy import Highs

_UNIT = 1 << 40
_MOST_BRANCHES = 400
_WHOLE = 0.499


def least_width(terrain: Terrain, known: Sequence[Fraction], deadline: float) -> Fraction:
    """A share that some state of every order of single steps reaches, for parties with a utility.

    ``known`` are the widths of a good order after 1, 2, ... steps, the last step left out: no
    bound for so many steps can be larger, so the widest are looked at first. Stops at the deadline
    (``time.monotonic``) with what is proven until then.
    """
    programme, found = programme_for(terrain), Fraction(0)
    if not programme.rows:
        return found
    model = solver_for(programme)
    for share, done in sorted(((-one, at + 1) for at, one in enumerate(known))):
        if -share <= found or time.monotonic() > deadline:
            break
        soon = time.monotonic() + (deadline - time.monotonic()) / 2
        found = max(found, _Branching(programme, model, done).bound(-share, soon))
    return found


@dataclass(slots=True)
class _Branching:
    """The narrowest state of so many steps, by branching on the step that is most nearly half.

    A branch is ``(bound, steps in, steps out)``, masks that hold what the preconditions say.
    """

    programme: Programme
    model: Highs
    done: int

    def bound(self, wanted: Fraction, deadline: float) -> Fraction:
        """A bound for all branches; good enough once it is as large as wanted."""
        closed, branches = wanted, [(Fraction(0), 0, 0)]
        for _ in range(_MOST_BRANCHES):
            if not branches or branches[0][0] >= closed or time.monotonic() > deadline:
                break
            best, inside, outside = heappop(branches)
            proven, step = self._look(inside, outside, deadline)
            proven = max(best, proven)
            if step is None:
                closed = min(closed, proven)
            else:
                for branch in self._split(inside, outside, step):
                    heappush(branches, (proven, *branch))
        return min([closed, *(branch[0] for branch in branches[:1])])

    def _split(self, inside: int, outside: int, step: int) -> list[tuple[int, int]]:
        """The branches with and without a step, where a state of so many steps may lie."""
        journey, found = self.programme.journey, []
        inward, outward = inside | 1 << step, outside | 1 << step
        for _ in range(journey.steps):
            for at, before in enumerate(journey.before):
                inward |= before if inward >> at & 1 else 0
                outward |= 1 << at if before & outward else 0
        for one, other in ((inward, outside), (inside, outward)):
            room = journey.steps - other.bit_count()
            if not one & other and one.bit_count() <= self.done <= room:
                found.append((one, other))
        return found

    def _look(self, inside: int, outside: int, deadline: float) -> tuple[Fraction, int | None]:
        """What is proven for a branch, and the step to branch on, None where there is none."""
        steps = self.programme.journey.steps
        boxes = [(inside >> step & 1, 1 - (outside >> step & 1)) for step in range(steps)]
        for step, (low, high) in enumerate(boxes):
            self.model.changeColBounds(1 + step, float(low), float(high))
        rows = len(self.programme.rows)
        self.model.changeRowBounds(rows, float(self.done), float(self.done))
        left = max(0.0, deadline - time.monotonic())
        self.model.setOptionValue("time_limit", self.model.getRunTime() + left)
        self.model.run()
        solution = self.model.getSolution()
        if len(solution.row_dual) != rows + 1 or not all(map(isfinite, solution.row_dual)):
            return Fraction(0), None
        halves = [
            (abs(solution.col_value[1 + step] - 0.5), step)
            for step, (low, high) in enumerate(boxes)
            if low < high
        ]
        distance, nearest = min(halves, default=(0.5, 0))
        proven = proven_by(self.programme, list(solution.row_dual), self.done, boxes)
        return proven, nearest if distance < _WHOLE else None


def proven_by(
    programme: Programme, duals: list[float], done: int, boxes: list[tuple[int, int]]
) -> Fraction:
    """The bound that dual values, any at all, prove for states of ``done`` steps.

    ``boxes`` hold per step whether it is certainly in and whether it may be: 0 or 1.
    """
    weights = [Fraction(max(0, round(dual * _UNIT)), _UNIT) for dual in duals[:-1]]
    total = sum(
        (w * terms.get(0, 0) for w, (terms, _) in zip(weights, programme.rows, strict=True)),
        Fraction(0),
    )
    shrink = max(Fraction(1), total)  # else a large share would be worth a negative price
    even = Fraction(round(duals[-1] * _UNIT), _UNIT) / shrink
    prices = [Fraction(0)] * programme.columns
    prices[1 : 1 + len(boxes)] = [-even] * len(boxes)
    bound = even * done
    for weight, (terms, least) in zip(weights, programme.rows, strict=True):
        if weight:
            bound += weight / shrink * least
            for column, amount in terms.items():
                prices[column] -= weight / shrink * amount
    every = [*boxes, *[(0, 1)] * (programme.columns - 1 - len(boxes))]
    for price, (low, high) in zip(prices[1:], every, strict=True):
        bound += min(price * low, price * high)
    return bound
