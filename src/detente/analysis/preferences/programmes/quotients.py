"""Quotients of two sums over a polytope as a linear programme (Charnes and Cooper 1962)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from detente.analysis.preferences.programmes.programme import Programme
from detente.analysis.preferences.programmes.sums import plus

ZERO, ONE = Fraction(0), Fraction(1)


def scaled(programme: Programme, below: Mapping[int, Fraction]) -> Programme:
    """The programme in variables divided by a sum, so that a quotient becomes a sum.

    Every point is multiplied by ``t``, the last variable, such that the sum is 1; the least of
    ``above / below`` is then that of ``above``. Right where ``below`` is 0 or more and nothing
    grows without end while the total weight is 0, as with part-worths.
    """
    found = Programme()
    for low, _ in programme.bounds:
        found.variable(ZERO if low == 0 else None)
    shrunk = {found.variable(): ONE}
    for variable, (low, high) in enumerate(programme.bounds):
        ends = (None if low == 0 else low, high)
        _between(found, {variable: ONE}, *ends, shrunk)
    for row, low, high in programme.rows:
        _between(found, row, low, high, shrunk)
    found.require(below, ONE, ONE)
    return found


def _between(
    found: Programme,
    row: Mapping[int, Fraction],
    low: Fraction | None,
    high: Fraction | None,
    unit: Mapping[int, Fraction],
) -> None:
    if low is not None and low == high:
        found.require(plus(row, unit, -low), ZERO, ZERO)
        return
    if low is not None:
        found.require(plus(row, unit, -low), ZERO)
    if high is not None:
        found.require(plus(row, unit, -high), None, ZERO)
