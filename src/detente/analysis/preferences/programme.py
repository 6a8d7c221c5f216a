"""Linear programmes over compatible utilities: HiGHS finds the optimum, fractions prove it.

HiGHS works in floats and can only claim "within a tolerance". Its final basis gives one price per
tight row; solved again in fractions, these prices prove that no point lies below their value
(weak duality). A simplex in fractions throughout, the rejected alternative, took seconds where
this takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from detente.analysis.preferences.elimination import solve

Row = dict[int, Fraction]
Bound = Fraction | None

CLEARLY = 1e-6
"""How far below zero a float optimum is certainly negative; what is nearer is proved."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The least value of an objective, None where nothing bounds it.

    ``proved``: no point lies below the value, shown in fractions. A clearly negative value is not
    proved, since nothing is claimed from it; it is then exact to about nine digits.
    """

    value: Fraction | None
    proved: bool


@dataclass(slots=True)
class Programme:
    """Variables with bounds, and rows ``low <= sum <= high``; None is no bound on that side.

    Complete it before the first `minimum`; every further one starts from the last basis.
    """

    bounds: list[tuple[Bound, Bound]] = field(default_factory=list)
    rows: list[tuple[Row, Bound, Bound]] = field(default_factory=list)
    solver: Any = None

    def variable(self, low: Bound = Fraction(0), high: Bound = None) -> int:
        """A new variable; returns its index."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def require(self, row: Mapping[int, Fraction], low: Bound, high: Bound = None) -> None:
        """Add a row; variables with coefficient 0 are left out."""
        self.rows.append(({v: c for v, c in row.items() if c}, low, high))

    def minimum(self, objective: Mapping[int, Fraction]) -> Optimum | None:
        """The least value of an objective; None where no point meets every row."""
        import highspy
        import numpy as np

        if self.solver is None:
            self.solver = _solver(self)
        count = len(self.bounds)
        costs = np.array([float(objective.get(v, 0)) for v in range(count)])
        self.solver.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
        self.solver.run()
        status, known = self.solver.getModelStatus(), highspy.HighsModelStatus
        if status == known.kInfeasible:
            return None
        if status in (known.kUnbounded, known.kUnboundedOrInfeasible):
            return Optimum(None, proved=True)
        if status != known.kOptimal:
            return Optimum(None, proved=False)
        value = self.solver.getInfo().objective_function_value
        if value < -CLEARLY:
            return Optimum(Fraction(value).limit_denominator(10**6), proved=False)
        return _proved(self, {v: c for v, c in objective.items() if c})


def _solver(programme: Programme) -> Any:
    import highspy
    import numpy as np

    infinity = highspy.kHighsInf

    def ends(bounds: list[tuple[Bound, Bound]]) -> tuple[Any, Any]:
        lows = [-infinity if low is None else float(low) for low, _ in bounds]
        highs = [infinity if high is None else float(high) for _, high in bounds]
        return np.array(lows), np.array(highs)

    model: Any = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(programme.bounds), len(programme.rows)
    model.col_cost_ = np.zeros(len(programme.bounds))
    model.col_lower_, model.col_upper_ = ends(programme.bounds)
    model.row_lower_, model.row_upper_ = ends([(low, high) for _, low, high in programme.rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _, _ in programme.rows)])
    model.a_matrix_.index_ = np.array([v for row, _, _ in programme.rows for v in row])
    model.a_matrix_.value_ = np.array([float(c) for r, _, _ in programme.rows for c in r.values()])
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("primal_feasibility_tolerance", 1e-10)
    solver.setOptionValue("dual_feasibility_tolerance", 1e-10)
    solver.passModel(model)
    return solver


def _proved(programme: Programme, costs: Row) -> Optimum:
    """The value of the prices of the final basis, in fractions, if they prove a bound."""
    import highspy

    basis = programme.solver.getBasis()
    basic = highspy.HighsBasisStatus.kBasic
    columns = [v for v, status in enumerate(basis.col_status) if status == basic]
    tight = [r for r, status in enumerate(basis.row_status) if status != basic]
    place = {v: k for k, v in enumerate(columns)}
    transposed: list[Row] = [{} for _ in columns]
    for k, r in enumerate(tight):
        for v, c in programme.rows[r][0].items():
            if v in place:
                transposed[place[v]][k] = c
    prices = solve(transposed, [costs.get(v, Fraction(0)) for v in columns], len(tight))
    if prices is None:
        return Optimum(None, proved=False)
    reduced = dict(costs)
    total = Fraction(0)
    for r, price in zip(tight, prices, strict=True):
        row, low, high = programme.rows[r]
        for v, c in row.items():
            reduced[v] = reduced.get(v, Fraction(0)) - price * c
        worth = _least(price, low, high)
        if worth is None:
            return Optimum(None, proved=False)
        total += worth
    for v, cost in reduced.items():
        worth = _least(cost, *programme.bounds[v])
        if worth is None:
            return Optimum(None, proved=False)
        total += worth
    return Optimum(total, proved=True)


def _least(cost: Fraction, low: Bound, high: Bound) -> Fraction | None:
    """The least of ``cost * x`` for x within bounds; None where there is none."""
    if cost == 0:
        return Fraction(0)
    end = low if cost > 0 else high
    return None if end is None else cost * end
