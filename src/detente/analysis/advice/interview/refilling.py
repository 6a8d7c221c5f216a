"""A thinned cloud filled up again from the samples that are left.

Everything that is compatible is a polytope (preferences, section 4), and what is exactly equal in
two samples is so on the line through them. So each sample moves along the difference of two others
and stays where it lands if it still fits: differential evolution as a Markov chain (ter Braak
2006). A fresh chain, the rejected alternative, would begin with a pilot run at every answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.analysis.advice.interview.cloud import Cloud
from detente.analysis.advice.interview.fitting import HAIR, all_fitting
from detente.analysis.preferences import Outlook
from detente.analysis.problem import span_of
from detente.case import Case, Statement

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

SWEEPS = 24
LEAST = 60
"""Samples a cloud is filled up from: fewer may not span what is compatible."""

STRIDE = 1.7
"""Times the root of the dimension: the usual 2.38 over the root of twice it (ter Braak 2006)."""


def refilled(outlook: Outlook, cloud: Cloud, count: int, seed: int) -> Cloud | None:
    """That many samples from the ones there are; None where what was said cannot be tried on them.

    In the product measure, as the samples of before (preferences, section 4.7).
    """
    import numpy as np

    case, said = outlook.case, tuple(outlook.case.own_words_of(outlook.said.party))
    no_deal = outlook.said.no_deal
    if cloud.count < LEAST or no_deal.comparisons or all_fitting(case, cloud, said) is None:
        return None
    ends = [(int(t.mean(axis=0).argmax()), int(t.mean(axis=0).argmin())) for t in cloud.worths]
    if not all(_ends_everywhere(t, *end) for t, end in zip(cloud.worths, ends, strict=True)):
        return None
    stated = no_deal.value is not None or no_deal.interval is not None
    low, high = span_of(no_deal.value, no_deal.interval) if stated else (0, 100)
    walk = _Walk(case, said, cloud, tuple(ends), (float(low) / 100, float(high) / 100))
    rng = np.random.default_rng(seed)
    rows = np.concatenate([*cloud.worths, cloud.packages], axis=1)
    rows = rows[np.resize(rng.permutation(cloud.count), count)]
    half = count // 2
    for sweep in range(SWEEPS):
        parts = (slice(0, half), slice(half, None))
        still, moving = parts if sweep % 2 else parts[::-1]
        rows[moving] = walk.moved(rows[moving], rows[still], rng)
    return walk.cloud_from(rows)


def _ends_everywhere(table: Floats, best: int, worst: int) -> bool:
    """Whether one option is the best in all samples, and one the worst: else nothing is convex."""
    above = (table <= table[:, best, None] + HAIR).all()
    return bool(above and (table >= table[:, worst, None] - HAIR).all())


@dataclass(frozen=True, slots=True)
class _Walk:
    """Moves samples about what fits; ``ends`` are the places of best and worst per issue."""

    case: Case
    said: tuple[Statement, ...]
    cloud: Cloud
    ends: tuple[tuple[int, int], ...]
    no_deal: tuple[float, float]

    def cloud_from(self, rows: Floats) -> Cloud:
        """The samples whose tables and packages stand side by side in rows."""
        import numpy as np

        tables = np.split(rows, np.cumsum([t.shape[1] for t in self.cloud.worths]), axis=1)
        return replace(self.cloud, worths=tuple(tables[:-1]), packages=tables[-1])

    def moved(self, rows: Floats, others: Floats, rng: np.random.Generator) -> Floats:
        """Each row one step on, along the difference of two others, where that fits."""
        import numpy as np

        first, second = (rng.integers(0, len(others), len(rows)) for _ in range(2))
        stride = STRIDE / np.sqrt(sum(self._free())) * rng.uniform(0.2, 1.2, len(rows))
        there = rows + stride[:, None] * (others[first] - others[second])
        here, new = self.cloud_from(rows), self.cloud_from(there)
        ratio = np.exp(self._log_density(new) - self._log_density(here))
        taken = self._fits(new) & (rng.random(len(rows)) < ratio)
        return np.where(taken[:, None], there, rows)

    def _fits(self, new: Cloud) -> Flags:
        found = all_fitting(self.case, new, self.said)
        assert found is not None
        for table, (best, worst) in zip(new.worths, self.ends, strict=True):
            found &= (table <= table[:, best, None] + HAIR).all(axis=1)
            found &= (table >= table[:, worst, None] - HAIR).all(axis=1)
        none, (low, high) = new.packages[:, -1], self.no_deal
        found &= (none >= low - HAIR) & (none <= high + HAIR)
        return found

    def _log_density(self, cloud: Cloud) -> Floats:
        """Of part-worths: an issue's weight to the power of minus its free values."""
        import numpy as np

        total: Floats = np.zeros(cloud.count)
        for table, (best, worst), free in zip(
            cloud.worths, self.ends, self._free()[:-1], strict=True
        ):
            weight = np.maximum(table[:, best] - table[:, worst], 1e-12)
            total -= free * np.log(weight)
        return total

    def _free(self) -> tuple[int, ...]:
        """How many values are free per issue, then the weights and no deal."""
        free = (len(t[0]) - 2 for t in self.cloud.worths)
        return (*(max(0, number) for number in free), len(self.ends))
