"""Which packages come out best in samples: a search that is bounded by counts, never by time.

An exact solution of every sample is slow where statements tie issues together (a quarter of a
second each). Here packages at hand, and random ones, are valued in a few samples at once; those
that win most often are changed on one issue, or on two, and so on for some rounds. What is found
depends on the seed alone. Nothing is proved by it: the list says which packages are worth a look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from detente.analysis.agreements import CONCEPTS, Judged, Valuation, judge
from detente.analysis.preferences import Sampler
from detente.analysis.problem import Compiled
from detente.analysis.robustness.valuing import draw, valuation
from detente.case import Case, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LOOKED_AT = 100
"""Samples in which packages are tried."""

RANDOM = 200
"""Random packages the search begins with, beside those at hand."""

ROUNDS = 4
"""Times that the packages that win most often are changed."""

CHANGED = 25
"""Packages changed per round."""

PAIRS = 20
"""Random changes of two issues at once per package and round: a trade needs both."""

PER_ISSUE = 12
"""Options of an issue tried per package and round; of an issue with more, random ones."""

POOL = 2_500
"""Packages tried at most."""

_CHUNK = 1 << 20
"""The number of the chunk drawn here: one that the shares never reach."""


def winners(
    case: Case,
    compiled: Compiled,
    samplers: Sequence[Sampler],
    start: Sequence[Package],
    *,
    seed: int,
) -> tuple[Package, ...]:
    """The packages that win in some sample, most often first; then those efficient most often.

    Winning is being best by a solution concept, or, where no package is acceptable to all, having
    the largest least gain. ``start`` are packages at hand; all found are possible (facts, budgets).
    """
    random = Random(seed)
    drawn = [draw(own, party, _CHUNK, seed, LOOKED_AT) for party, own in enumerate(samplers)]
    size = min(part.count for part in drawn)
    if not size or not compiled.board.issues:
        return ()
    pool = dict.fromkeys([*start, *_random(compiled, random)])
    ordered: list[Package] = []
    for turn in range(ROUNDS + 1):
        listed = list(pool)
        valued = [
            _cut(valuation(case, compiled, own, part, listed), size)
            for own, part in zip(samplers, drawn, strict=True)
        ]
        ordered = _by_wins(listed, valued, judge(valued))
        if turn == ROUNDS or len(pool) >= POOL:
            break
        near = (p for one in ordered[:CHANGED] for p in _neighbours(compiled, one, random))
        pool |= dict.fromkeys(islice((p for p in near if p not in pool), POOL - len(pool)))
        if len(pool) == len(listed):
            break
    return tuple(ordered)


def _cut(own: Valuation, size: int) -> Valuation:
    """The first samples alone: parties of whom more are found than of others."""
    return Valuation(
        own.utilities[:size],
        None if own.floor is None else own.floor[:size],
        own.refused,
        None if own.least is None else own.least[:size],
    )


def _by_wins(
    listed: Sequence[Package], valued: Sequence[Valuation], found: Judged
) -> list[Package]:
    """Those that ever win or are efficient, by how often; of equals the one listed first."""
    import numpy as np

    wins: npt.NDArray[np.int64] = sum(
        (found.won[name].sum(axis=1) for name in CONCEPTS), np.zeros(len(listed), dtype=np.int64)
    )
    for package, times in Counter(_nearest(valued)).items():
        wins[package] += times
    efficient = found.efficient.sum(axis=1)
    order = sorted(range(len(listed)), key=lambda k: (-wins[k], -efficient[k], k))
    return [listed[k] for k in order if wins[k] or efficient[k]]


def _nearest(valued: Sequence[Valuation]) -> list[int]:
    """Per sample the package nearest to acceptable to all: the largest least gain over no deal.

    A package that somebody refuses comes after all others.
    """
    import numpy as np

    gains = []
    for own in valued:
        base = own.least if own.floor is None else own.floor
        assert base is not None
        spread = np.ptp(own.utilities, axis=1)
        gain = (own.utilities - base[:, None]) / np.where(spread > 0, spread, 1)[:, None]
        gains.append(np.where(own.refused, gain - 1e6, gain))
    nearest: npt.NDArray[np.int64] = reduce(np.minimum, gains).argmax(axis=1)
    return [int(package) for package in nearest]


def _random(compiled: Compiled, random: Random) -> Iterator[Package]:
    """Random packages that are possible; of those drawn, not all may be."""
    for _ in range(RANDOM):
        indices = tuple(random.randrange(size) for size in compiled.problem.sizes)
        if compiled.problem.feasible(indices):
            yield compiled.named(indices)


def _neighbours(compiled: Compiled, package: Package, random: Random) -> Iterator[Package]:
    """Every possible package with another option on one issue, and some with two changed."""
    here = compiled.indices(package)
    if here is None:
        return
    sizes = compiled.problem.sizes
    changes: list[tuple[tuple[int, int], ...]] = [
        ((issue, option),)
        for issue, size in enumerate(sizes)
        for option in random.sample(range(size), min(size, PER_ISSUE))
    ]
    for _ in range(PAIRS if len(sizes) > 1 else 0):
        pair = random.sample(range(len(sizes)), 2)
        changes.append(tuple((issue, random.randrange(sizes[issue])) for issue in pair))
    for change in changes:
        changed = list(here)
        for issue, option in change:
            changed[issue] = option
        if tuple(changed) != here and compiled.problem.feasible(tuple(changed)):
            yield compiled.named(tuple(changed))
