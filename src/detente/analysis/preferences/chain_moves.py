"""The moves of a chain: many chains at once, each row of an array a variable, each column a chain.

Every move leaves the measure as it is: along a line on which the density is known, the next point
is drawn anew (hit-and-run, Tervonen et al. 2013), or accepted by the ratio of densities
(Metropolis). One sweep moves every value on its own, all values together, the weights, and all
part-worths together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente.analysis.preferences.chain_space import Space

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

Measure = Literal["product", "uniform"]
"""Weights and values uniform each on theirs; or part-worths uniform, which the oracles know."""

Fits = Callable[["Floats"], "Mask"]
"""Which chains' weights (issues x chains) meet what is no row."""

Proposal = Callable[["np.random.Generator", int], "Floats"]
"""Values of all options of an issue (values x draws), uniform on what its own orders leave."""


@dataclass(slots=True)
class State:
    """Where the chains are: free weights, values, amounts; and all weights."""

    moving: Floats
    values: Floats
    amounts: Floats
    weights: Floats

    def copy(self) -> State:
        """The same places, to move on from."""
        parts = (self.moving, self.values, self.amounts, self.weights)
        return State(*(part.copy() for part in parts))

    def of(self, chains: Floats) -> State:
        """Some of the chains, in that order."""
        parts = (self.moving, self.values, self.amounts, self.weights)
        return State(*(part[:, chains].copy() for part in parts))


@dataclass(frozen=True, slots=True, eq=False)
class Scales:
    """How far apart what is drawn lies: factors of the covariances of a pilot run."""

    moving: Floats
    values: Floats
    whole: Floats


def plain_scales(space: Space) -> Scales:
    """Before a pilot run: every direction alike."""
    import numpy as np

    moving, values, amounts = (len(k) for k in (space.moving, space.values, space.amounts))
    return Scales(np.eye(moving), np.eye(values), np.eye(moving + values + amounts))


class Mover:
    """Moves chains about a space."""

    def __init__(
        self,
        space: Space,
        scales: Scales,
        measure: Measure = "product",
        fits: Fits | None = None,
        proposals: tuple[Proposal, ...] = (),
    ) -> None:
        """``proposals`` are per issue of which best or worst is unknown, in the space's order."""
        import numpy as np

        self.space = space
        self.scales = scales
        self.measure = measure
        self.fits = fits
        self.proposals = proposals
        self._places = np.array(space.places, dtype=np.int64)
        self._own = [_nonzero(space.own[:, k]) for k in range(len(space.values))]
        self._tied = [_nonzero(space.tied_values[:, k]) for k in range(len(space.values))]
        self._mixed = {k for _, own in space.unknown_ends for k in own}
        first = (space.own != 0).argmax(axis=1) if len(space.values) else []
        self._issues = self._places[first]

    def sweep(self, state: State, rng: np.random.Generator) -> None:
        """Move everything once."""
        space = self.space
        slack = self.slack(state)
        for issue, own in enumerate(space.unknown_ends):
            self._propose(state, slack, issue, own, rng)
            self._swap(state, slack, own, rng)
        for value in range(len(space.values)):
            self._value(state, slack, value, rng)
        if len(space.values) > len(self._mixed):
            self._values(state, slack, rng)
        for amount in range(len(space.amounts)):
            self._amount(state, slack, amount, rng)
        if len(space.moving) and self.measure == "product":
            self._weights(state, rng)
        if len(space.moving) and not space.unknown_ends:
            self._whole(state, rng)

    def slack(self, state: State) -> Floats:
        """By how much every tied row is kept (rows x chains)."""
        space = self.space
        worths = state.weights[self._places] * state.values
        return (
            space.tied_base[:, None]
            + space.tied_weights @ state.weights
            + space.tied_values @ worths
            + space.tied_amounts @ state.amounts
        )

    def inside(self, state: State) -> Mask:
        """Which chains keep every row."""
        import numpy as np

        own = self.space.own @ state.values + self.space.own_base[:, None]
        kept = (own >= -1e-9).all(axis=0) & (self.slack(state) >= -1e-9).all(axis=0)
        kept &= (state.weights >= -1e-12).all(axis=0)
        return np.asarray(kept if self.fits is None else kept & self.fits(state.weights))

    def _value(self, state: State, slack: Floats, value: int, rng: np.random.Generator) -> None:
        """One value, all else held: uniform between the rows it is in."""
        import numpy as np

        space = self.space
        rows, steps = self._own[value]
        own = space.own[rows] @ state.values + space.own_base[rows, None]
        weight = state.weights[self._places[value]]
        tied, rates = self._tied[value]
        low, high = _chord(own, np.broadcast_to(steps[:, None], own.shape))
        if len(tied):
            change = rates[:, None] * weight
            least, most = _chord(slack[tied], change)
            low, high = np.maximum(low, least), np.minimum(high, most)
        step = _uniform(low, high, rng)
        if value in self._mixed:
            here = state.values[value]
            step = np.where((here <= 0) | (here >= 1), 0.0, step)
        state.values[value] += step
        if len(tied):
            slack[tied] += change * step

    def _values(self, state: State, slack: Floats, rng: np.random.Generator) -> None:
        """All values at once along a random line, weights held."""
        space = self.space
        line = self.scales.values @ rng.standard_normal(state.values.shape)
        for value in self._mixed:
            line[value] = 0
        own = space.own @ state.values + space.own_base[:, None]
        change = space.tied_values @ (state.weights[self._places] * line)
        step = self._along(((own, space.own @ line), (slack, change)), rng)
        state.values += line * step
        slack += change * step

    def _amount(self, state: State, slack: Floats, amount: int, rng: np.random.Generator) -> None:
        """One amount, all else held."""
        rates = self.space.tied_amounts[:, amount, None]
        step = self._along(((slack, rates + 0 * slack),), rng)
        state.amounts[amount] += step
        slack += rates * step

    def _weights(self, state: State, rng: np.random.Generator) -> None:
        """The weights along random lines, values held: part-worths go with their weight."""
        import numpy as np

        space = self.space
        rates = np.repeat(space.tied_weights.T[:, :, None], state.weights.shape[1], axis=2)
        for value, (rows, steps) in enumerate(self._tied):
            rates[space.places[value], rows] += steps[:, None] * state.values[value]
        fixed = space.tied_base[:, None] + space.tied_amounts @ state.amounts
        slack = fixed + (rates * state.weights[:, None, :]).sum(axis=0)
        for _ in range(len(space.moving)):
            drawn = rng.standard_normal(state.moving.shape)
            line = self.scales.moving @ drawn
            change = space.weight_steps @ line
            rows = (rates * change[:, None, :]).sum(axis=0)
            step = self._along(((slack, rows), (state.weights, change)), rng)
            step *= self._accepted(state, change * step, rng, space.powers)
            state.moving += line * step
            state.weights += change * step
            slack += rows * step
        np.maximum(state.weights, 0, out=state.weights)

    def _whole(self, state: State, rng: np.random.Generator) -> None:
        """Everything at once along a line of part-worths; by the ratio of densities."""
        import numpy as np

        space = self.space
        drawn = self.scales.whole @ rng.standard_normal((len(self.scales.whole), _width(state)))
        ends = np.cumsum([len(space.moving), len(space.values)])
        line, worth, amount = np.split(drawn, ends)
        change = space.weight_steps @ line
        worths = state.weights[self._places] * state.values
        slack = self.slack(state)
        rows = space.tied_weights @ change + space.tied_values @ worth + space.tied_amounts @ amount
        # An issue's own rows, times its weight, are linear in part-worths as well.
        issue = self._issues
        own = space.own @ worths + space.own_base[:, None] * state.weights[issue]
        owns = space.own @ worth + space.own_base[:, None] * change[issue]
        step = self._along(((slack, rows), (own, owns), (state.weights, change)), rng)
        sizes = tuple(p - s for p, s in zip(space.powers, space.sizes, strict=True))
        powers = sizes if self.measure == "product" else (0,) * len(sizes)
        step *= self._accepted(state, change * step, rng, powers)
        moved = step != 0
        state.moving += line * step
        state.weights = np.maximum(state.weights + change * step, 0)
        state.amounts += amount * step
        share = (worths + worth * step)[:, moved] / state.weights[self._places][:, moved]
        state.values[:, moved] = np.clip(share, 0, 1)

    def _accepted(
        self, state: State, change: Floats, rng: np.random.Generator, powers: tuple[int, ...]
    ) -> Mask:
        """Metropolis: 1 where a change of the weights is taken, 0 where a chain stays."""
        import numpy as np

        after = state.weights + change
        kept = np.ones(_width(state), dtype=bool) if self.fits is None else self.fits(after)
        if any(powers):
            with np.errstate(divide="ignore", invalid="ignore"):
                ratio = np.array(powers, dtype=float)[:, None] * np.log(after / state.weights)
                total = np.where(np.array(powers)[:, None] != 0, ratio, 0).sum(axis=0)
            kept = kept & (np.log(rng.random(_width(state))) < total)
        return kept

    def _propose(
        self,
        state: State,
        slack: Floats,
        issue: int,
        own: tuple[int, tuple[int, ...]],
        rng: np.random.Generator,
    ) -> None:
        """New values of a whole issue, taken where they keep every row."""
        import numpy as np

        values = list(own[1])
        drawn = self.proposals[issue](rng, _width(state))
        after = state.values[values]
        after[:, : drawn.shape[1]] = drawn
        self._take(state, slack, own[0], np.array(values), after)

    def _swap(
        self,
        state: State,
        slack: Floats,
        own: tuple[int, tuple[int, ...]],
        rng: np.random.Generator,
    ) -> None:
        """The values of two options of an issue change places, where that keeps every row."""
        import numpy as np

        if len(own[1]) < 2:
            return
        a, b = rng.choice(len(own[1]), 2, replace=False)
        values = list(own[1])
        after = state.values[values]
        after[[a, b]] = after[[b, a]]
        self._take(state, slack, own[0], np.array(values), after)

    def _take(
        self, state: State, slack: Floats, place: int, values: npt.NDArray[np.int64], after: Floats
    ) -> None:
        space = self.space
        before = state.values[values]
        change = space.tied_values[:, values] @ (state.weights[place] * (after - before))
        moved = state.values.copy()
        moved[values] = after
        own = space.own @ moved + space.own_base[:, None]
        kept = (own >= 0).all(axis=0) & (slack + change >= 0).all(axis=0)
        state.values[:, kept] = moved[:, kept]
        slack[:, kept] += change[:, kept]

    def _along(self, parts: tuple[tuple[Floats, Floats], ...], rng: np.random.Generator) -> Floats:
        """A uniform step along a line, between where it leaves the rows."""
        import numpy as np

        ends = [_chord(slack, change) for slack, change in parts if len(slack)]
        low = np.maximum.reduce([low for low, _ in ends])
        high = np.minimum.reduce([high for _, high in ends])
        return _uniform(low, high, rng)


def _width(state: State) -> int:
    return int(state.weights.shape[1])


def _nonzero(column: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    import numpy as np

    rows = np.flatnonzero(column)
    return rows, column[rows]


def _chord(slack: Floats, change: Floats) -> tuple[Floats, Floats]:
    """The steps at which the first row is left, backwards and forwards (chains)."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = -slack / change
    low = np.where(change > 0, ratio, -np.inf).max(axis=0, initial=-np.inf)
    high = np.where(change < 0, ratio, np.inf).min(axis=0, initial=np.inf)
    return low, high


def _uniform(low: Floats, high: Floats, rng: np.random.Generator) -> Floats:
    """Between two steps; none where rounding has left no room, or nothing bounds the line."""
    import numpy as np

    low, high = np.minimum(low, 0), np.maximum(high, 0)
    with np.errstate(invalid="ignore"):
        step = low + (high - low) * rng.random(len(low))
    return np.where(np.isfinite(step), step, 0.0)
