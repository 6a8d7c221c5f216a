"""What would be advised as things stand: which of the packages in play, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Advice:
    """A place among the packages in play, and those that are certainly no better than it.

    *Certainly* is meant of the samples it was worked out from.
    """

    best: int
    no_better: frozenset[int]


def advice(worths: Floats) -> Advice:
    """The package of the greatest mean worth; ``worths`` are (samples x packages)."""
    best = int(worths.mean(axis=0).argmax())
    places = range(worths.shape[1])
    ahead = worths[:, best]
    return Advice(best, frozenset(p for p in places if bool((worths[:, p] <= ahead).all())))


def regrets(worths: Floats) -> Floats:
    """The greatest loss of every package against the best one in play, over all samples."""
    lost: Floats = (worths.max(axis=1)[:, None] - worths).max(axis=0)
    return lost
