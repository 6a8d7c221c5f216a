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
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from detente.analysis.roadmap.evaluation import ends, worths
from detente.analysis.roadmap.journey import Box, Fixed
from detente.analysis.roadmap.moves import Terrain

if TYPE_CHECKING:
    from highspy import Highs

    from detente.analysis.roadmap.journey import Journey

Terms = dict[int, Fraction]
_UNIT = 1 << 40
_MOST_BRANCHES = 400
_WHOLE = 0.499


@dataclass(slots=True)
class _Programme:
    """Rows ``sum of terms >= bound`` over columns between 0 and 1; column 0 is the share.

    Column ``1 + step`` says how much of a step is done; further ones how far a bonus holds.
    """

    journey: Journey
    columns: int
    rows: list[tuple[Terms, Fraction]] = field(default_factory=list)

    def at_least(self, terms: Terms, bound: Fraction | int) -> None:
        """Add a row."""
        self.rows.append((terms, Fraction(bound)))

    def column(self) -> int:
        """A further column."""
        self.columns += 1
        return self.columns - 1

    def inside(self, issue: int, positions: frozenset[int]) -> tuple[Terms, int]:
        """Whether an issue is at one of some positions: terms and a constant.

        It has reached a position and not the next: the difference of two tranches.
        """
        steps, terms = self.journey.tranches()[issue], {}
        for at, step in enumerate(steps):
            sign = (at + 1 in positions) - (at in positions)
            if sign:
                terms[1 + step] = Fraction(sign)
        return terms, int(0 in positions)


def least_width(terrain: Terrain, known: Sequence[Fraction], deadline: float) -> Fraction:
    """A share that some state of every order of single steps reaches, for parties with a utility.

    ``known`` are the widths of a good order after 1, 2, ... steps, the last step left out: no
    bound for so many steps can be larger, so the widest are looked at first. Stops at the deadline
    (``time.monotonic``) with what is proven until then.
    """
    programme, found = _programme(terrain), Fraction(0)
    if not programme.rows:
        return found
    model = _model(programme)
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

    programme: _Programme
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
        if len(solution.row_dual) != rows + 1:
            return Fraction(0), None
        halves = [
            (abs(solution.col_value[1 + step] - 0.5), step)
            for step, (low, high) in enumerate(boxes)
            if low < high
        ]
        distance, nearest = min(halves, default=(0.5, 0))
        proven = _proven(self.programme, list(solution.row_dual), self.done, boxes)
        return proven, nearest if distance < _WHOLE else None


def _proven(
    programme: _Programme, duals: list[float], done: int, boxes: list[tuple[int, int]]
) -> Fraction:
    """The bound that dual values prove for states of so many steps, each within its box."""
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


def _programme(terrain: Terrain) -> _Programme:
    journey = terrain.journey
    programme = _Programme(journey, 1 + journey.steps)
    for party, measure in zip(journey.parties, terrain.scales.measures, strict=True):
        if isinstance(party, Fixed):
            _add_party(programme, party, measure)
    if not programme.rows:
        return programme
    for step, before in enumerate(journey.before):
        for other in range(journey.steps):
            if before >> other & 1:
                programme.at_least({1 + other: Fraction(1), 1 + step: Fraction(-1)}, 0)
    for box in journey.forbidden:
        terms, constant = _joined(programme, box)
        programme.at_least(_times(terms, -1), constant - len(box) + 1)
    for budget in journey.budgets:
        terms, spent = {}, 0
        for issue, row in enumerate(budget.costs):
            spent += row[0] if row else 0
            for step, cost, next_cost in zip(journey.tranches()[issue], row, row[1:], strict=False):
                terms[1 + step] = Fraction(cost - next_cost)
        programme.at_least(terms, spent - budget.bound)
    return programme


def _add_party(programme: _Programme, party: Fixed, measure: int) -> None:
    """The share is at least a party's exposure and temptation.

    What the cut at a top takes away from temptation, and bonuses from what is irreversible, is
    left out: the bound is lower for it and still a bound.
    """
    start, end = (int(one) for one in worths(programme.journey, party, ends(programme.journey)))
    terms = {1 + step: Fraction(delta, measure) for step, delta in enumerate(party.deltas) if delta}
    for box, amount in party.bonuses:
        terms[_bonus(programme, box)] = Fraction(amount, measure)
    constant = Fraction(party.start, measure)
    share: Terms = {0: Fraction(1)}
    programme.at_least({**share, **terms}, Fraction(start, measure) - constant)
    largest = party.start + sum(max(0, one) for one in party.deltas)
    largest += sum(max(0, amount) for _, amount in party.bonuses)
    if party.top is None or largest <= party.top:
        programme.at_least({**share, **_times(terms, -1)}, constant - Fraction(end, measure))
    if programme.journey.irreversible and not party.bonuses:
        kept = _kept(programme.journey, party, measure)
        programme.at_least({**share, **kept}, Fraction(start, measure) - constant)


def _kept(journey: Journey, party: Fixed, measure: int) -> Terms:
    """What is left if all that can be undone is: a step counts with the next irreversible one."""
    terms: Terms = {}
    for steps in journey.tranches():
        for at, step in enumerate(steps):
            keeper = next((one for one in steps[at:] if journey.irreversible >> one & 1), None)
            if keeper is not None:
                share = Fraction(party.deltas[step], measure)
                terms[1 + keeper] = terms.get(1 + keeper, Fraction(0)) + share
    return terms


def _bonus(programme: _Programme, box: Box) -> int:
    """A column that is 1 where a box holds and 0 where it does not, for whole steps."""
    column = programme.column()
    every, constant = _joined(programme, box)
    programme.at_least({column: Fraction(1), **_times(every, -1)}, constant - len(box) + 1)
    for issue, positions in box:
        terms, at_start = programme.inside(issue, positions)
        programme.at_least({column: Fraction(-1), **terms}, -at_start)
    return column


def _joined(programme: _Programme, box: Box) -> tuple[Terms, int]:
    """How many issues of a box are at one of its positions: terms and a constant."""
    found: Terms = {}
    constant = 0
    for issue, positions in box:
        terms, at_start = programme.inside(issue, positions)
        found.update(terms)
        constant += at_start
    return found, constant


def _times(terms: Terms, factor: int) -> Terms:
    return {column: factor * amount for column, amount in terms.items()}


def _model(programme: _Programme) -> Highs:
    """The programme for HiGHS, the number of steps done in the last row."""
    import highspy
    import numpy as np

    steps = {1 + step: Fraction(1) for step in range(programme.journey.steps)}
    rows = [*programme.rows, (steps, Fraction(1))]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = programme.columns, len(rows)
    lp.col_cost_ = np.array([1.0] + [0.0] * (programme.columns - 1))
    lp.col_lower_ = np.zeros(programme.columns)
    lp.col_upper_ = np.array([highspy.kHighsInf] + [1.0] * (programme.columns - 1))
    lp.row_lower_ = np.array([float(bound) for _, bound in rows])
    lp.row_upper_ = np.array([highspy.kHighsInf] * len(programme.rows) + [1.0])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0] + [len(terms) for terms, _ in rows]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([at for terms, _ in rows for at in terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([float(one) for terms, _ in rows for one in terms.values()])
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("threads", 1)
    model.passModel(lp)
    return model
