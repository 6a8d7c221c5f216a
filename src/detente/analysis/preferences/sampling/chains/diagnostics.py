"""How far the samples of a chain can be trusted: effective sample size and split R-hat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

MOST_SPREAD = 1.05
"""A split R-hat above which chains have not mixed."""

LEAST_EFFECTIVE = 400
"""An effective sample size below which shares are rough."""

SHORTEST = 8
"""Draws per chain from which it says something of how they hang together."""


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Of the worst coordinate: ``effective`` sample size, and split R-hat of the chains.

    ``r_hat`` is None for draws that are independent of one another. ``warmed`` says that it is
    that of the pilot run, where a draw is too short to tell.
    """

    effective: float
    r_hat: float | None = None
    warmed: bool = False

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against the samples."""
        mixed = self.r_hat is None or self.r_hat <= MOST_SPREAD
        return mixed and self.effective >= LEAST_EFFECTIVE


def diagnosed(drawn: Floats) -> Diagnostics:
    """From draws x chains x coordinates (Gelman et al. 2013, 11.4; Vehtari et al. 2021)."""
    import numpy as np

    half = len(drawn) // 2
    if half < 2 or drawn.shape[2] == 0:
        return Diagnostics(float(drawn.shape[0] * drawn.shape[1]), 1.0)
    parts = np.concatenate([drawn[:half], drawn[len(drawn) - half :]], axis=1)
    within = parts.var(axis=0, ddof=1).mean(axis=0)
    between = parts.mean(axis=0).var(axis=0, ddof=1)
    whole = within * (half - 1) / half + between
    spread = whole > 1e-24
    if not spread.any():
        return Diagnostics(float(drawn.shape[0] * drawn.shape[1]), 1.0)
    ratio = np.sqrt(whole[spread] / np.maximum(within[spread], 1e-300))
    length = _hanging_together(parts[:, :, spread], whole[spread])
    total = drawn.shape[0] * drawn.shape[1]
    return Diagnostics(float((total / length).min()), float(ratio.max()))


def _hanging_together(parts: Floats, whole: Floats) -> Floats:
    """The autocorrelation time of each coordinate: 1 for independent draws (Geyer's pairs)."""
    import numpy as np

    size = len(parts)
    centred = parts - parts.mean(axis=0)
    within = (centred**2).sum(axis=0).mean(axis=0) / (size - 1)
    total = np.ones(parts.shape[2])
    going = np.ones(parts.shape[2], dtype=bool)
    before = np.full(parts.shape[2], np.inf)
    kept = 1.0
    for lag in range(1, size - 1, 2):
        pair = np.zeros(parts.shape[2])
        for each in (lag, lag + 1):
            moved = (centred[each:] * centred[: size - each]).sum(axis=0).mean(axis=0) / size
            pair += 1 - (within - moved) / whole
        pair = np.minimum(pair, before)
        going &= pair > 0
        if not going.any():
            break
        total += np.where(going, 2 * kept * pair, 0)
        before = pair
    return np.maximum(total, 1.0)


def of_independent(count: int) -> Diagnostics:
    """Of draws that do not hang together."""
    return Diagnostics(float(count))
