"""One utility to draw bars with and to sort by: the centre of everything compatible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.analysis.preferences.findings import Representative
from detente.analysis.preferences.outlook import Outlook
from detente.analysis.preferences.sampling.planning import sampler
from detente.analysis.preferences.sampling.samples import Reason, Sampler

if TYPE_CHECKING:
    import numpy as np

SAMPLES = 4_000
"""Of which the centre is taken: its error is then about a hundredth of the spread."""


def representative(
    outlook: Outlook, *, samples: int = SAMPLES, seed: int = 0
) -> Representative | Reason:
    """The centroid of sampled compatible utilities, or why there are none (preferences, 4.6).

    The set is convex between its ends, so the centre keeps every bound and rank that was stated;
    it does not move when a statement is repeated, as the set does not. An option's worth is what
    it adds above the worst of its issue, a weight the step from worst to best.
    """
    import numpy as np

    found = sampler(outlook)
    if not isinstance(found, Sampler):
        return found
    drawn = found.draw(np.random.default_rng(seed), samples)
    if drawn.count == 0:
        return "too_rare"
    weights: list[tuple[str, float]] = []
    worths: list[tuple[tuple[str, str], float]] = []
    for issue, options, table in zip(outlook.case.issues, found.options, drawn.tables, strict=True):
        least = table.min(axis=1)
        weights.append((issue.id, _mean(table.max(axis=1) - least, found.scale)))
        for place, option in enumerate(options):
            worths.append(((issue.id, option), _mean(table[:, place] - least, found.scale)))
    return Representative(tuple(weights), tuple(worths), drawn.count, seed)


def _mean(numbers: np.ndarray[Any, Any], scale: int) -> float:
    """The mean in parts of the scale, summed in whole numbers: the same on every machine."""
    total = sum(map(int, numbers))
    return total / (len(numbers) * scale)
