"""Samples of a party's compatible utilities in the product measure, as exact integers.

The product measure (preferences, section 4.7): weights uniform on theirs, option values uniform
within each issue. Uniform part-worths, the rejected alternative, would give an issue the more
weight the more options it has. What ties issues together (one package over another, what would be
signed, some rankings) is kept by dropping the draws that break it; how many are kept is stated.
Where hardly any would be, chains walk what is compatible (`chain`); how well they mixed is stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from detente.analysis.preferences.sampling.beliefs import BeliefSampler, Piece
from detente.analysis.preferences.sampling.chains.chain import Chain
from detente.analysis.preferences.sampling.chains.diagnostics import Diagnostics, of_independent
from detente.analysis.preferences.sampling.chains.rows import Key
from detente.analysis.preferences.sampling.values import ValueSampler
from detente.analysis.preferences.sampling.weights import WeightSampler

if TYPE_CHECKING:
    import numpy as np

Reason = Literal["contradictory", "unbounded", "too_fine", "too_rare", "left_open", "capped"]
"""Why nothing can be drawn: no utility fits; no measure without a bound; more digits or options
than are sampled; hardly any draw fits; it hangs on what others decide and nobody has stated; what
hangs on an event is no sum below a cap."""

AMOUNTS = 10**6
"""The grid of amounts between two bounds: what a combination adds, what no deal is worth."""

ROUNDS = 200
"""Draws tried per sample wanted; with less than one in 200 kept, the statements say too much."""

CHAIN_ROUNDS = 3
"""The same for chains, which drop what rounding has pushed over a row and little else."""

INT64 = 1 << 61

Tables = tuple[Any, ...]

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Some compatible utilities of one party, as multiples of ``1/scale``.

    ``tables`` are arrays (samples x options) per issue, ``amounts`` arrays (samples) per piece of a
    linkage the party values (`Sampler.pieces`), ``floor`` the worth of no deal (samples) or None
    where it is not known from both sides. ``kept`` of ``tried`` draws met every statement.
    ``diagnostics``: how much such samples tell.
    """

    tables: tuple[Any, ...]
    amounts: tuple[Any, ...]
    floor: Any
    tried: int
    kept: int
    diagnostics: Diagnostics

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.tables[0])


@dataclass(frozen=True, slots=True)
class Choice:
    """A package as option places per issue (None: left open), and which pieces it holds."""

    options: tuple[int | None, ...]
    links: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Sampler:
    """Everything needed to draw compatible utilities of one party; numbers only, no case.

    ``options`` are the option ids per issue that the tables are about. ``point`` is the utility
    where the statements leave no other (tables, then amounts, as integers of the scale).
    ``pieces`` are the ways each linkage can hang on events, one where it does not; ``beliefs``
    draws what is believed of these (None without events). ``chain`` draws tables and amounts
    where weights and values cannot be drawn each on their own, ``linked`` the amounts it draws;
    ``factors`` bring their units to the scale (the last one that of the amounts).
    ``prefers`` are pairs of packages, ``no_deal`` what is known of its worth, ``ranked`` the
    comparisons of weights (`rankings`).
    """

    party: str
    options: tuple[tuple[str, ...], ...]
    scale: int
    constant: int
    cap: int | None
    wide: bool
    weights: WeightSampler | ValueSampler | None
    values: tuple[ValueSampler, ...]
    factors: tuple[int, ...]
    amounts: tuple[tuple[int, int], ...]
    point: tuple[tuple[int, ...], ...] | None
    prefers: tuple[tuple[Choice, Choice], ...]
    no_deal: tuple[tuple[str, Choice | None, tuple[int, int]], ...]
    ranked: tuple[tuple[int, int, bool], ...]
    pieces: tuple[Piece, ...]
    beliefs: BeliefSampler | None = None
    chain: Chain | None = None
    linked: tuple[Key | None, ...] = ()

    @property
    def method(self) -> str:
        """``point``, ``exact``, ``gibbs``, ``chain``; ``rejection`` where draws may be dropped."""
        if self.point is not None:
            return "point"
        if self.chain is not None:
            return "chain"
        methods = {part.method for part in (self.weights, *self.values) if part is not None}
        kind = "gibbs" if "gibbs" in methods else "exact"
        return f"{kind}+rejection" if self.prefers or self.ranked or self.no_deal else kind

    @property
    def knows_no_deal(self) -> bool:
        """Whether the worth of no deal is bounded from both sides, and so drawn."""
        kinds = {kind for kind, _, _ in self.no_deal}
        return bool(kinds & {"within", "equal"}) or {"above", "below"} <= kinds

    def depends_on(self, issue: int) -> bool:
        """Whether utilities change with the option of an issue (its place among all)."""
        if self.point is not None:
            return len(set(self.point[issue])) > 1
        if self.chain is not None:
            return self.chain.depends_on(issue)
        return self.values[issue].depends

    def draw(self, rng: np.random.Generator, count: int) -> Drawn:
        """That many compatible utilities, or fewer where they are too rare."""
        import numpy as np

        if self.point is not None:
            rows = [np.tile(np.array(row, dtype=self._type), (count, 1)) for row in self.point]
            amounts = tuple(np.full(count, low, dtype=self._type) for low, _ in self.amounts)
            floor = self._floor(rng, rows, amounts)[0]
            same = of_independent(count)
            return Drawn(tuple(rows), amounts, floor, count, count, same)
        parts: list[Drawn] = []
        found = tried = 0
        rounds = ROUNDS if self.chain is None else CHAIN_ROUNDS
        while found < count and tried < rounds * count:
            part = self.draw_once(rng, count if self.chain is None else count - found)
            parts.append(part)
            found += part.count
            tried += part.tried
        return _joined(parts, count, tried)

    def utility(self, choice: Choice, tables: tuple[Any, ...] | list[Any], amounts: Any) -> Any:
        """What a package is worth in every sample, without constant and cap."""
        total: Any = 0
        for table, option in zip(tables, choice.options, strict=True):
            if option is not None:
                total = total + table[:, option]
        for amount, holds in zip(amounts, choice.links, strict=True):
            total = total + (amount if holds else 0)
        return total

    @property
    def _type(self) -> Any:
        return object if self.wide else "int64"

    def draw_once(self, rng: np.random.Generator, count: int) -> Drawn:
        """One round: draw weights and values, drop what does not fit."""
        if self.chain is None:
            weights, tables, amounts = self._apart(rng, count)
            told = None
        else:
            weights = None
            tables, amounts, told = self._walked(self.chain, rng, count)
        size = len(tables[0])
        if self.beliefs is not None:
            chances = self.beliefs.draw(rng, size)
            tables = self.beliefs.tables(tables, chances)
            amounts = self.beliefs.amounts(amounts, chances)
        floor, kept = self._floor(rng, tables, amounts)
        for heavier, lighter, strictly in self.ranked:
            a, b = weights[:size, heavier], weights[:size, lighter]
            kept &= (a > b) if strictly else (a == b)
        for more, less in self.prefers:
            kept &= self._surely(more, less, tables, amounts) > 0
        return Drawn(
            tuple(table[kept] for table in tables),
            tuple(amount[kept] for amount in amounts),
            None if floor is None else floor[kept],
            count,
            int(kept.sum()),
            told or of_independent(int(kept.sum())),
        )

    def _apart(self, rng: np.random.Generator, count: int) -> tuple[Any, Tables, Tables]:
        """Weights; tables of weights and values each drawn on their own; amounts."""
        assert self.weights is not None
        weights = self.weights.draw(rng, count)
        values = [sampler.draw(rng, count) for sampler in self.values]
        size = min([len(weights), *(len(each) for each in values)])
        tables = tuple(
            weights[:size, issue, None].astype(self._type)
            * (each[:size].astype(self._type) * factor)
            for issue, (each, factor) in enumerate(zip(values, self.factors, strict=True))
        )
        return weights, tables, tuple(self._between(rng, *ends, size) for ends in self.amounts)

    def _walked(
        self, chain: Chain, rng: np.random.Generator, count: int
    ) -> tuple[Tables, Tables, Diagnostics]:
        """Tables and amounts from chains, and how well these mixed."""
        drawn, found, told = chain.draw(rng, count)
        size = len(drawn[0])
        tables = tuple(
            table.astype(self._type) * factor
            for table, factor in zip(drawn, self.factors, strict=False)
        )
        amounts = tuple(
            self._between(rng, *ends, size)
            if key is None
            else found[key][:size].astype(self._type) * self.factors[-1]
            for ends, key in zip(self.amounts, self.linked, strict=True)
        )
        return tables, amounts, told

    def _between(self, rng: np.random.Generator, low: Any, high: Any, size: int) -> Any:
        """Uniform between bounds (numbers or arrays), on a grid of AMOUNTS steps."""
        steps = rng.integers(0, AMOUNTS + 1, size).astype(object)
        between = low + (high - low) * steps // AMOUNTS
        return between if self.wide else between.astype("int64")

    def _surely(self, more: Choice, less: Choice, tables: Any, amounts: Any) -> Any:
        """``u(more) - u(less)``, an issue that one leaves open at the best for the statement."""
        change = self.utility(more, tables, amounts) - self.utility(less, tables, amounts)
        for table, a, b in zip(tables, more.options, less.options, strict=True):
            if a is None and b is not None:
                change = change + table.max(axis=1)
        return change

    def _floor(self, rng: np.random.Generator, tables: Any, amounts: Any) -> tuple[Any, Any]:
        """The worth of no deal, and which samples fit everything known of it."""
        import numpy as np

        size = len(tables[0])
        kept = np.ones(size, dtype=bool)
        low: Any = None
        high: Any = None
        for kind, choice, span in self.no_deal:
            worth = None if choice is None else self._worth(choice, tables, amounts)
            ends = [np.full(size, end, dtype=self._type) for end in span]
            if kind in ("within", "equal", "above"):
                found = ends[0] if worth is None else worth
                low = found if low is None else np.maximum(low, found)
            if kind in ("within", "equal", "below"):
                found = ends[1] if worth is None else worth
                high = found if high is None else np.minimum(high, found)
        if low is None or high is None:
            return None, kept
        kept &= np.asarray(low <= high, dtype=bool)
        floor = self._between(rng, low, np.maximum(low, high), size)
        for kind, choice, _ in self.no_deal:
            if kind == "above" and choice is not None:
                kept &= np.asarray(floor > self._worth(choice, tables, amounts), dtype=bool)
        return floor, kept

    def _worth(self, choice: Choice, tables: Any, amounts: Any) -> Any:
        import numpy as np

        worth = self.utility(choice, tables, amounts) + self.constant
        return worth if self.cap is None else np.minimum(worth, self.cap)


def _joined(parts: list[Drawn], count: int, tried: int) -> Drawn:
    import numpy as np

    def together(pieces: Any) -> Any:
        return np.concatenate(list(pieces))[:count]

    tables = tuple(together(p.tables[j] for p in parts) for j in range(len(parts[0].tables)))
    amounts = tuple(together(p.amounts[j] for p in parts) for j in range(len(parts[0].amounts)))
    floor = None if parts[0].floor is None else together(p.floor for p in parts)
    kept = sum(part.kept for part in parts)
    told = parts[0].diagnostics
    if told.r_hat is None:
        told = of_independent(len(tables[0]))
    return Drawn(tables, amounts, floor, tried, kept, told)
