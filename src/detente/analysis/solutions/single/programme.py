"""A mixed-integer programme and its solver, HiGHS: an answer with a bound, at any time.

HiGHS works in floats: what it returns is a candidate and a bound within tolerances, never a proof
(agreements, section 6.7). It runs in a thread of its own, so that Ctrl-C is heard at once.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs
    from highspy.highs import HighsCallbackEvent

Terms = dict[int, float]
"""Column to coefficient."""

INFINITY = float("inf")
_HEARING = 0.05
"""Seconds between two looks at whether somebody pressed Ctrl-C."""


class Clock:
    """When to stop: a reading of ``time.monotonic``, or the first Ctrl-C.

    Parts of a clock share the Ctrl-C, each with a deadline of its own.
    """

    def __init__(self, deadline: float | None = None, heard: threading.Event | None = None) -> None:
        self.deadline = deadline
        self.heard = heard if heard is not None else threading.Event()

    @property
    def left(self) -> float:
        """Seconds left, none after Ctrl-C."""
        if self.heard.is_set():
            return 0.0
        return INFINITY if self.deadline is None else max(0.0, self.deadline - time.monotonic())

    @property
    def late(self) -> bool:
        """Whether to stop now."""
        return self.left <= 0.0

    def part(self, share: float) -> Clock:
        """A clock that runs for a share of the time left."""
        left = self.left
        return Clock(None if left == INFINITY else time.monotonic() + share * left, self.heard)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What HiGHS says: the values of the columns, if it has any, and a bound on the optimum.

    ``infeasible`` holds within the tolerances of the solver.
    """

    values: tuple[float, ...] | None
    bound: float
    infeasible: bool = False


class Programme:
    """Columns and rows, collected one by one."""

    def __init__(self) -> None:
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[tuple[Terms, float, float]] = []

    def copy(self) -> Programme:
        """The same, to go on from."""
        made = Programme()
        made.lower, made.upper = self.lower.copy(), self.upper.copy()
        made.whole, made.rows = self.whole.copy(), self.rows.copy()
        return made

    def column(self, lower: float = 0.0, upper: float = INFINITY, *, whole: bool = False) -> int:
        """Add a column; its index."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def at_least(self, terms: Terms, bound: float) -> None:
        """Add a row: the terms add up to at least the bound."""
        self.rows.append((terms, bound, INFINITY))

    def at_most(self, terms: Terms, bound: float) -> None:
        """Add a row: the terms add up to at most the bound."""
        self.rows.append((terms, -INFINITY, bound))

    def equal(self, terms: Terms, amount: float) -> None:
        """Add a row: the terms add up to exactly the amount."""
        self.rows.append((terms, amount, amount))

    def maximised(self, wanted: Terms, clock: Clock, *, start: Terms | None = None) -> Outcome:
        """The largest sum of the wanted terms; ``start`` are columns of a solution known before.

        The bound is infinite where there was no time for one.
        """
        import highspy
        import numpy as np

        if clock.late:
            return Outcome(None, INFINITY)
        model = self._model(wanted)
        if start is not None:
            columns, values = np.array(list(start), dtype=np.int32), np.array(list(start.values()))
            model.setSolution(len(start), columns, values)
        model.setOptionValue("time_limit", min(clock.left, 1e9))
        _run(model, clock)
        status, info = model.getModelStatus(), model.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Outcome(None, -INFINITY, infeasible=True)
        known = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        found = tuple(model.getSolution().col_value) if known else None
        bound = info.mip_dual_bound if any(self.whole) else info.objective_function_value
        return Outcome(found, float(bound))

    def _model(self, wanted: Terms) -> Highs:
        import highspy
        import numpy as np

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.lower), len(self.rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        cost = np.zeros(len(self.lower))
        cost[list(wanted)] = list(wanted.values())
        lp.col_cost_ = cost
        lp.col_lower_, lp.col_upper_ = np.array(self.lower), np.array(self.upper)
        lp.row_lower_ = np.array([low for _, low, _ in self.rows])
        lp.row_upper_ = np.array([high for _, _, high in self.rows])
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[whole] for whole in self.whole]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        sizes = [len(terms) for terms, _, _ in self.rows]
        lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        indices = [column for terms, _, _ in self.rows for column in terms]
        lp.a_matrix_.index_ = np.array(indices, dtype=np.int32)
        lp.a_matrix_.value_ = np.array([v for terms, _, _ in self.rows for v in terms.values()])
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.silent()
        for option, value in _SETTINGS.items():
            model.setOptionValue(option, value)
        model.passModel(lp)
        return model


_SETTINGS: dict[str, float] = {
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-9,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-9,
    "small_matrix_value": 1e-12,
}


def _run(model: Highs, clock: Clock) -> None:
    """Run HiGHS in a thread and listen for Ctrl-C meanwhile."""

    def interrupt(event: HighsCallbackEvent) -> None:
        event.interrupt(clock.late)

    model.cbMipInterrupt.subscribe(interrupt)
    model.cbSimplexInterrupt.subscribe(interrupt)
    done = threading.Event()

    def work() -> None:
        model.run()
        done.set()

    threading.Thread(target=work, daemon=True).start()
    while not done.is_set():
        try:
            done.wait(_HEARING)
        except KeyboardInterrupt:
            if clock.heard.is_set():
                raise
            clock.heard.set()
