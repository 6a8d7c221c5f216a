"""The exact centroid of a small polytope: all vertices in fractions, then a fan of simplices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

F = Fraction
Point = tuple[Fraction, ...]
Row = tuple[Point, Fraction]
"""``sum of coefficients times coordinates + constant >= 0``."""


def determinant(rows: Sequence[Sequence[Fraction]]) -> Fraction:
    """By elimination."""
    work = [list(row) for row in rows]
    total = F(1)
    for column in range(len(work)):
        pivot = next((r for r in range(column, len(work)) if work[r][column]), None)
        if pivot is None:
            return F(0)
        if pivot != column:
            work[column], work[pivot] = work[pivot], work[column]
            total = -total
        total *= work[column][column]
        for r in range(column + 1, len(work)):
            factor = work[r][column] / work[column][column]
            work[r] = [a - factor * b for a, b in zip(work[r], work[column], strict=True)]
    return total


def _meeting(rows: Sequence[Row]) -> Point | None:
    """Where as many rows as coordinates are 0 (Cramer's rule); None where not in one point."""
    whole = determinant([coefficients for coefficients, _ in rows])
    if whole == 0:
        return None
    found = []
    for column in range(len(rows)):
        changed = [
            [-constant if k == column else c for k, c in enumerate(coefficients)]
            for coefficients, constant in rows
        ]
        found.append(determinant(changed) / whole)
    return tuple(found)


def value(row: Row, point: Point) -> Fraction:
    """The left side of a row."""
    return sum((c * x for c, x in zip(row[0], point, strict=True)), row[1])


def vertices(rows: Sequence[Row]) -> list[Point]:
    """Every vertex, from every choice of tight rows."""
    size = len(rows[0][0])
    met = (_meeting(chosen) for chosen in combinations(rows, size))
    return sorted({p for p in met if p is not None and all(value(r, p) >= 0 for r in rows)})


def _simplices(points: Sequence[Point], rows: Sequence[Row], size: int) -> Iterator[list[Point]]:
    """A face of some size as simplices: its first vertex over every face without it."""
    if size == 0:
        yield [points[0]]
        return
    first = points[0]
    seen: set[frozenset[Point]] = set()
    for row in rows:
        face = [p for p in points if value(row, p) == 0]
        key = frozenset(face)
        if first in key or key in seen or _size(face) != size - 1:
            continue
        seen.add(key)
        for simplex in _simplices(face, rows, size - 1):
            yield [first, *simplex]


def _size(points: Sequence[Point]) -> int:
    """The dimension of what some points span."""
    if not points:
        return -1
    rows = [[a - b for a, b in zip(p, points[0], strict=True)] for p in points[1:]]
    rank = 0
    for column in range(len(points[0])):
        pivot = next((r for r in range(rank, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for r in range(rank + 1, len(rows)):
            factor = rows[r][column] / rows[rank][column]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[rank], strict=True)]
        rank += 1
    return rank


def centroid(rows: Sequence[Row]) -> Point:
    """The mean over a full-dimensional polytope."""
    points = vertices(rows)
    size = len(rows[0][0])
    total, moment = F(0), [F(0)] * size
    for simplex in _simplices(points, rows, size):
        edges = [[a - b for a, b in zip(p, simplex[0], strict=True)] for p in simplex[1:]]
        volume = abs(determinant(edges))
        total += volume
        for k in range(size):
            moment[k] += volume * sum((p[k] for p in simplex), F(0)) / (size + 1)
    return tuple(m / total for m in moment)
