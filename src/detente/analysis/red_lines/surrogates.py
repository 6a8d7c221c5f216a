"""A row that follows from all others and cuts deeper: the right mixture of floors and boxes.

Each party can get enough alone; all together they cannot. A mixture of rows with non-negative
integer weights is reached by every package that reaches them all, so adding it is exact whatever
the weights; they only decide how much it cuts. A forbidden box is a row too: at most all but one of
its parts. The best mixture has the bound of the linear relaxation (Geoffrion 1974), so its weights
come from there, rounded.
"""

from __future__ import annotations

from detente.analysis.red_lines.constraints import Constraints, Row
from detente.analysis.red_lines.programme import Relaxation

RESOLUTION = 1 << 12
"""Weights are rounded to this many steps."""


def mixture(constraints: Constraints, weights: Relaxation) -> Row | None:
    """The row that the linear relaxation advises; None where there is no row to mix."""
    rows, boxes = constraints.rows, constraints.forbidden
    if not rows:
        return None
    unit = max(weights.units)
    mixed = [
        (round(weight * RESOLUTION) * unit // own, row)
        for weight, own, row in zip(weights.rows, weights.units, rows, strict=True)
        if weight * RESOLUTION >= 0.5
    ]
    tables = [
        [sum(weight * row.tables[issue][option] for weight, row in mixed) for option in range(size)]
        for issue, size in enumerate(map(len, rows[0].tables))
    ]
    floor = sum(weight * row.floor for weight, row in mixed)
    for share, box in zip(weights.boxes, boxes, strict=True):
        weight = round(share * RESOLUTION) * unit
        floor -= weight * (len(box.parts) - 1)
        for issue, options in box.parts:
            for option in options:
                tables[issue][option] -= weight
    bonuses = tuple((box, weight * amount) for weight, row in mixed for box, amount in row.bonuses)
    return Row(tuple(map(tuple, tables)), bonuses, floor)
