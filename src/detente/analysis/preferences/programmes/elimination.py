"""Square systems of linear equations in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm

LARGEST = 400
"""Unknowns beyond which a system is not tried: numbers grow, and the answer would be late."""

_Row = dict[int, int]


def solve(
    rows: Sequence[dict[int, Fraction]], right: Sequence[Fraction], unknowns: int
) -> list[Fraction] | None:
    """The solution of a square sparse system, or None where it is singular or too large.

    ``rows`` map a column to its coefficient; Gaussian elimination, the shortest row first so that
    sparse systems stay sparse. Rows are kept in whole numbers without a common factor: fractions
    throughout, the rejected alternative, took five times as long.
    """
    if len(rows) != unknowns or unknowns > LARGEST:
        return None
    work = [_whole(row, value) for row, value in zip(rows, right, strict=True)]
    users: dict[int, set[int]] = {}
    for place, (row, _) in enumerate(work):
        for column in row:
            users.setdefault(column, set()).add(place)
    queue = [(len(row), place) for place, (row, _) in enumerate(work)]
    heapify(queue)
    pivots: list[tuple[int, int]] = []
    done: set[int] = set()
    while queue:
        size, place = heappop(queue)
        row = work[place][0]
        if place in done or size != len(row):
            continue
        if not row:
            return None
        done.add(place)
        column = min(row, key=lambda c: len(users[c]))
        pivots.append((column, place))
        for other in _cleared(work, users, place, column):
            heappush(queue, (len(work[other][0]), other))
    return _backwards(work, pivots, unknowns)


def _whole(row: dict[int, Fraction], value: Fraction) -> tuple[_Row, int]:
    """A row without its denominators."""
    common = lcm(value.denominator, *(c.denominator for c in row.values()))
    whole = {k: c.numerator * (common // c.denominator) for k, c in row.items() if c}
    return whole, value.numerator * (common // value.denominator)


def _cleared(
    work: list[tuple[_Row, int]], users: dict[int, set[int]], place: int, column: int
) -> list[int]:
    """Take a column out of every row but that of its pivot; the rows that changed."""
    row, value = work[place]
    for named in row:
        users[named].discard(place)
    others = list(users[column])
    pivot = row[column]
    for other in others:
        target, other_value = work[other]
        common = gcd(pivot, target[column])
        keep, take = pivot // common, target[column] // common
        changed = {k: keep * c for k, c in target.items()}
        for k, c in row.items():
            found = changed.get(k, 0) - take * c
            if found:
                changed[k] = found
                users[k].add(other)
            elif k in changed:
                del changed[k]
                users[k].discard(other)
        changed_value = keep * other_value - take * value
        factor = gcd(changed_value, *changed.values())
        if factor > 1:
            changed = {k: c // factor for k, c in changed.items()}
            changed_value //= factor
        work[other] = (changed, changed_value)
    return others


def _backwards(
    work: list[tuple[_Row, int]], pivots: list[tuple[int, int]], unknowns: int
) -> list[Fraction]:
    found: dict[int, Fraction] = {}
    for column, place in reversed(pivots):
        row, value = work[place]
        rest = sum((c * found[k] for k, c in row.items() if k != column and found[k]), Fraction(0))
        found[column] = (value - rest) / row[column]
    return [found[column] for column in range(unknowns)]
