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
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences.programmes.proofs import Basis, corner, priced
from detente.analysis.preferences.programmes.sums import Sum

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

Bound = Fraction | None
Row = tuple[Sum, Bound, Bound]
"""``low <= sum <= high``; None is no bound on that side."""

Origins = tuple[str, ...]
"""The ids of the statements that a row or bound rests on, the one that states it first."""

Price = tuple[Origins, Fraction]
"""What one row or bound adds to a proof: its origins and its multiplier."""

CLEARLY = 1e-6
"""How far below zero a float optimum is certainly negative; what is nearer is proved."""


PRIMAL = 4
"""The primal simplex, as HiGHS counts its strategies."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The least value of an objective, None where nothing bounds it.

    ``proved``: no point lies below the value, shown in fractions. A clearly negative value is not
    proved unless it was asked for, since nothing is claimed from it; it is then exact to about
    nine digits. ``attained``: some point has exactly this value, shown in fractions as well (only
    where it was asked for). ``prices``: the multipliers of the proof on what rests on statements.
    """

    value: Fraction | None
    proved: bool
    attained: bool = False
    prices: tuple[Price, ...] = ()


@dataclass(slots=True)
class Programme:
    """Variables with bounds, and rows ``low <= sum <= high``; None is no bound on that side.

    Complete it before the first `minimum`; every further one starts from the last basis.
    ``row_origins`` and ``bound_origins`` say what a row, or the bounds of a variable, rest on;
    nothing for what holds for every utility.
    """

    bounds: list[tuple[Bound, Bound]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    row_origins: list[Origins] = field(default_factory=list)
    bound_origins: dict[int, Origins] = field(default_factory=dict)
    solver: Any = None

    def variable(self, low: Bound = Fraction(0), high: Bound = None, origins: Origins = ()) -> int:
        """A new variable; returns its index."""
        self.bounds.append((low, high))
        index = len(self.bounds) - 1
        if origins:
            self.bound_origins[index] = origins
        return index

    def require(
        self,
        row: Mapping[int, Fraction],
        low: Bound,
        high: Bound = None,
        origins: Origins = (),
    ) -> None:
        """Add a row; variables with coefficient 0 are left out."""
        self.rows.append(({v: c for v, c in row.items() if c}, low, high))
        self.row_origins.append(origins)

    def minimum(self, objective: Mapping[int, Fraction], *, exact: bool = False) -> Optimum | None:
        """The least value of an objective; None where no point meets every row.

        ``exact``: proved in fractions whatever its sign, and with a point that attains it.
        """
        import numpy as np

        costs = np.zeros(len(self.bounds))
        costs[list(objective)] = [float(c) for c in objective.values()]
        value = self.near(costs)
        if value is None or isinstance(value, Optimum):
            return value
        if value < -CLEARLY and not exact:
            return Optimum(Fraction(value).limit_denominator(10**6), proved=False)
        return self._proved({v: c for v, c in objective.items() if c}, value, exact)

    def near(self, costs: Floats) -> float | Optimum | None:
        """The least value in floats; None where no point meets every row.

        An optimum without a value where nothing bounds it (proved) or none was found.
        """
        import highspy
        import numpy as np

        if self.solver is None:
            self.solver = _solver(self)
        count = len(self.bounds)
        self.solver.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
        self.solver.run()
        status, known = self.solver.getModelStatus(), highspy.HighsModelStatus
        if status == known.kInfeasible:
            return None
        if status in (known.kUnbounded, known.kUnboundedOrInfeasible):
            return Optimum(None, proved=True)
        if status != known.kOptimal:
            return Optimum(None, proved=False)
        # Only costs change from now on: the last corner is a start for the primal simplex, which
        # then takes half the time of the dual one.
        self.solver.setOptionValue("simplex_strategy", PRIMAL)
        return float(self.solver.getInfo().objective_function_value)

    def point(self) -> list[float]:
        """Where the last optimum was found, in floats."""
        return list(self.solver.getSolution().col_value)

    def _proved(self, costs: Sum, value: float, exact: bool) -> Optimum:
        """The value of the prices of the final basis, in fractions, if they prove a bound."""
        basis = Basis.of(self.solver)
        proof = priced(self.bounds, self.rows, basis, costs)
        if proof is None:
            return Optimum(Fraction(value).limit_denominator(10**6), proved=False)
        at = corner(self.bounds, self.rows, basis) if exact else None
        attained = at is not None and proof.value == sum(
            (c * at[v] for v, c in costs.items()), Fraction(0)
        )
        on_rows = ((self.row_origins[r], price) for r, price in proof.rows)
        on_bounds = ((self.bound_origins.get(v, ()), price) for v, price in proof.bounds)
        prices = tuple((names, price) for names, price in (*on_rows, *on_bounds) if names)
        return Optimum(proof.value, proved=True, attained=attained, prices=prices)


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
