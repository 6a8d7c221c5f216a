"""The narrowest state of so many steps as a linear programme, whole numbers of steps aside.

Rows are kept in fractions, so that what is proven from them is exact; the solver gets floats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.analysis.roadmap.evaluation import ends, worths
from detente.analysis.roadmap.journey import Box, Fixed, Journey
from detente.analysis.roadmap.moves import Terrain

if TYPE_CHECKING:
    from highspy import Highs

Terms = dict[int, Fraction]


@dataclass(slots=True)
class Programme:
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


def programme_for(terrain: Terrain) -> Programme:
    """The programme of a journey; without rows where no party has a fixed utility."""
    journey = terrain.journey
    programme = Programme(journey, 1 + journey.steps)
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


def _add_party(programme: Programme, party: Fixed, measure: int) -> None:
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


def _bonus(programme: Programme, box: Box) -> int:
    """A column that is 1 where a box holds and 0 where it does not, for whole steps."""
    column = programme.column()
    every, constant = _joined(programme, box)
    programme.at_least({column: Fraction(1), **_times(every, -1)}, constant - len(box) + 1)
    for issue, positions in box:
        terms, at_start = programme.inside(issue, positions)
        programme.at_least({column: Fraction(-1), **terms}, -at_start)
    return column


def _joined(programme: Programme, box: Box) -> tuple[Terms, int]:
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


def solver_for(programme: Programme) -> Highs:
    """The programme in HiGHS, with one row more: the number of steps done."""
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
