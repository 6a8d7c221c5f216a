"""About how many questions are left: trial runs in which a sample plays the person asked."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from detente.analysis.advice.interview.choice import choose
from detente.analysis.advice.interview.cloud import Cloud
from detente.analysis.advice.interview.pool import Imagined
from detente.analysis.advice.interview.standing_advice import regrets

RUNS = 3
MOST = 12
"""Questions after which a trial run stops; more are told as *more than twelve*."""

FEWEST = 10
"""Samples below which a trial run ends, as good as settled."""


def about_left(cloud: Cloud, offered: Sequence[Imagined], tolerance: float, seed: int) -> int:
    """The median of a few trial runs; more than `MOST` means that they did not come to an end."""
    import numpy as np

    truths = np.random.default_rng(seed).integers(0, cloud.count, RUNS)
    return round(median(_run(cloud, offered, tolerance, int(truth)) for truth in truths))


def _run(cloud: Cloud, offered: Sequence[Imagined], tolerance: float, truth: int) -> int:
    """How many questions it takes if this sample is what the person wants."""
    import numpy as np

    kept = np.ones(cloud.count, dtype=bool)
    rest = list(offered)
    for asked in range(MOST + 1):
        worths = cloud.packages[kept]
        if len(worths) < FEWEST or regrets(worths).min() <= tolerance:
            return max(asked, 1)
        possible = [
            Imagined(one.question, tuple(mask[kept] for mask in one.answers))
            for one in rest
            if all((mask & kept).any() for mask in one.answers)
        ]
        found = choose(worths, possible)
        if found is None:
            return max(asked, 1)
        answered = next(one for one in rest if one.question == found.question)
        fits = [mask for mask in answered.answers if mask[truth]] or [answered.answers[0]]
        kept &= fits[0]
        kept[truth] = True
        rest.remove(answered)
    return MOST + 1
