"""Where a chain can start: points well inside of what is compatible, and rows that leave no room.

A row may hold with nothing to spare everywhere although it is no equation (one package over
another and the other over the first). One linear programme finds all of these at once: scaled up
as far as needed, some point keeps every other row by 1 (Freund, Roundy and Todd 1985).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

ROOM = 0.5
"""Of 0 (no room) or 1 (room): what a solver's rounding cannot mistake."""

NARROW = 1e-9
"""How far inside a start must lie, in the size of the whole set."""


def tight(rows: Floats, constants: Floats, equal: Mask) -> Mask | None:
    """Which rows ``rows x + constants >= 0`` leave no room; None where nothing fits them all."""
    import numpy as np

    count, width = rows.shape
    loose = np.flatnonzero(~equal)
    # Columns: x, the scale t >= 1, one slack up to 1 for each row that is no equation.
    table = np.hstack([rows, constants[:, None], np.zeros((count, len(loose)))])
    table[loose, width + 1 + np.arange(len(loose))] = -1
    low = np.concatenate([np.full(width, -np.inf), [1.0], np.zeros(len(loose))])
    high = np.concatenate([np.full(width, np.inf), [np.inf], np.ones(len(loose))])
    costs = np.concatenate([np.zeros(width + 1), -np.ones(len(loose))])
    found = _solved(table, np.zeros(count), np.where(equal, 0, np.inf), low, high, costs)
    if found is None:
        return None
    full = np.ones(count, dtype=bool)
    full[loose] = found[width + 1 :] < ROOM
    return full


def inside(rows: Floats, constants: Floats, equal: Sequence[int] = ()) -> Floats | None:
    """The centre of the largest ball within the rows (Chebyshev); None where there is no room.

    ``equal`` rows hold exactly instead: a face of the set.
    """
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1)
    lengths[list(equal)] = 0
    table = np.hstack([rows, -lengths[:, None]])
    high = np.full(len(rows), np.inf)
    high[list(equal)] = -constants[list(equal)]
    width = rows.shape[1]
    low = np.concatenate([np.full(width, -np.inf), [0.0]])
    top = np.concatenate([np.full(width, np.inf), [1.0]])
    costs = np.concatenate([np.zeros(width), [-1.0]])
    found = _solved(table, -constants, high, low, top, costs)
    return None if found is None or found[-1] < NARROW else found[:-1]


def corners(rows: Floats, constants: Floats, directions: Floats) -> list[Floats]:
    """The farthest points in some directions (one row each)."""
    import numpy as np

    width = rows.shape[1]
    free = np.full(width, np.inf)
    over = np.full(len(rows), np.inf)
    found = (_solved(rows, -constants, over, -free, free, -each) for each in directions)
    return [point for point in found if point is not None]


def _solved(
    table: Floats, low: Floats, high: Floats, least: Floats, most: Floats, costs: Floats
) -> Floats | None:
    """A point with the least cost; None where no point meets every row, or nothing bounds it."""
    import highspy
    import numpy as np

    model: Any = highspy.HighsLp()
    model.num_col_, model.num_row_ = table.shape[1], table.shape[0]
    model.col_cost_, model.col_lower_, model.col_upper_ = costs, least, most
    model.row_lower_, model.row_upper_ = low, high
    place, column = np.nonzero(table)
    counts = np.bincount(place, minlength=len(table))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    model.a_matrix_.index_ = column.astype(np.int32)
    model.a_matrix_.value_ = table[place, column]
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.array(solver.getSolution().col_value)
