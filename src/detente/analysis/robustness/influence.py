"""Which single unknown moves the advice most?

The expected value of partial perfect information, by binning the samples: how much better could one
choose if one number of one party were known? The best choice is the package that most samples
vote for (acceptable to all, or Nash package; `Criterion`). The samples are sorted by the number
and cut into bins of equal size; within each bin its own best choice is taken. What is chosen on
one half of the samples is judged on the other, both ways round: judged on the half it was chosen
on, the rejected alternative, every number would seem to help a little. Gains within three
standard errors of nothing are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences import Drawn, Sampler
from detente.analysis.robustness.robust_findings import MovesAdvice, Unknown
from detente.case import Case, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Places = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

MOST = 10
"""Unknowns listed."""

BINS = 10
"""Bins at most; fewer where there are not 100 samples for each."""

PER_BIN = 100

CHOICES = 60
"""Packages one may choose among: those with the most votes."""

ERRORS = 3.0
"""Standard errors that a gain must exceed."""

_SMALLEST = 1e-9

Quantity = tuple[Unknown, str | None, str | None, Any]
"""Kind, issue, option, and the number in every sample."""


def influence(
    case: Case,
    drawn: Mapping[str, tuple[Sampler, Drawn]],
    packages: Sequence[Package],
    votes: Mask,
) -> tuple[MovesAdvice, ...]:
    """The unknowns that would move the best choice most, the largest gain first.

    ``drawn`` are the samples by party, ``votes`` (packages x samples) the samples in which each
    package is a good choice. Nothing where there are too few samples for two bins.
    """
    import numpy as np

    samples = votes.shape[1]
    bins = min(BINS, samples // PER_BIN)
    counts = votes.sum(axis=1)
    voted = [int(k) for k in np.argsort(-counts, kind="stable")[:CHOICES] if counts[k]]
    if bins < 2 or not voted:
        return ()
    kept = [packages[k] for k in voted]
    weighed = np.ascontiguousarray(votes[voted].T).astype(np.int32)
    found: list[MovesAdvice] = []
    for party, (own, part) in drawn.items():
        for kind, issue, option, numbers in quantities(case, own, part, packages):
            gain, error, low, high = _gain(numbers[:samples], weighed, bins)
            if gain > ERRORS * error and gain > _SMALLEST:
                moved = MovesAdvice(
                    party, kind, issue, option, gain, error, kept[low], kept[high], bins
                )
                found.append(moved)
    found.sort(key=lambda each: -each.gain)
    return tuple(found[:MOST])


def quantities(
    case: Case, own: Sampler, drawn: Drawn, packages: Sequence[Package]
) -> Iterator[Quantity]:
    """What is open in the samples of one party.

    The weight of an issue is what its best option is worth beyond its worst; the value of an
    option its share of that; of options only those that some package listed has. What no deal is
    worth is as drawn.
    """
    import numpy as np

    in_play = {choice for package in packages for choice in package.choices}
    for issue, names, table in zip(case.issues, own.options, drawn.tables, strict=True):
        worths = table.astype("float64") / own.scale
        least = worths.min(axis=1)
        weight = worths.max(axis=1) - least
        if _open(weight):
            yield "weight", issue.id, None, weight
        for place, name in enumerate(names):
            value = (worths[:, place] - least) / np.where(weight > 0, weight, 1.0)
            if (issue.id, name) in in_play and _open(value):
                yield "value", issue.id, name, value
    if drawn.floor is not None and _open(floor := drawn.floor.astype("float64") / own.scale):
        yield "no_deal", None, None, floor


def _open(numbers: Floats) -> bool:
    return bool(len(numbers)) and float(numbers.max() - numbers.min()) > _SMALLEST


def _gain(numbers: Floats, votes: Any, bins: int) -> tuple[float, float, int, int]:
    """By how much knowing the number helps, its standard error, the choices at both ends.

    ``votes`` are samples x packages.
    """
    import numpy as np

    samples = len(votes)
    rank = np.empty(samples, dtype=np.int64)
    rank[np.argsort(numbers, kind="stable")] = np.arange(samples)
    own: Places = rank * bins // samples
    half: Places = rank % 2
    cells = half * bins + own
    starts = np.searchsorted(np.sort(cells), np.arange(2 * bins))
    together = votes[np.argsort(cells, kind="stable")]
    sums = np.add.reduceat(together, starts, axis=0).reshape(2, bins, -1)
    informed = sums[::-1].argmax(axis=2)
    blind = sums[::-1].sum(axis=1).argmax(axis=1)
    rows = np.arange(samples)
    better = votes[rows, informed[half, own]] - votes[rows, blind[half]]
    # What is chosen on either half depends on the other: their errors go together.
    gain, error = float(better.mean()), float(better.std()) * (2 / samples) ** 0.5
    ends = sums.sum(axis=0).argmax(axis=1)
    return gain, error, int(ends[0]), int(ends[-1])
