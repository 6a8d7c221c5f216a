"""Fewer points with a certificate: how far below a dropped point the nearest kept one may lie.

Cut the range of every coordinate but the first into stretches of whole numbers of equal width and
keep, in each cell, the point with the largest first coordinate. A dropped point then has a kept one
that is no worse in the first coordinate and less than one stretch worse in the others
(agreements, section 6.3; the same argument for any number of parties).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.analysis.solutions.widths import bits, ordered, ranks, without_low_bits

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Array, Indices


def thinned(values: Array, strong: int, cap: int) -> tuple[Indices, tuple[int, ...]]:
    """The points to keep (ascending) and the loss per coordinate.

    ``values`` are coordinates x points. Weak coordinates (from ``strong`` on) take no loss: points
    are only compared where these are equal, so many different ones can leave more than ``cap``.
    """
    import numpy as np

    weak = [ranks(row) for row in values[strong:]]
    apart = int(np.prod([int(row.max()) + 1 for row in weak], dtype=object)) if weak else 1
    cells, loss = weak, [0] * len(values)
    per_axis = _root(max(1, cap // apart), max(1, strong - 1))
    for axis in range(1, strong):
        row = values[axis]
        away = max(0, bits(row) - 62)
        coarse = without_low_bits(row, away)
        low, high = int(coarse.min()), int(coarse.max())
        stretch = -(-(high - low + 1) // per_axis)
        loss[axis] = (stretch << away) - 1
        cells.append((coarse - low) // stretch)
    order = np.lexsort((-ranks(values[0]), *cells))
    first = np.zeros(len(order), dtype=bool)
    first[:1] = True
    for cell in cells:
        first[1:] |= cell[order][1:] != cell[order][:-1]
    ends = [int(np.argmax(ordered(values[axis : axis + 1])[0])) for axis in range(strong)]
    return np.unique(np.concatenate([order[first], ends])), tuple(loss)


def _root(number: int, degree: int) -> int:
    """The largest whole number whose power does not exceed the given one."""
    root: int = round(number ** (1 / degree))
    return root if root**degree <= number else root - 1
