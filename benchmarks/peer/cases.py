"""Seeded cases for both sides: tables of whole numbers, the same bytes for either program.

Utilities are multiples of 2^-20 between 0 and 1. Sums of such numbers are exact in binary floating
point, so a difference between the answers is one of method and never one of rounding; decimals, the
rejected alternative, would have mixed the two.
"""

from __future__ import annotations

from math import prod
from random import Random
from typing import Any

SCALE = 1 << 20
OPTIONS = 10

Case = dict[str, Any]
"""``sizes``, ``tables[party][issue][option]`` over ``scale``, ``reservations`` (or None)."""


def independent(seed: int, parties: int, issues: int) -> Case:
    """Each party has weights and values of its own; the worst package is worth 0 to each."""
    random = Random(f"independent {seed} {parties} {issues}")
    tables = [
        [_row(weight, _spread(random)) for weight in _weights(random, issues)]
        for _ in range(parties)
    ]
    return _case(tables)


def opposed(seed: int, issues: int) -> Case:
    """Two parties; what is better for one is worse for the other, so no option is dominated."""
    random = Random(f"opposed {seed} {issues}")
    tables = [
        [
            _row(weight, sorted(_spread(random), reverse=bool(party)))
            for weight in _weights(random, issues)
        ]
        for party in range(2)
    ]
    return _case(tables)


def small(seed: int) -> Case:
    """Up to 1,000 packages, coarse values with many ties, and every kind of reservation value."""
    random = Random(f"small {seed}")
    parties, issues = random.choice((2, 2, 3, 4)), random.randint(1, 4)
    sizes = [random.randint(2, 5) for _ in range(issues)]
    steps = random.choice((3, 12, 1000))
    tables = [
        [[random.randint(0, steps) * (SCALE // (4 * steps)) for _ in range(size)] for size in sizes]
        for _ in range(parties)
    ]
    return _case(tables, [_reservation(random, rows) for rows in tables])


def packages(case: Case) -> int:
    """The number of packages."""
    return prod(case["sizes"])


def _case(tables: list[list[list[int]]], reservations: list[int | None] | None = None) -> Case:
    return {
        "sizes": [len(row) for row in tables[0]],
        "tables": tables,
        "scale": SCALE,
        "reservations": reservations or [0] * len(tables),
    }


def _weights(random: Random, issues: int) -> list[float]:
    raw = [random.expovariate(1) for _ in range(issues)]
    return [weight / sum(raw) for weight in raw]


def _spread(random: Random) -> list[float]:
    """Values from 0 to 1, both of them taken."""
    values = [0.0, 1.0, *(random.random() for _ in range(OPTIONS - 2))]
    random.shuffle(values)
    return values


def _row(weight: float, values: list[float]) -> list[int]:
    return [int(weight * value * SCALE) for value in values]


def _reservation(random: Random, rows: list[list[int]]) -> int | None:
    """Not stated, below the worst package, on a package, or somewhere between worst and best."""
    worst, best = sum(map(min, rows)), sum(map(max, rows))
    kind = random.randrange(5)
    if kind == 0:
        return None
    if kind == 1:
        return worst - SCALE // 8
    if kind == 2:
        return sum(random.choice(row) for row in rows)
    return worst + int((best - worst) * random.random() * 0.6)
