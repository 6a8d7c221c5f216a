"""The same question as a linear or mixed-integer programme, for HiGHS (agreements, section 6.7).

HiGHS works in floats: a package it returns is a candidate, "infeasible" holds within a tolerance,
and the weights of the relaxation are advice on where to cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from detente.analysis.problem import Box, Package
from detente.analysis.red_lines.constraints import Constraints, Row
from detente.analysis.red_lines.stopping import Stop, never

if TYPE_CHECKING:
    from highspy import Highs
    from highspy.highs import HighsCallbackEvent

Terms = dict[int, float]


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The linear relaxation that gives every row and box the most slack.

    ``rows`` and ``boxes`` are weights, none negative: what each has to do with the tightest spot.
    ``units`` are the rows' spreads, at least 1: a row's weight is per spread, a box's as it is.
    ``shares[issue][place]`` is how much of each option left is chosen; they add up to 1.
    """

    rows: tuple[float, ...]
    boxes: tuple[float, ...]
    units: tuple[int, ...]
    shares: tuple[tuple[float, ...], ...]


def relaxation(constraints: Constraints) -> Relaxation:
    """Solve the relaxation; a row's slack is taken in share of its spread, a box's as it is.

    Without an answer from HiGHS the weights are zero and the shares equal.
    """
    model, columns, units = _model(constraints, relaxed=True)
    model.run()
    rows, boxes = len(constraints.rows), len(constraints.forbidden)
    solution = model.getSolution()
    duals, values = list(solution.row_dual), list(solution.col_value)
    if len(duals) < rows + boxes or len(values) < sum(map(len, columns)):
        even = tuple((1 / len(options),) * len(options) for options in columns)
        return Relaxation((0.0,) * rows, (0.0,) * boxes, units, even)
    weights = [max(0.0, dual) for dual in duals[: rows + boxes]]
    shares = tuple(tuple(values[column] for column in options.values()) for options in columns)
    return Relaxation(tuple(weights[:rows]), tuple(weights[rows:]), units, shares)


def programme(
    constraints: Constraints, seconds: float, *, most: bool = False, stop: Stop = never
) -> Package | Literal["infeasible"] | None:
    """A candidate package, "infeasible", or None when ``seconds`` were not enough.

    ``stop`` is asked all along; once it says True the answer is None. With ``most`` the candidate
    is one with the largest total of the last row.
    """
    import highspy

    model, columns, _ = _model(constraints, relaxed=False, most=most)
    model.setOptionValue("time_limit", seconds)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("mip_abs_gap", 1e-9)
    model.setOptionValue("mip_feasibility_tolerance", 1e-9)
    model.setOptionValue("primal_feasibility_tolerance", 1e-9)

    def interrupt(event: HighsCallbackEvent) -> None:
        event.interrupt(stop())

    model.cbMipInterrupt.subscribe(interrupt)
    model.cbSimplexInterrupt.subscribe(interrupt)
    model.run()
    status = model.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return "infeasible"
    if status != highspy.HighsModelStatus.kOptimal:
        return None
    values = model.getSolution().col_value
    return tuple(max(options, key=lambda o: values[options[o]]) for options in columns)


def _model(
    constraints: Constraints, *, relaxed: bool, most: bool = False
) -> tuple[Highs, list[dict[int, int]], tuple[int, ...]]:
    """The model, the column of each option left, by issue, and the unit of each row.

    Rows come first, then the forbidden boxes, then one choice per issue, then what ties a bonus to
    its box. The last column is the slack that every row and box gets: as much as possible when
    relaxed, none otherwise. With ``most`` the last row is as large as possible.
    """
    columns: list[dict[int, int]] = []
    count = 0
    for domain in constraints.domains:
        columns.append({option: count + place for place, option in enumerate(domain)})
        count += len(domain)
    choices = count
    lines: list[tuple[Terms, float, float]] = []
    ties: list[tuple[Terms, float, float]] = []
    units: list[int] = []
    infinity = float("inf")
    for row in constraints.rows:
        terms, floor, unit = _scaled(row, constraints, columns)
        for box, amount in row.bonuses:
            terms[count] = amount / unit
            ties += _ties(box, count, columns, amount > 0)
            count += 1
        lines.append((terms, floor, infinity))
        units.append(unit)
    for box in constraints.forbidden:
        inside = dict.fromkeys(_inside(box, columns), -1.0)
        lines.append((inside, 1.0 - len(box.parts), infinity))
    wanted = {count: 1.0} if relaxed else dict(lines[len(constraints.rows) - 1][0]) if most else {}
    lines = [({**terms, count: -1.0}, low, high) for terms, low, high in lines]
    for options in columns:
        lines.append((dict.fromkeys(options.values(), 1.0), 1.0, 1.0))
    model = _passed(lines + ties, wanted, count + 1, 0 if relaxed else choices)
    return model, columns, tuple(units)


def _scaled(
    row: Row, constraints: Constraints, columns: list[dict[int, int]]
) -> tuple[Terms, float, int]:
    """A row counted from the worst option of every issue, its floor, and the unit: its spread."""
    floor, unit = row.floor, sum(abs(amount) for _, amount in row.bonuses)
    gains: dict[int, int] = {}
    for table, domain, options in zip(row.tables, constraints.domains, columns, strict=True):
        values = [table[option] for option in domain]
        worst = min(values)
        floor -= worst
        unit += max(values) - worst
        gains |= {options[o]: value - worst for o, value in zip(domain, values, strict=True)}
    unit = max(1, unit)
    return {column: gain / unit for column, gain in gains.items()}, floor / unit, unit


def _inside(box: Box, columns: list[dict[int, int]]) -> list[int]:
    """The columns of the options in a box."""
    return [columns[i][option] for i, part in box.parts for option in part if option in columns[i]]


def _ties(
    box: Box, held: int, columns: list[dict[int, int]], welcome: bool
) -> list[tuple[Terms, float, float]]:
    """What keeps a bonus from being had outside its box, or a malus from being avoided in it."""
    infinity = float("inf")
    if not welcome:
        inside = dict.fromkeys(_inside(box, columns), -1.0)
        return [({**inside, held: 1.0}, 1.0 - len(box.parts), infinity)]
    return [
        ({**dict.fromkeys(_inside(Box((part,)), columns), 1.0), held: -1.0}, 0.0, infinity)
        for part in box.parts
    ]


def _passed(
    lines: list[tuple[Terms, float, float]], wanted: Terms, count: int, whole: int
) -> Highs:
    """The model in HiGHS, to maximise ``wanted``; the first ``whole`` columns are integer.

    Where none are, the last column is free, else it is nothing.
    """
    import highspy
    import numpy as np

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, len(lines)
    lower, upper, cost = np.zeros(count), np.ones(count), np.zeros(count)
    if whole:
        upper[-1] = 0.0
        kinds: list[Any] = [highspy.HighsVarType.kInteger] * whole
        lp.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (count - whole)
    else:
        lower[-1], upper[-1] = -np.inf, np.inf
    cost[list(wanted)] = [-value for value in wanted.values()]
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, lower, upper
    lp.row_lower_ = np.array([low for _, low, _ in lines])
    lp.row_upper_ = np.array([high for _, _, high in lines])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    sizes = [len(terms) for terms, _, _ in lines]
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([i for terms, _, _ in lines for i in terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([v for terms, _, _ in lines for v in terms.values()])
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.passModel(lp)
    return model
