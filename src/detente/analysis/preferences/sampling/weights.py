"""Samples of what the issues weigh, uniform over everything compatible, in integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from math import lcm
from typing import TYPE_CHECKING

from detente.analysis.preferences.sampling.values import Method
from detente.analysis.preferences.weighing import weighing
from detente.analysis.problem import Said

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.int64]

WEIGHTS = 10**9
"""The grid of weights: a sampled weight is a multiple of 1/10^9 (or of a divisor of it)."""

_SWEEPS = 20

Tier = tuple[int, ...]
"""Issues (indices) that weigh the same."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Tiers from the heaviest to the lightest."""

    tiers: tuple[Tier, ...]

    @property
    def parts(self) -> int:
        """What a weight of the chain is divided by: the first j tiers share one part equally."""
        return lcm(*accumulate(len(tier) for tier in self.tiers))


@dataclass(frozen=True, slots=True)
class Stated:
    """Weights with numbers: shares of ``unit`` within bounds that add up to it.

    ``issues`` are indices; where low and high differ for two or more, the shares are drawn by
    moving an amount from one issue to another (hit-and-run), started in the middle each time.
    """

    issues: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    start: tuple[int, ...]
    unit: int

    @property
    def free(self) -> tuple[int, ...]:
        """The positions that can move."""
        bounds = zip(self.low, self.high, strict=True)
        return tuple(k for k, (low, high) in enumerate(bounds) if low < high)

    def draw(self, rng: np.random.Generator, count: int) -> Array:
        """Shares (samples x stated issues)."""
        import numpy as np

        shares = np.tile(np.array(self.start, dtype=np.int64), (count, 1))
        moves = list(combinations(self.free, 2))
        for _ in range(_SWEEPS if moves else 0):
            for a, b in moves:
                x, y = shares[:, a], shares[:, b]
                least = np.maximum(self.low[a] - x, y - self.high[b])
                most = np.minimum(self.high[a] - x, y - self.low[b])
                moved = rng.integers(least, most + 1)
                shares[:, a] += moved
                shares[:, b] -= moved
        return shares


@dataclass(frozen=True, slots=True)
class WeightSampler:
    """Weights of ``issues`` as multiples of ``1/unit`` that add up to 1 (native scale).

    A ``stick`` of that length is broken at random between the blocks (1 where there is but one).
    Stated weights form a block that shares out what the unstated ones leave. Among the unstated,
    ``chains`` are ranked and ``alone`` are not.
    """

    issues: int
    unit: int
    stick: int
    stated: Stated | None
    chains: tuple[Chain, ...]
    alone: tuple[int, ...]

    @property
    def method(self) -> Method:
        """How weights are drawn."""
        stated = 0 if self.stated is None else len(self.stated.free)
        if stated > 1:
            return "gibbs"
        blocks = (self.stated is not None) + len(self.alone) + len(self.chains)
        return "point" if blocks < 2 and not self._ranked else "exact"

    @property
    def _ranked(self) -> bool:
        return any(len(chain.tiers) > 1 for chain in self.chains)

    def draw(self, rng: np.random.Generator, count: int) -> Array:
        """Weights (samples x issues), each row adding up to ``unit``."""
        import numpy as np

        weights = np.zeros((count, self.issues), dtype=np.int64)
        own = 0 if self.stated is None else max(1, len(self.stated.free))
        ranked = sum(len(chain.tiers) for chain in self.chains)
        pieces = _pieces(rng, count, own + ranked + len(self.alone), self.stick)
        share = self.unit // self.stick
        if self.stated is not None:
            block = pieces[:, :own].sum(axis=1)
            factor = share // self.stated.unit
            drawn = self.stated.draw(rng, count) * factor
            weights[:, list(self.stated.issues)] = drawn * block[:, None]
        used = own
        for chain in self.chains:
            self._fill(weights, chain, pieces[:, used : used + len(chain.tiers)])
            used += len(chain.tiers)
        weights[:, list(self.alone)] = pieces[:, used:] * share
        return weights

    def _fill(self, weights: Array, chain: Chain, pieces: Array) -> None:
        """Uniform on ranked weights: piece j is shared equally by the first j tiers."""
        sizes = list(accumulate(len(tier) for tier in chain.tiers))
        share = self.unit // self.stick
        for j, size in enumerate(sizes):
            for tier in chain.tiers[: j + 1]:
                for issue in tier:
                    weights[:, issue] += pieces[:, j] * (share // size)


def _pieces(rng: np.random.Generator, count: int, number: int, stick: int) -> Array:
    """A stick broken into pieces: uniform on the simplex (samples x pieces)."""
    import numpy as np

    cuts = np.sort(rng.integers(0, stick + 1, (count, max(0, number - 1))), axis=1)
    return np.diff(cuts, axis=1, prepend=0, append=stick)


def weight_sampler(said: Said, issues: Sequence[str], heavy: Sequence[str]) -> WeightSampler:
    """How to draw weights of some issues; those not in ``heavy`` (indifferent on) weigh nothing.

    Swings over stated weights are not built in: whoever draws checks them.
    """
    places = {issue: index for index, issue in enumerate(issues)}
    found = weighing(said, heavy)
    stated = _stated([(places[issue], box) for issue, box in found.stated])
    chains, alone = _ranked(said, [places[issue] for issue in found.unstated], places)
    parts = lcm(1 if stated is None else stated.unit, *(chain.parts for chain in chains))
    single = len(alone) + sum(len(chain.tiers) for chain in chains) + (stated is not None) == 1
    stick = 1 if single else WEIGHTS
    return WeightSampler(len(issues), stick * parts, stick, stated, chains, alone)


def _stated(boxes: Sequence[tuple[int, tuple[Fraction, Fraction]]]) -> Stated | None:
    if not boxes:
        return None
    ends = [end for _, box in boxes for end in box]
    free = sum(low < high for _, (low, high) in boxes) > 1
    unit = lcm(10**6 if free else 1, *(end.denominator for end in ends))
    low = [int(box[0] * unit) for _, box in boxes]
    high = [int(box[1] * unit) for _, box in boxes]
    spread = sum(high) - sum(low)
    left = unit - sum(low)
    start = [a + (b - a) * left // spread if spread else a for a, b in zip(low, high, strict=True)]
    short = unit - sum(start)
    for k, most in enumerate(high):
        added = min(short, most - start[k])
        start[k] += added
        short -= added
    issues = tuple(issue for issue, _ in boxes)
    if not free:  # at most one could move, and the total holds it
        low = high = start
    return Stated(issues, tuple(low), tuple(high), tuple(start), unit)


def _ranked(
    said: Said, unstated: Sequence[int], places: dict[str, int]
) -> tuple[tuple[Chain, ...], tuple[int, ...]]:
    """The rankings that can be drawn directly: those that share no issue with another."""
    chains: list[Chain] = []
    for swings in said.swings:
        tiers = tuple(
            tuple(sorted(places[i] for i in tier if places.get(i) in unstated))
            for tier in swings.issues
        )
        chains.append(Chain(tuple(tier for tier in tiers if tier)))
    chains = _joined([chain for chain in chains if chain.tiers])
    ranked = {issue for chain in chains for tier in chain.tiers for issue in tier}
    return tuple(chains), tuple(issue for issue in unstated if issue not in ranked)


def _joined(chains: Sequence[Chain]) -> list[Chain]:
    """Chains without a common issue; of two that share one, the longer is kept.

    What is left out is checked after the draw, like everything that ties issues together.
    """
    kept: list[Chain] = []
    for chain in sorted(chains, key=lambda c: -sum(len(tier) for tier in c.tiers)):
        own = {issue for tier in chain.tiers for issue in tier}
        if not any(own & {i for tier in other.tiers for i in tier} for other in kept):
            kept.append(chain)
    return kept


def rankings(said: Said, places: dict[str, int]) -> tuple[tuple[int, int, bool], ...]:
    """Every stated comparison of two swings as (heavier, lighter, strictly)."""
    found: list[tuple[int, int, bool]] = []
    for swings in said.swings:
        for tier in swings.issues:
            found += [(places[a], places[b], False) for a, b in pairwise(tier)]
        for tier, below in pairwise(swings.issues):
            found += [(places[a], places[b], True) for a in tier for b in below]
    return tuple(found)
