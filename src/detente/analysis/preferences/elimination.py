"""Square systems of linear equations in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

LARGEST = 400
"""Unknowns beyond which a system is not tried: fractions grow, and the answer would be late."""


def solve(
    rows: Sequence[dict[int, Fraction]], right: Sequence[Fraction], unknowns: int
) -> list[Fraction] | None:
    """The solution of a square sparse system, or None where it is singular or too large.

    ``rows`` map a column to its coefficient; Gaussian elimination, the shortest row first so that
    sparse systems stay sparse.
    """
    if len(rows) != unknowns or unknowns > LARGEST:
        return None
    work = [(dict(row), value) for row, value in zip(rows, right, strict=True)]
    pivots: list[tuple[int, dict[int, Fraction], Fraction]] = []
    while work:
        index = min(range(len(work)), key=lambda k: len(work[k][0]))
        row, value = work.pop(index)
        if not row:
            return None
        column = min(row)
        scale = row.pop(column)
        row = {c: coefficient / scale for c, coefficient in row.items()}
        value /= scale
        pivots.append((column, row, value))
        for position, (other, other_value) in enumerate(work):
            factor = other.pop(column, None)
            if factor is None:
                continue
            for c, coefficient in row.items():
                changed = other.get(c, Fraction(0)) - factor * coefficient
                if changed:
                    other[c] = changed
                else:
                    other.pop(c, None)
            work[position] = (other, other_value - factor * value)
    found: dict[int, Fraction] = {}
    for column, row, value in reversed(pivots):
        found[column] = value - sum((c * found[k] for k, c in row.items()), Fraction(0))
    return [found[column] for column in range(unknowns)]
