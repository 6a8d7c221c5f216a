"""Caps of the case as sums over the issues in play, kept however events turn out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from math import lcm

from detente.analysis.problem.conditions import Board
from detente.analysis.problem.problem import Budget
from detente.case import Constraint

MOST_SHARED = 8
"""Events that options of several issues hang on, up to which a cap is exact.

Beyond, the further ones count at their worst for each issue: a package that keeps such a cap keeps
it, and some that would keep it too may be left out.
"""


def budgets_of(constraint: Constraint, board: Board) -> tuple[Budget, ...]:
    """The budgets that a package keeps if it keeps a cap in every outcome.

    An event that only one issue hangs on counts at its worst; for every way that shared ones turn
    out there is a budget, unless another asks for no less.
    """
    shared = _shared(constraint, board)[:MOST_SHARED]
    rows = dict.fromkeys(
        _rows(constraint, board, dict(zip(shared, turns, strict=True)))
        for turns in product((True, False), repeat=len(shared))
    )
    return tuple(
        _budget(constraint, costs)
        for costs in rows
        if not any(costs != other and _no_less(other, costs) for other in rows)
    )


def cautious(constraint: Constraint, board: Board) -> bool:
    """Whether a cap leaves out packages that may keep it: too many events are shared."""
    return len(_shared(constraint, board)) > MOST_SHARED


_Rows = tuple[tuple[Fraction, ...], ...]
"""Costs per issue in play and option; the last row is what the fixed ones cost together."""


def _shared(constraint: Constraint, board: Board) -> tuple[str, ...]:
    """The events by which costs differ on more than one issue."""
    in_play = dict(zip(board.issues, board.options, strict=True))
    in_play |= {issue: (option,) for issue, option in board.fixed.choices}
    count: Counter[str] = Counter()
    for issue, options in in_play.items():
        hanging = (board.contingencies.get(issue, option) for option in options)
        count.update(
            {
                each.event
                for each in hanging
                if each is not None
                and constraint.cost(issue, each.then) != constraint.cost(issue, each.otherwise)
            }
        )
    return tuple(event for event, issues in count.items() if issues > 1)


def _rows(constraint: Constraint, board: Board, happened: Mapping[str, bool]) -> _Rows:
    def cost(issue: str, option: str) -> Fraction:
        found = board.contingencies.get(issue, option)
        if found is None:
            return constraint.cost(issue, option)
        if found.event in happened:
            return constraint.cost(issue, found.then if happened[found.event] else found.otherwise)
        return max(constraint.cost(issue, found.then), constraint.cost(issue, found.otherwise))

    rows = [
        tuple(cost(issue, option) for option in options)
        for issue, options in zip(board.issues, board.options, strict=True)
    ]
    fixed = sum((cost(issue, option) for issue, option in board.fixed.choices), Fraction(0))
    return (*rows, (fixed,))


def _no_less(one: _Rows, other: _Rows) -> bool:
    return all(
        a >= b
        for first, second in zip(one, other, strict=True)
        for a, b in zip(first, second, strict=True)
    )


def _budget(constraint: Constraint, rows: _Rows) -> Budget:
    costs, bound = rows[:-1], constraint.at_most - rows[-1][0]
    scale = lcm(bound.denominator, *(f.denominator for row in costs for f in row))
    return Budget(
        costs=tuple(tuple(int(f * scale) for f in row) for row in costs), bound=int(bound * scale)
    )
