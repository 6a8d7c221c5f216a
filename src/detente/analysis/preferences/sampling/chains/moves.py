"""The moves of a chain: many chains at once, each row of an array a variable, each column a chain.

Every move leaves the measure as it is: along a line on which the density is known, the next point
is drawn anew (hit-and-run, Tervonen et al. 2013), or accepted by the ratio of densities
(Metropolis). One sweep moves every value on its own, all values together, and the weights; and, as
often as it pays, all part-worths together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente.analysis.preferences.sampling.chains.lines import (
    Product,
    chord,
    mixed,
    nonzero,
    uniform,
)
from detente.analysis.preferences.sampling.chains.space import Space

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]
    Indices = npt.NDArray[np.int64]

Measure = Literal["product", "uniform"]
"""Weights and values uniform each on theirs; or part-worths uniform, which the oracles know."""

FEW, SELDOM = 24, 4
"""Values up to which every sweep moves all part-worths together, which near ties need; with more,
which make that dear, one sweep in so many does."""

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
        self._swept = 0
        self._places = np.array(space.places, dtype=np.int64)
        self._own = [
            (*found, Product.of(space.own[found[0]]))
            for found in (nonzero(space.own[:, k]) for k in range(len(space.values)))
        ]
        self._tied = [nonzero(space.tied_values[:, k]) for k in range(len(space.values))]
        self._own_rows = Product.of(space.own)
        self._tied_weights = Product.of(space.tied_weights)
        self._tied_values = Product.of(space.tied_values)
        self._tied_amounts = Product.of(space.tied_amounts)
        self._steps = Product.of(space.weight_steps)
        self._of_issue = [self._rows_of(issue) for issue in range(len(space.weights))]
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
        self._swept += 1
        few = self.measure == "uniform" or len(space.values) <= FEW
        due = few or self._swept % SELDOM == 0
        if len(space.moving) and not space.unknown_ends and due:
            self._whole(state, rng)

    def slack(self, state: State) -> Floats:
        """By how much every tied row is kept (rows x chains)."""
        space = self.space
        worths = state.weights[self._places] * state.values
        return (
            space.tied_base[:, None]
            + self._tied_weights.times(state.weights)
            + self._tied_values.times(worths)
            + self._tied_amounts.times(state.amounts)
        )

    def _rows_of(self, issue: int) -> tuple[Indices, list[tuple[int, Floats]]]:
        """The tied rows that an issue is in, and the rates of its values in these."""
        import numpy as np

        space = self.space
        own = np.flatnonzero(self._places == issue)
        rows = (space.tied_weights[:, issue] != 0) | (space.tied_values[:, own] != 0).any(axis=1)
        places = np.flatnonzero(rows)
        return places, [(int(k), space.tied_values[places, k, None]) for k in own]

    def inside(self, state: State) -> Mask:
        """Which chains keep every row."""
        import numpy as np

        own = self._own_rows.times(state.values) + self.space.own_base[:, None]
        kept = (own >= -1e-9).all(axis=0) & (self.slack(state) >= -1e-9).all(axis=0)
        kept &= (state.weights >= -1e-12).all(axis=0)
        return np.asarray(kept if self.fits is None else kept & self.fits(state.weights))

    def _value(self, state: State, slack: Floats, value: int, rng: np.random.Generator) -> None:
        """One value, all else held: uniform between the rows it is in."""
        import numpy as np

        space = self.space
        rows, steps, product = self._own[value]
        own = product.times(state.values) + space.own_base[rows, None]
        weight = state.weights[self._places[value]]
        tied, rates = self._tied[value]
        low, high = chord(own, np.broadcast_to(steps[:, None], own.shape))
        if len(tied):
            change = rates[:, None] * weight
            least, most = chord(slack[tied], change)
            low, high = np.maximum(low, least), np.minimum(high, most)
        step = uniform(low, high, rng)
        if value in self._mixed:
            here = state.values[value]
            step = np.where((here <= 0) | (here >= 1), 0.0, step)
        state.values[value] += step
        if len(tied):
            slack[tied] += change * step

    def _values(self, state: State, slack: Floats, rng: np.random.Generator) -> None:
        """All values at once along a random line, weights held."""
        space = self.space
        line = mixed(self.scales.values, rng, _width(state))
        for value in self._mixed:
            line[value] = 0
        own = self._own_rows.times(state.values) + space.own_base[:, None]
        change = self._tied_values.times(state.weights[self._places] * line)
        step = self._along(((own, self._own_rows.times(line)), (slack, change)), rng)
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
        rates = []
        for issue, (rows, own) in enumerate(self._of_issue):
            found = np.repeat(space.tied_weights[rows, issue, None], _width(state), axis=1)
            for value, steps in own:
                found += steps * state.values[value]
            rates.append((rows, found))
        slack = self.slack(state)
        for _ in range(len(space.moving)):
            line = mixed(self.scales.moving, rng, _width(state))
            change = self._steps.times(line)
            sums = np.zeros_like(slack)
            for (rows, found), each in zip(rates, change, strict=True):
                sums[rows] += found * each
            step = self._along(((slack, sums), (state.weights, change)), rng)
            step *= self._accepted(state, change * step, rng, space.powers)
            state.moving += line * step
            state.weights += change * step
            slack += sums * step
        np.maximum(state.weights, 0, out=state.weights)

    def _whole(self, state: State, rng: np.random.Generator) -> None:
        """Everything at once along a line of part-worths; by the ratio of densities."""
        import numpy as np

        space = self.space
        drawn = mixed(self.scales.whole, rng, _width(state))
        ends = np.cumsum([len(space.moving), len(space.values)])
        line, worth, amount = np.split(drawn, ends)
        change = self._steps.times(line)
        worths = state.weights[self._places] * state.values
        slack = self.slack(state)
        rows = space.tied_weights @ change + space.tied_values @ worth + space.tied_amounts @ amount
        # An issue's own rows, times its weight, are linear in part-worths as well.
        issue = self._issues
        base = space.own_base[:, None]
        own = self._own_rows.times(worths) + base * state.weights[issue]
        owns = self._own_rows.times(worth) + base * change[issue]
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
        import numpy as np

        before = state.values[values]
        moved = state.values.copy()
        moved[values] = after
        line = np.zeros_like(moved)
        line[values] = state.weights[place] * (after - before)
        change = self._tied_values.times(line)
        own = self._own_rows.times(moved) + self.space.own_base[:, None]
        kept = (own >= 0).all(axis=0) & (slack + change >= 0).all(axis=0)
        state.values[:, kept] = moved[:, kept]
        slack[:, kept] += change[:, kept]

    def _along(self, parts: tuple[tuple[Floats, Floats], ...], rng: np.random.Generator) -> Floats:
        """A uniform step along a line, between where it leaves the rows."""
        import numpy as np

        ends = [chord(slack, change) for slack, change in parts if len(slack)]
        low = np.maximum.reduce([low for low, _ in ends])
        high = np.minimum.reduce([high for _, high in ends])
        return uniform(low, high, rng)


def _width(state: State) -> int:
    return int(state.weights.shape[1])
