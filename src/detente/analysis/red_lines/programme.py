"""The same question as a mixed-integer programme, for HiGHS (agreements, section 6.7).

HiGHS works in floats: what it returns is a candidate, and "infeasible" holds within a tolerance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from detente.analysis.problem import Box, Package
from detente.analysis.red_lines.constraints import Constraints, Row

if TYPE_CHECKING:
    from highspy import Highs

Terms = dict[int, float]


def programme(constraints: Constraints, seconds: float) -> Package | Literal["infeasible"] | None:
    """A candidate package, "infeasible", or None when ``seconds`` were not enough."""
    import highspy

    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("time_limit", seconds)
    model.setOptionValue("mip_feasibility_tolerance", 1e-9)
    model.setOptionValue("primal_feasibility_tolerance", 1e-9)
    columns = _columns(model, constraints)
    for box in constraints.forbidden:
        _add(model, _membership(box, columns), upper=len(box.parts) - 1)
    for row in constraints.rows:
        _add_row(model, row, columns)
    model.run()
    status = model.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return "infeasible"
    if status != highspy.HighsModelStatus.kOptimal:
        return None
    values = model.getSolution().col_value
    return tuple(max(options, key=lambda o: values[options[o]]) for options in columns)


def _columns(model: Highs, constraints: Constraints) -> list[dict[int, int]]:
    """A binary column per issue and option left, one of them chosen per issue."""
    import highspy

    columns: list[dict[int, int]] = []
    for domain in constraints.domains:
        chosen = {}
        for option in domain:
            chosen[option] = model.getNumCol()
            model.addVar(0.0, 1.0)
            model.changeColIntegrality(chosen[option], highspy.HighsVarType.kInteger)
        _add(model, dict.fromkeys(chosen.values(), 1.0), lower=1.0, upper=1.0)
        columns.append(chosen)
    return columns


def _membership(box: Box, columns: list[dict[int, int]]) -> Terms:
    """The number of parts of a box that a package is in."""
    return {
        columns[issue][option]: 1.0
        for issue, options in box.parts
        for option in options
        if option in columns[issue]
    }


def _add_row(model: Highs, row: Row, columns: list[dict[int, int]]) -> None:
    """A row in share of its largest coefficient, with a column between 0 and 1 for every bonus."""
    amounts = [amount for _, amount in row.bonuses]
    largest = max(1, *(abs(value) for table in row.tables for value in table), *map(abs, amounts))
    terms = {
        columns[issue][option]: row.tables[issue][option] / largest
        for issue in range(len(columns))
        for option in columns[issue]
    }
    for box, amount in row.bonuses:
        held = model.getNumCol()
        model.addVar(0.0, 1.0)
        terms[held] = amount / largest
        inside = _membership(box, columns)
        if amount > 0:
            for issue, options in box.parts:
                part = {columns[issue][o]: 1.0 for o in options if o in columns[issue]}
                _add(model, {held: -1.0, **part}, lower=0.0)
        else:
            _add(model, {held: -1.0, **inside}, upper=len(box.parts) - 1)
    _add(model, terms, lower=row.floor / largest)


def _add(
    model: Highs, terms: Terms, lower: float = -float("inf"), upper: float = float("inf")
) -> None:
    """One linear constraint."""
    model.addRow(lower, upper, len(terms), list(terms), list(terms.values()))
