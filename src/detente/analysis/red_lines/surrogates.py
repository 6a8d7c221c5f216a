"""Rows that follow from others and cut deeper: the right mixture of floors.

Each party can get enough alone; all together they cannot. A mixture of rows with non-negative
integer weights is met by every package that meets them all, so adding it is exact whatever the
weights; the weights only decide how much it cuts. The best mixture is the Lagrangian dual of the
multiple-choice knapsack, whose bound equals the linear relaxation (Geoffrion 1974).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.analysis.red_lines.constraints import Constraints, Row

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

ROUNDS = 120
"""Steps towards the best weights; more cut little deeper."""

RESOLUTION = 1 << 12
"""Weights are rounded to this many steps."""


def with_surrogates(constraints: Constraints) -> tuple[Row, ...]:
    """The rows and one or two mixtures of them, where there are two or more."""
    rows = constraints.rows
    if len(rows) < 2:
        return rows
    return rows + tuple(_mixture(rows, weights) for weights in _weights(constraints))


def _weights(constraints: Constraints) -> list[tuple[int, ...]]:
    """Integer weights near the smallest bound on the mixture's slack, by mirror descent."""
    import numpy as np

    rows = constraints.rows
    tables = []
    for issue, domain in enumerate(constraints.domains):
        tables.append([[float(row.tables[issue][option]) for option in domain] for row in rows])
    count = len(rows)
    spread = np.zeros(count)
    for table in tables:
        spread += np.ptp(np.array(table), axis=1)
    spread = np.where(spread > 0, spread, 1.0)
    widest = max(map(len, constraints.domains))
    values = np.full((len(tables), widest, count), -np.inf)
    for issue, table in enumerate(tables):
        values[issue, : len(table[0])] = (np.array(table) / spread[:, None]).T
    floors = np.array([float(row.floor) for row in rows]) / spread
    bonus = np.zeros((sum(len(row.bonuses) for row in rows), count))
    place = 0
    for index, row in enumerate(rows):
        for _, amount in row.bonuses:
            bonus[place, index] = max(amount, 0) / spread[index]
            place += 1
    extra = bonus.sum(axis=0)
    finite = np.where(np.isfinite(values), values, 0.0)
    missing = np.where(np.isfinite(values[:, :, 0]), 0.0, -np.inf)
    weights = np.full(count, 1.0 / count)
    best, lowest = weights, np.inf
    issues = np.arange(len(tables))
    for turn in range(ROUNDS):
        chosen = (finite @ weights + missing).argmax(axis=1)
        slack = finite[issues, chosen].sum(axis=0) + extra - floors
        bound = float(slack @ weights)
        if bound < lowest:
            best, lowest = weights, bound
            if bound < -1e-6:
                break
        scale = float(np.abs(slack).max())
        if scale == 0:
            break
        weights = weights * np.exp(-slack / scale * (2.0 / (1 + turn) ** 0.5))
        weights = weights / weights.sum()
    scaled = best / spread
    whole = np.rint(scaled / scaled.max() * RESOLUTION)
    return [tuple(int(weight) for weight in whole)]


def _mixture(rows: tuple[Row, ...], weights: tuple[int, ...]) -> Row:
    """The weighted sum of rows, a row that every package meeting them meets."""
    mixed = [(weight, row) for weight, row in zip(weights, rows, strict=True) if weight]
    return Row(
        tuple(
            tuple(
                sum(weight * row.tables[issue][option] for weight, row in mixed)
                for option in range(len(rows[0].tables[issue]))
            )
            for issue in range(len(rows[0].tables))
        ),
        tuple((box, weight * amount) for weight, row in mixed for box, amount in row.bonuses),
        sum(weight * row.floor for weight, row in mixed),
    )
