"""In how many samples is a listed package acceptable, efficient, best by a solution concept?

Everything here is judged among the packages listed, never among all packages: efficient means that
no other listed package is at least as good for everybody and better for somebody, and crosses no
demand that the first does not cross: who refuses it is not better off with it. Parties are
sampled independently of one another; row k of every party makes up sample k. Utilities are sums
of whole numbers rounded once (`utilities`), so that equal packages are equal here too: ranks,
floors and efficiency are compared exactly, products and shares of gains up to `CLOSE`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ranks = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
    Mask = npt.NDArray[np.bool_]

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
"""The solution concepts whose winners are counted, as in `detente.analysis.solutions`."""

BLOCK = 1_000
"""Samples judged together: so many times 200 packages stay in the processor's cache."""

CLOSE = 1e-12
"""Products and shares of gains as near as this to the best tie with it; floats err by less."""

_INACTIVE = 1e300


@dataclass(frozen=True, slots=True, eq=False)
class Valuation:
    """What the listed packages are worth to a party in every sample.

    ``utilities`` (samples x packages) and ``floor`` (samples: the worth of no deal; None: not
    known) are those of `detente.analysis.preferences.utilities`. ``refused`` (packages) says which
    packages cross a demand of the party. ``least`` (samples) is the worst that could happen to it,
    from which gains are measured where no deal is not known (None: the worst listed package).
    """

    utilities: Floats
    floor: Floats | None
    refused: Mask
    least: Floats | None = None

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return len(self.utilities)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Every listed package in every sample: masks (packages x samples).

    ``acceptable`` are per party: worth at least no deal, and no demand crossed; of a party whose
    no deal is not known only its demands speak. ``joint``: acceptable to all. ``won`` are by
    concept: best among the listed packages acceptable to all; of several that tie each one counts,
    so that the shares of a concept may add up to more than 1. ``ranks`` (per party, packages x 2)
    are the best and the worst rank over the samples, 1 for the best package, equal for ties.
    """

    acceptable: tuple[Mask, ...]
    joint: Mask
    efficient: Mask
    won: Mapping[str, Mask]
    ranks: tuple[npt.NDArray[np.int64], ...]

    @property
    def counts(self) -> Counted:
        """In how many samples each holds."""
        return Counted(
            samples=self.joint.shape[1],
            acceptable=tuple(_counted(mask) for mask in self.acceptable),
            joint=_counted(self.joint),
            efficient=_counted(self.efficient),
            won=tuple((name, _counted(self.won[name])) for name in CONCEPTS),
            ranks=tuple(tuple((int(a), int(b)) for a, b in own) for own in self.ranks),
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """The same counted, per listed package; counts of further samples add up.

    ``acceptable`` and ``ranks`` (best, worst) are per party, ``won`` per solution concept.
    """

    samples: int
    acceptable: tuple[tuple[int, ...], ...]
    joint: tuple[int, ...]
    efficient: tuple[int, ...]
    won: tuple[tuple[str, tuple[int, ...]], ...]
    ranks: tuple[tuple[tuple[int, int], ...], ...]

    def __add__(self, other: Counted) -> Counted:
        """Both together."""
        return Counted(
            self.samples + other.samples,
            tuple(map(_sum, self.acceptable, other.acceptable)),
            _sum(self.joint, other.joint),
            _sum(self.efficient, other.efficient),
            tuple(
                (name, _sum(a, b)) for (name, a), (_, b) in zip(self.won, other.won, strict=True)
            ),
            tuple(
                tuple((min(a, c), max(b, d)) for (a, b), (c, d) in zip(one, two, strict=True))
                for one, two in zip(self.ranks, other.ranks, strict=True)
            ),
        )


def judge(valuations: Sequence[Valuation]) -> Judged:
    """Judge every listed package in every sample; one valuation per party, equally long.

    Rank comparisons take packages^2 x parties x samples steps of one byte each: 200 packages, 4
    parties and 10,000 samples take about a second.
    """
    import numpy as np

    size, listed = valuations[0].utilities.shape
    accepted = tuple(np.empty((listed, size), dtype=bool) for _ in valuations)
    efficient = np.empty((listed, size), dtype=bool)
    won = {name: np.empty((listed, size), dtype=bool) for name in CONCEPTS}
    ends = tuple(np.array([[listed, 1]] * listed) for _ in valuations)
    refused = np.stack([own.refused for own in valuations])
    for start in range(0, size, BLOCK):
        rows = slice(start, start + BLOCK)
        ranks = [_ranks(own.utilities[rows]) for own in valuations]
        for own, mask, rank, end in zip(valuations, accepted, ranks, ends, strict=True):
            mask[:, rows] = _accepted(own, rows)
            np.minimum(end[:, 0], rank.min(axis=1), out=end[:, 0])
            np.maximum(end[:, 1], rank.max(axis=1), out=end[:, 1])
        efficient[:, rows] = _efficient(ranks, refused)
        inside = reduce(np.logical_and, (mask[:, rows] for mask in accepted))
        for name, mask in _won([_gains(own, rows) for own in valuations], inside).items():
            won[name][:, rows] = mask
    joint: Mask = reduce(np.logical_and, accepted)
    return Judged(accepted, joint, efficient, won, ends)


def _accepted(own: Valuation, rows: slice) -> Mask:
    """Where a party accepts (packages x samples of the block)."""
    import numpy as np

    found: Mask = np.broadcast_to(~own.refused[:, None], own.utilities[rows].T.shape)
    return found if own.floor is None else found & (own.floor[rows] <= own.utilities[rows].T)


def _gains(own: Valuation, rows: slice) -> Floats:
    """What each package is worth beyond no deal, or beyond the worst (packages x samples)."""
    worths = own.utilities[rows].T
    start = own.least if own.floor is None else own.floor
    gains: Floats = worths - (worths.min(axis=0) if start is None else start[rows])
    return gains


def _ranks(utilities: Floats) -> Ranks:
    """Ranks among the listed, 1 for the best, ties equal (packages x samples)."""
    import numpy as np

    size, listed = utilities.shape
    order = np.argsort(-utilities, axis=1, kind="stable")
    ordered = np.take_along_axis(utilities, order, 1)
    places = np.zeros((size, listed), dtype=np.int64)
    places[:, 1:] = np.where(ordered[:, 1:] < ordered[:, :-1], np.arange(1, listed), 0)
    places = np.maximum.accumulate(places, axis=1) + 1
    ranks = np.empty((size, listed), dtype=np.uint8 if listed < 256 else np.uint16)
    np.put_along_axis(ranks, order, places.astype(ranks.dtype), 1)
    return np.ascontiguousarray(ranks.T)


def _efficient(ranks: Sequence[Ranks], refused: Mask) -> Mask:
    """Where no other listed package is at least as good for all and better for somebody.

    Nor refused by anybody who does not refuse the first (``refused``: parties x packages).
    """
    import numpy as np

    total: npt.NDArray[np.uint32] = np.add.reduce(ranks, dtype=np.uint32)
    found = np.empty(total.shape, dtype=bool)
    for package in range(len(total)):
        # Better for somebody: with no rank worse, that is a smaller sum of ranks.
        allowed: Mask = np.logical_and.reduce(refused <= refused[:, package, None])
        over = (total < total[package]) & allowed[:, None]
        for own in ranks:
            over &= own <= own[package]
        found[package] = ~over.any(axis=0)
    return found


def _won(gains: Sequence[Floats], inside: Mask) -> dict[str, Mask]:
    """Which packages are best by each concept, as `detente.analysis.solutions.solve` has it.

    A party that can gain nothing takes no part; where nobody can gain there is no solution.
    """
    import numpy as np

    spans = [np.where(inside, own, 0).max(axis=0) for own in gains]
    active = [span > 0 for span in spans]
    anybody = inside & np.logical_or.reduce(active)
    factors = [np.where(on, own, 1.0) for own, on in zip(gains, active, strict=True)]
    product = np.where(inside, np.multiply.reduce(factors), 0.0)
    best = product.max(axis=0)
    amounts = [np.where(on, own, 0.0) for own, on in zip(gains, active, strict=True)]
    total = np.add.reduce(amounts)
    shares = [
        np.where(on, own / np.where(on, span, 1.0), _INACTIVE)
        for own, span, on in zip(gains, spans, active, strict=True)
    ]
    own_units = [np.where(on, own, _INACTIVE) for own, on in zip(gains, active, strict=True)]
    return {
        "nash": anybody & (best > 0) & (product >= best * (1 - CLOSE)),
        "kalai_smorodinsky": _leximin(shares, anybody),
        "egalitarian": _leximin(own_units, anybody),
        "utilitarian": _largest(total, anybody),
    }


def _leximin(amounts: Sequence[Floats], inside: Mask) -> Mask:
    """The worst-off first, then the next (`detente.analysis.solutions.leximin`)."""
    import numpy as np

    for level in np.sort(np.stack(amounts), axis=0):
        inside = _largest(level, inside)
    return inside


def _largest(values: Floats, inside: Mask) -> Mask:
    """The largest of those inside, per sample."""
    import numpy as np

    best = np.where(inside, values, -np.inf).max(axis=0)
    found: Mask = inside & (values >= best - CLOSE * np.maximum(1.0, np.abs(best)))
    return found


def _counted(mask: Mask) -> tuple[int, ...]:
    return tuple(map(int, mask.sum(axis=1)))


def _sum(one: Sequence[int], two: Sequence[int]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, two, strict=True))
