"""Bounds of one quantity as a multiple of another over a linear programme.

Such a quotient is not linear. Measured in units of the denominator it is: every point is divided
by it, and so are all constants (Charnes, Cooper 1962, Programming with linear fractional
functionals, Naval Research Logistics Quarterly 9).
"""

from __future__ import annotations

from fractions import Fraction

from detente.analysis.preferences.bounds import Span
from detente.analysis.preferences.programme import Bound, Programme
from detente.analysis.preferences.sums import Sum

ZERO, ONE = Fraction(0), Fraction(1)


def quotient(programme: Programme, numerator: Sum, denominator: Sum) -> Span | None:
    """The exact bounds of ``numerator / denominator`` where the denominator is above zero.

    Both are sums of variables of the programme that are never below zero. None where no point has
    a denominator above zero. Loose where fractions could not confirm an end.
    """
    scaled = _scaled(programme)
    scaled.require(denominator, ONE, ONE)
    low = scaled.minimum(numerator, exact=True)
    high = scaled.minimum({v: -c for v, c in numerator.items()}, exact=True)
    if low is None or high is None:
        return None
    top = None if high.value is None else -high.value
    return Span(low.value, top, loose=not (low.proved and high.proved))


def _scaled(programme: Programme) -> Programme:
    """The cone over the points of a programme; its last variable is what they are scaled by."""
    cone = Programme()
    for low, high in programme.bounds:
        cone.variable(ZERO if low == 0 else None, ZERO if high == 0 else None)
    scale = cone.variable(ZERO)
    for variable, (low, high) in enumerate(programme.bounds):
        _require(cone, {variable: ONE}, low or None, high or None, scale)
    for row, low, high in programme.rows:
        _require(cone, row, low, high, scale)
    return cone


def _require(cone: Programme, row: Sum, low: Bound, high: Bound, scale: int) -> None:
    """A row with its ends times the scale; equal ends make one equation."""
    if low is not None and low == high:
        cone.require({**row, scale: -low}, ZERO, ZERO)
        return
    if low is not None:
        cone.require({**row, scale: -low}, ZERO)
    if high is not None:
        cone.require({**row, scale: -high}, None, ZERO)
