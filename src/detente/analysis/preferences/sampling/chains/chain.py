"""Samples where statements tie issues together: chains that walk what is compatible.

For statements that hardly any independent draw would meet, and for every kind of statement. What
nothing ties to another issue is still drawn on its own (`values`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences.sampling.chains.diagnostics import Diagnostics, diagnosed
from detente.analysis.preferences.sampling.chains.moves import (
    Measure,
    Mover,
    Proposal,
    Scales,
    State,
)
from detente.analysis.preferences.sampling.chains.rounding import Rounding
from detente.analysis.preferences.sampling.chains.rows import Key
from detente.analysis.preferences.sampling.chains.space import Space
from detente.analysis.preferences.sampling.values import ValueSampler

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

WIDTH = 128
"""Chains that are moved at once: with more, what a move looks at no longer fits into the cache."""

WARMING = (16, 16, 48)
"""Sweeps of a pilot run: twice to learn how far apart its samples lie, then to watch it."""

LONGEST = 8
"""How many times as long the watching may take until the chains have mixed."""

MIXED = 1.05
"""The split R-hat up to which they have."""

BURN = 6
"""Rounds before a draw; each takes half the autocorrelation time of the pilot run, in sweeps."""

MOST_THIN, LEAST_THIN, MOVES = 24, 8, 300
"""Most sweeps of a round, fewer the more there is to move: about so many moves, or the least."""

POOL = 8
"""Rounds of the pilot run whose places a draw may start from."""

Top = tuple[tuple[int, ...], int]
"""Issues that are among so many that weigh most (places among the weights)."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The tables of one issue: per option what it adds up from, or values drawn on their own.

    ``unit`` is what a table counts in.
    """

    weight: Key
    sums: tuple[tuple[tuple[Key, int], ...], ...]
    alone: ValueSampler | None
    unit: int


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Everything needed to walk on from a pilot run; numbers only, no case.

    ``proposals`` are, per issue of which best or worst is unknown, how its values are drawn and
    which of its nodes are free. ``pool`` are the places a draw starts from, ``thin`` the sweeps
    between two samples of a chain, ``pilot`` how well the pilot run mixed.
    """

    space: Space
    scales: Scales
    rounding: Rounding
    columns: tuple[Columns, ...]
    tops: tuple[Top, ...]
    proposals: tuple[tuple[ValueSampler, tuple[int, ...]], ...]
    pool: State
    thin: int
    pilot: Diagnostics
    measure: Measure = "product"

    def draw(
        self, rng: np.random.Generator, count: int
    ) -> tuple[list[Any], dict[Key, Any], Diagnostics]:
        """Tables (samples x options) in units of their columns, amounts, and diagnostics.

        A little fewer samples than asked for where rounding has pushed some over a row.
        """
        import numpy as np

        width = min(count, WIDTH)
        places = self.pool.weights.shape[1]
        state = self.pool.of(
            rng.permutation(np.resize(np.arange(places), max(width, places)))[:width]
        )
        mover = self.mover(self.scales)
        for _ in range(BURN * self.thin):
            mover.sweep(state, rng)
        seen = [state.copy()]
        while len(seen) * width < count:
            for _ in range(self.thin):
                mover.sweep(state, rng)
            seen.append(state.copy())
        watched = diagnosed(np.stack([coordinates(self.space, one) for one in seen]))
        if len(seen) < 8:
            mixed = self.pilot.r_hat
            watched = Diagnostics(float(min(count, len(seen) * width)), mixed, warmed=True)
        whole = _joined(seen)
        found, kept = self.rounding.whole(self.space, whole)
        kept &= self.fits(np.stack([found[key] for key in self.space.weights]))
        drawn = {key: numbers[kept][:count] for key, numbers in found.items()}
        return self._tables(rng, drawn, min(count, int(kept.sum()))), drawn, watched

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every variable that is drawn."""
        follows = (key for key, _ in self.rounding.follows)
        return (*self.space.moving, *self.space.values, *self.space.amounts, *follows)

    def mover(self, scales: Scales) -> Mover:
        """Moves chains about this space."""
        return Mover(
            self.space,
            scales,
            self.measure,
            self.fits if self.tops else None,
            tuple(map(_proposal, self.proposals)),
        )

    def fits(self, weights: Any) -> Mask:
        """Which chains have the issues on top that belong there (issues x chains)."""
        import numpy as np

        kept = np.ones(weights.shape[1], dtype=bool)
        for issues, top in self.tops:
            least = weights[list(issues)].min(axis=0)
            others = [k for k in range(len(weights)) if k not in issues]
            above = (weights[others] > least).sum(axis=0)
            kept &= np.asarray(above <= top - len(issues), dtype=bool)
        return kept

    def depends_on(self, issue: int) -> bool:
        """Whether the options of an issue (its place) differ in some utility."""
        columns = self.columns[issue]
        if columns.alone is not None:
            return columns.alone.depends
        drawn, _ = self.rounding.whole(self.space, self.pool)
        sums = [sum(share * drawn[key] for key, share in one) for one in columns.sums]
        return any((one != sums[0]).any() for one in sums if one is not sums[0])

    def _tables(self, rng: np.random.Generator, drawn: dict[Key, Any], count: int) -> list[Any]:
        import numpy as np

        tables = []
        size = count
        for columns in self.columns:
            weight = drawn[columns.weight]
            if columns.alone is None:
                sums = [sum(share * drawn[key] for key, share in one) for one in columns.sums]
                tables.append(np.stack([one + 0 * weight for one in sums], axis=1))
                continue
            weight = weight // (self.rounding.unit // self.rounding.parts)
            values = _filled(columns.alone, rng, count).astype(weight.dtype)
            tables.append(weight[: len(values), None] * values)
            size = min(size, len(values))
        return [table[:size] for table in tables]


def _filled(sampler: ValueSampler, rng: np.random.Generator, count: int) -> Any:
    """That many draws of an issue's values, however many a draw drops."""
    import numpy as np

    parts = [sampler.draw(rng, count)]
    while 0 < sum(map(len, parts)) < count:
        parts.append(sampler.draw(rng, count))
    return np.concatenate(parts)[:count]


def _proposal(known: tuple[ValueSampler, tuple[int, ...]]) -> Proposal:
    sampler, free = known

    def proposed(rng: np.random.Generator, count: int) -> Floats:
        drawn: Floats = (sampler.nodes(rng, count)[:, list(free)] / sampler.scale).T
        return drawn

    return proposed


def _joined(states: Sequence[State]) -> State:
    import numpy as np

    def together(parts: list[Floats]) -> Floats:
        return np.concatenate(parts, axis=1)

    return State(
        together([one.moving for one in states]),
        together([one.values for one in states]),
        together([one.amounts for one in states]),
        together([one.weights for one in states]),
    )


def coordinates(space: Space, state: State) -> Floats:
    """Weights and part-worths (chains x coordinates): what diagnostics look at."""
    import numpy as np

    worths = state.weights[list(space.places)] * state.values
    return np.concatenate([state.weights, worths, state.amounts]).T


def warmed(chain: Chain, rng: np.random.Generator) -> Chain:
    """A chain after a pilot run from the places it has so far."""
    import numpy as np

    state = chain.pool
    scales = chain.scales
    for sweeps in WARMING[:2]:
        mover = chain.mover(scales)
        seen = []
        for _ in range(sweeps):
            mover.sweep(state, rng)
            seen.append(state.copy())
        scales = _scales(chain.space, _joined(seen[sweeps // 2 :]))
    mover = chain.mover(scales)
    watched: list[State] = []
    for most in (WARMING[2] * times for times in (1, 2, 4, LONGEST)):
        watched = watched[len(watched) // 4 :]  # where it came from is forgotten first
        while len(watched) < most:
            mover.sweep(state, rng)
            watched.append(state.copy())
        drawn = np.stack([coordinates(chain.space, one) for one in watched])
        found = diagnosed(drawn)
        if found.r_hat is None or found.r_hat < MIXED:
            break
    length = drawn.shape[0] * drawn.shape[1] / found.effective
    pool = _joined(watched[:: len(watched) // POOL])
    size = len(chain.space.values) + len(chain.space.moving) + 1
    most = min(MOST_THIN, max(LEAST_THIN, MOVES // size))
    thin = max(2, min(most, round(0.5 * length)))
    return replace(chain, scales=scales, pool=pool, thin=thin, pilot=found)


def _scales(space: Space, state: State) -> Scales:
    import numpy as np

    worths = state.weights[list(space.places)] * state.values
    return Scales(
        _factor(state.moving),
        _factor(state.values),
        _factor(np.concatenate([state.moving, worths, state.amounts])),
    )


def _factor(rows: Floats) -> Floats:
    """A factor of the covariance of some rows, so that a random line has their shape."""
    import numpy as np

    if not len(rows):
        return np.zeros((0, 0))
    centred = rows - rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ic,jc->ij", centred, centred) / rows.shape[1]
    largest = float(spread.diagonal().max())
    left = spread + np.eye(len(rows)) * max(largest * 1e-8, 1e-24)
    # Cholesky by hand: a library's own may differ in the last digit from machine to machine.
    factor: Floats = np.zeros_like(left)
    for place in range(len(left)):
        column = left[:, place] / np.sqrt(max(left[place, place], 1e-24))
        column[:place] = 0
        factor[:, place] = column
        left = left - np.outer(column, column)
    return factor
