"""What the final basis of a linear programme proves, computed again in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from detente.analysis.preferences.programmes.elimination import solve
from detente.analysis.preferences.programmes.sums import Sum

Bound = Fraction | None
Row = tuple[Sum, Bound, Bound]
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Basis:
    """Which variables and rows are free at the optimum, and which of the others are at the top."""

    columns: tuple[int, ...]
    tight: tuple[int, ...]
    columns_at_top: frozenset[int]
    rows_at_top: frozenset[int]

    @staticmethod
    def of(solver: Any) -> Basis:
        """The basis a HiGHS run has ended with."""
        import highspy

        found, status = solver.getBasis(), highspy.HighsBasisStatus
        columns, rows = list(found.col_status), list(found.row_status)
        return Basis(
            columns=tuple(v for v, s in enumerate(columns) if s == status.kBasic),
            tight=tuple(r for r, s in enumerate(rows) if s != status.kBasic),
            columns_at_top=frozenset(v for v, s in enumerate(columns) if s == status.kUpper),
            rows_at_top=frozenset(r for r, s in enumerate(rows) if s == status.kUpper),
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """No point lies below ``value``: rows and bounds add up to it with these multipliers."""

    value: Fraction
    rows: tuple[tuple[int, Fraction], ...]
    bounds: tuple[tuple[int, Fraction], ...]


def priced(
    bounds: Sequence[tuple[Bound, Bound]], rows: Sequence[Row], basis: Basis, costs: Sum
) -> Proof | None:
    """The bound that the prices of a basis prove (weak duality); None where they prove none."""
    place = {v: k for k, v in enumerate(basis.columns)}
    transposed: list[Sum] = [{} for _ in basis.columns]
    for k, r in enumerate(basis.tight):
        for v, c in rows[r][0].items():
            if v in place:
                transposed[place[v]][k] = c
    right = [costs.get(v, ZERO) for v in basis.columns]
    prices = solve(transposed, right, len(basis.tight))
    if prices is None:
        return None
    reduced = dict(costs)
    total = ZERO
    for r, price in zip(basis.tight, prices, strict=True):
        if not price:
            continue
        row, low, high = rows[r]
        for v, c in row.items():
            reduced[v] = reduced.get(v, ZERO) - price * c
        worth = _least(price, low, high)
        if worth is None:
            return None
        total += worth
    for v, cost in reduced.items():
        worth = _least(cost, *bounds[v])
        if worth is None:
            return None
        total += worth
    used = zip(basis.tight, prices, strict=True)
    return Proof(
        value=total,
        rows=tuple((r, price) for r, price in used if price),
        bounds=tuple((v, cost) for v, cost in reduced.items() if cost),
    )


def corner(
    bounds: Sequence[tuple[Bound, Bound]], rows: Sequence[Row], basis: Basis
) -> list[Fraction] | None:
    """The point of a basis in fractions, where it meets every row and bound; else None."""
    point = [ZERO] * len(bounds)
    basic = frozenset(basis.columns)
    for v, ends in enumerate(bounds):
        if v not in basic:
            point[v] = _at(ends, top=v in basis.columns_at_top)
    place = {v: k for k, v in enumerate(basis.columns)}
    left: list[Sum] = []
    right: list[Fraction] = []
    for r in basis.tight:
        row, low, high = rows[r]
        left.append({place[v]: c for v, c in row.items() if v in basic})
        fixed = sum((c * point[v] for v, c in row.items() if v not in basic), ZERO)
        right.append(_at((low, high), top=r in basis.rows_at_top) - fixed)
    found = solve(left, right, len(basis.columns))
    if found is None:
        return None
    for v, value in zip(basis.columns, found, strict=True):
        point[v] = value
    sums = (sum((c * point[v] for v, c in row.items()), ZERO) for row, _, _ in rows)
    inside = all(_inside(value, *ends) for value, ends in zip(point, bounds, strict=True))
    meets = all(_inside(s, low, high) for s, (_, low, high) in zip(sums, rows, strict=True))
    return point if inside and meets else None


def _at(ends: tuple[Bound, Bound], *, top: bool) -> Fraction:
    """Where what is not free stands: at one of its ends, or at 0 where it has none."""
    first, second = ends[::-1] if top else ends
    if first is not None:
        return first
    return ZERO if second is None else second


def _inside(value: Fraction, low: Bound, high: Bound) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _least(cost: Fraction, low: Bound, high: Bound) -> Bound:
    """The least of ``cost * x`` for x within bounds; None where there is none."""
    if cost == 0:
        return ZERO
    end = low if cost > 0 else high
    return None if end is None else cost * end
