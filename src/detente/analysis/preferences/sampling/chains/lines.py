"""What the moves of a chain are made of: sparse sums, random lines, and where a line ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """A sparse table times columns of chains, in a fixed order of sums on every machine.

    A library's product, the rejected alternative, shares tiny tables out between threads: slower,
    and its sums may differ in the last digit from one machine to the next.
    """

    terms: tuple[tuple[Indices, Floats], ...]
    rows: int

    @staticmethod
    def of(table: Floats) -> Product:
        """The n-th entry that is not 0 of every row, for each n."""
        import numpy as np

        most = int((table != 0).sum(axis=1).max(initial=0))
        order = np.argsort(table == 0, axis=1, kind="stable")[:, :most]
        shares = np.take_along_axis(table, order, axis=1)
        terms = tuple((order[:, n], shares[:, n, None]) for n in range(most))
        return Product(terms, len(table))

    def times(self, columns: Floats) -> Floats:
        """The table times the columns (rows x chains)."""
        import numpy as np

        if not self.terms:
            return np.zeros((self.rows, columns.shape[1]))
        (places, shares), *further = self.terms
        total = columns[places] * shares
        for places, shares in further:
            total += columns[places] * shares
        return total


def mixed(scale: Floats, rng: np.random.Generator, width: int) -> Floats:
    """Random lines of the shape that a scale has (coordinates x chains)."""
    import numpy as np

    drawn = rng.standard_normal((scale.shape[1], width))
    found: Floats = np.einsum("ij,jc->ic", scale, drawn)
    return found


def nonzero(column: Floats) -> tuple[Indices, Floats]:
    """The places that are not 0, and what stands there."""
    import numpy as np

    rows = np.flatnonzero(column)
    return rows, column[rows]


def chord(slack: Floats, change: Floats) -> tuple[Floats, Floats]:
    """The steps at which the first row is left, backwards and forwards (chains)."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = -slack / change
    low = np.where(change > 0, ratio, -np.inf).max(axis=0, initial=-np.inf)
    high = np.where(change < 0, ratio, np.inf).min(axis=0, initial=np.inf)
    return low, high


def uniform(low: Floats, high: Floats, rng: np.random.Generator) -> Floats:
    """Between two steps; none where rounding has left no room, or nothing bounds the line."""
    import numpy as np

    low, high = np.minimum(low, 0), np.maximum(high, 0)
    with np.errstate(invalid="ignore"):
        step = low + (high - low) * rng.random(len(low))
    return np.where(np.isfinite(step), step, 0.0)
