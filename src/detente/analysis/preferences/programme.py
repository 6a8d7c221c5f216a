"""Linear programmes over compatible utilities: HiGHS finds the optimum, fractions prove it.

HiGHS works in floats and can only claim "within a tolerance". Its final basis is therefore solved
again in fractions; where it is primal and dual feasible there, the optimum is exact. A simplex in
fractions throughout, the rejected alternative, took seconds where this takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from detente.analysis.preferences.elimination import solve

Row = dict[int, Fraction]
Bound = Fraction | None


@dataclass(frozen=True, slots=True)
class Optimum:
    """The least value of an objective: exact where ``proved``, None where unbounded below."""

    value: Fraction | None
    proved: bool


@dataclass(slots=True)
class Programme:
    """Variables with bounds, and rows ``low <= sum <= high``; None is no bound on that side."""

    bounds: list[tuple[Bound, Bound]] = field(default_factory=list)
    rows: list[tuple[Row, Bound, Bound]] = field(default_factory=list)

    def variable(self, low: Bound = Fraction(0), high: Bound = None) -> int:
        """A new variable; returns its index."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def require(self, row: Mapping[int, Fraction], low: Bound, high: Bound = None) -> None:
        """Add a row; variables with coefficient 0 are left out."""
        self.rows.append(({v: c for v, c in row.items() if c}, low, high))

    def minimum(self, objective: Mapping[int, Fraction]) -> Optimum | None:
        """The least value of an objective; None where no point meets every row."""
        costs = {v: c for v, c in objective.items() if c}
        basis = _run(self, costs)
        if basis == "unbounded":
            return Optimum(None, proved=True)
        if basis == "infeasible":
            return None
        if isinstance(basis, str):
            return Optimum(None, proved=False)
        return _exact(self, costs, basis)


@dataclass(frozen=True, slots=True)
class _Basis:
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    value: float


def _run(programme: Programme, costs: Row) -> _Basis | str:
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("primal_feasibility_tolerance", 1e-10)
    solver.setOptionValue("dual_feasibility_tolerance", 1e-10)
    infinity = highspy.kHighsInf
    for index, (low, high) in enumerate(programme.bounds):
        solver.addVar(
            -infinity if low is None else float(low), infinity if high is None else float(high)
        )
        if index in costs:
            solver.changeColCost(index, float(costs[index]))
    for row, low, high in programme.rows:
        solver.addRow(
            -infinity if low is None else float(low),
            infinity if high is None else float(high),
            len(row),
            list(row),
            [float(c) for c in row.values()],
        )
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return "infeasible"
    if status in (
        highspy.HighsModelStatus.kUnbounded,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    ):
        return "unbounded"
    if status != highspy.HighsModelStatus.kOptimal:
        return "undecided"
    basis = solver.getBasis()
    names = {
        highspy.HighsBasisStatus.kBasic: "basic",
        highspy.HighsBasisStatus.kLower: "lower",
        highspy.HighsBasisStatus.kUpper: "upper",
    }
    return _Basis(
        tuple(names.get(s, "zero") for s in basis.col_status),
        tuple(names.get(s, "zero") for s in basis.row_status),
        solver.getInfo().objective_function_value,
    )


def _at(bounds: tuple[Bound, Bound], status: str) -> Fraction:
    low, high = bounds
    chosen = high if status == "upper" else low
    return Fraction(0) if chosen is None else chosen


def _exact(programme: Programme, costs: Row, basis: _Basis) -> Optimum:
    """Solve the basis in fractions: primal for the value, dual for the proof that none is less."""
    basic = [v for v, status in enumerate(basis.columns) if status == "basic"]
    tight = [r for r, status in enumerate(basis.rows) if status != "basic"]
    point = [_at(b, s) for b, s in zip(programme.bounds, basis.columns, strict=True)]
    place = {v: k for k, v in enumerate(basic)}
    system: list[Row] = []
    right: list[Fraction] = []
    for r in tight:
        row, low, high = programme.rows[r]
        system.append({place[v]: c for v, c in row.items() if v in place})
        fixed = sum((c * point[v] for v, c in row.items() if v not in place), Fraction(0))
        right.append(_at((low, high), basis.rows[r]) - fixed)
    found = solve(system, right, len(basic))
    transposed: list[Row] = [{} for _ in basic]
    for k, row in enumerate(system):
        for column, coefficient in row.items():
            transposed[column][k] = coefficient
    prices = solve(transposed, [costs.get(v, Fraction(0)) for v in basic], len(tight))
    if found is None or prices is None:
        return Optimum(None, proved=False)
    for v, value in zip(basic, found, strict=True):
        point[v] = value
    value = sum((c * point[v] for v, c in costs.items()), Fraction(0))
    proved = _feasible(programme, point) and _dual_feasible(
        programme, costs, basis, dict(zip(tight, prices, strict=True))
    )
    return Optimum(value, proved)


def _feasible(programme: Programme, point: list[Fraction]) -> bool:
    def within(value: Fraction, low: Bound, high: Bound) -> bool:
        return (low is None or value >= low) and (high is None or value <= high)

    return all(within(v, *b) for v, b in zip(point, programme.bounds, strict=True)) and all(
        within(sum((c * point[v] for v, c in row.items()), Fraction(0)), low, high)
        for row, low, high in programme.rows
    )


def _dual_feasible(
    programme: Programme, costs: Row, basis: _Basis, prices: dict[int, Fraction]
) -> bool:
    reduced = [costs.get(v, Fraction(0)) for v in range(len(programme.bounds))]
    for r, price in prices.items():
        for v, c in programme.rows[r][0].items():
            reduced[v] -= price * c
    columns = all(
        _right_sign(reduced[v], programme.bounds[v], status)
        for v, status in enumerate(basis.columns)
    )
    return columns and all(
        _right_sign(price, programme.rows[r][1:], basis.rows[r]) for r, price in prices.items()
    )


def _right_sign(price: Fraction, bounds: tuple[Bound, Bound], status: str) -> bool:
    low, high = bounds
    if status == "basic" or price == 0:
        return price == 0
    if low is not None and low == high:
        return True
    return price > 0 if status == "lower" else status == "upper" and price < 0
