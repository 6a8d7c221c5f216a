"""Samples of what the options of one issue are worth, uniform over everything compatible.

Everything is drawn in integers, so that a sample *is* a compatible utility: no rounding comes
after the draw that could break a statement, and every machine draws the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import TYPE_CHECKING, Literal

from detente.analysis.preferences.option_values import Relations
from detente.case import parse_number

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

VALUES = 10**6
"""The grid of option values: a sampled value is a multiple of 1/10^6 (or of a divisor of it)."""

_CUBE = 1 << 40  # the resolution before best and worst are stretched to 1 and 0
_SWEEPS, _SWEEPS_PER_NODE = 20, 8

Method = Literal["point", "exact", "gibbs"]
"""Nothing to draw; independent draws; a Markov chain per sample (Gibbs), started afresh."""

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Face:
    """A part of what is compatible in which best and worst are known.

    ``group_of`` maps nodes to groups of equals; ``low`` and ``high`` bound a group; ``pairs`` are
    groups (a, b) with a at least b. ``chains`` are groups, ascending, whose only bounds are those
    of the chain: sorted uniform numbers. ``mixed`` are groups for which only Gibbs steps are exact
    in the limit. ``weight`` is the volume of the box.
    """

    group_of: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    chains: tuple[tuple[int, ...], ...]
    mixed: tuple[int, ...]
    weight: float

    def boxed(self, rng: np.random.Generator, count: int) -> Array:
        """Uniform numbers within the bounds of each group alone."""
        import numpy as np

        columns = [
            rng.integers(low, high + 1, count)
            for low, high in zip(self.low, self.high, strict=True)
        ]
        return np.stack(columns, axis=1)

    def draw(self, rng: np.random.Generator, count: int) -> Array:
        """Uniform values (samples x groups) that keep every pair."""
        values = self.boxed(rng, count)
        for chain in self.chains:
            columns = list(chain)
            values[:, columns] = _sorted(values[:, columns])
        if self.mixed:
            self._gibbs(values, rng)
        return values

    def kept(self, values: Array) -> Mask:
        """Which samples keep every pair."""
        import numpy as np

        kept = np.ones(len(values), dtype=bool)
        for more, less in self.pairs:
            kept &= values[:, more] >= values[:, less]
        return kept

    def _gibbs(self, values: Array, rng: np.random.Generator) -> None:
        import numpy as np

        for group in self.mixed:  # the middle of bounds that follow the order is compatible
            values[:, group] = (self.low[group] + self.high[group]) // 2
        above = {g: [a for a, b in self.pairs if b == g] for g in self.mixed}
        below = {g: [b for a, b in self.pairs if a == g] for g in self.mixed}
        for _ in range(_SWEEPS + _SWEEPS_PER_NODE * len(self.mixed)):
            for group in self.mixed:
                low = np.full(len(values), self.low[group])
                high = np.full(len(values), self.high[group])
                for other in below[group]:
                    np.maximum(low, values[:, other], out=low)
                for other in above[group]:
                    np.minimum(high, values[:, other], out=high)
                values[:, group] = rng.integers(low, high + 1)


def _sorted(values: Array) -> Array:
    import numpy as np

    return np.sort(values, axis=1)


@dataclass(frozen=True, slots=True)
class ValueSampler:
    """The values of an issue's options as multiples of ``1/unit``.

    ``shares`` are, per option, (node, factor): an option between two named numbers is a sum of
    two. With several ``faces`` one is chosen by its volume; ``stretched`` draws in a cube and
    maps the least to 0 and the greatest to 1, which is uniform where only orders are stated.
    """

    unit: int
    scale: int
    faces: tuple[Face, ...]
    shares: tuple[tuple[tuple[int, int], ...], ...]
    stretched: bool
    method: Method

    @property
    def depends(self) -> bool:
        """Whether options differ in value at all."""
        return any(face.low != face.high or any(face.low) for face in self.faces)

    def draw(self, rng: np.random.Generator, count: int) -> Array:
        """Values (samples x options). May hold fewer samples, where some had to be dropped."""
        import numpy as np

        nodes = self.nodes(rng, count)
        columns = [
            sum((factor * nodes[:, node] for node, factor in share), np.zeros(len(nodes), np.int64))
            for share in self.shares
        ]
        return np.stack(columns, axis=1)

    def nodes(self, rng: np.random.Generator, count: int) -> Array:
        """Values of the nodes (samples x nodes) in units of ``1/scale``; maybe fewer samples."""
        import numpy as np

        if len(self.faces) == 1:
            (face,) = self.faces
            values = face.draw(rng, count)[:, list(face.group_of)]
            return _stretch(values, self.scale) if self.stretched else values
        weights = np.array([face.weight for face in self.faces])
        chosen = rng.choice(len(self.faces), size=count, p=weights / weights.sum())
        parts = []
        for index, face in enumerate(self.faces):
            # A box holds each compatible point once: dropping the others keeps the rest uniform.
            values = face.boxed(rng, int((chosen == index).sum()))
            parts.append(values[face.kept(values)][:, list(face.group_of)])
        mixed = np.concatenate(parts)
        rng.shuffle(mixed, axis=0)
        return mixed


def _stretch(values: Array, scale: int) -> Array:
    """The least to 0, the greatest to ``scale``; equals stay equals, and orders orders."""
    least = values.min(axis=1, keepdims=True)
    spread = values.max(axis=1, keepdims=True) - least
    kept = (spread > 0)[:, 0]
    stretched: Array = (values[kept] - least[kept]) * scale // spread[kept]
    return stretched


def value_sampler(known: Relations, options: Sequence[str]) -> ValueSampler | None:
    """How to draw the values of some options between 0 (worst) and 1 (best).

    None where statements lie on a straight line between numbers, or contradict one another.
    """
    spans = dict(known.spans)
    if known.on_lines or any(not known.expression(option) for option in options):
        return None
    if known.indifferent:
        return _sampler(known.nodes, [_flat(known)], known, options, stretched=False)
    ends = known.elsewhere > 0 or (bool(known.best) and bool(known.worst))
    if not ends and not spans:
        low = dict.fromkeys(known.best, ONE)
        high = dict.fromkeys(known.worst, ZERO)
        face = _bounded(known, low, high)
        return None if face is None else _sampler(known.nodes, [face], known, options, True)
    pairs: list[tuple[str | None, str | None]] = [(None, None)]
    if not ends:
        bests = [None] if known.best else list(known.nodes)
        worsts = [None] if known.worst else list(known.ends or known.nodes)
        pairs = [(b, w) for b in bests for w in worsts if b is None or b != w]
    faces = []
    for best, worst in pairs:
        low = {node: span[0] for node, span in spans.items()}
        high = {node: span[1] for node, span in spans.items()}
        low |= dict.fromkeys(known.best if best is None else {best}, ONE)
        high |= dict.fromkeys(known.worst if worst is None else {worst}, ZERO)
        faces.append(_bounded(known, low, high))
    return _sampler(known.nodes, [f for f in faces if f is not None], known, options, False)


def boxed_sampler(
    boxes: Mapping[str, tuple[Fraction, Fraction]],
    options: Sequence[str],
    at_least: Sequence[tuple[str, str]],
) -> ValueSampler | None:
    """How to draw values as given: each within its box, some at least others.

    ``options`` without a box lie on a straight line between two numbers that have one; None where
    they do not.
    """
    between = not set(options) <= set(boxes)
    known = Relations(
        nodes=tuple(boxes),
        at_least=tuple(at_least),
        spans=(),
        best=frozenset(),
        worst=frozenset(),
        indifferent=False,
        numeric=between,
        named=tuple(sorted(map(parse_number, boxes))) if between else (),
    )
    low = {node: ends[0] for node, ends in boxes.items()}
    high = {node: ends[1] for node, ends in boxes.items()}
    face = _bounded(known, low, high, whole=False)
    if face is None or any(not known.expression(option) for option in options):
        return None
    return _sampler(known.nodes, [face], known, options, False)


@dataclass(frozen=True, slots=True)
class _Bounded:
    """Bounds of every node in fractions, tightened along the order; and what is above what."""

    low: dict[str, Fraction]
    high: dict[str, Fraction]
    above: frozenset[tuple[str, str]]


def _flat(known: Relations) -> _Bounded:
    zeros = dict.fromkeys(known.nodes, ZERO)
    return _Bounded(zeros, zeros, frozenset())


def _bounded(
    known: Relations, low: Mapping[str, Fraction], high: Mapping[str, Fraction], whole: bool = True
) -> _Bounded | None:
    above = _closed(known.nodes, known.at_least)
    lows = {n: low.get(n, ZERO) for n in known.nodes} if whole else dict(low)
    highs = {n: high.get(n, ONE) for n in known.nodes} if whole else dict(high)
    for more, less in above:
        lows[more] = max(lows[more], low.get(less, ZERO) if whole else low[less])
        highs[less] = min(highs[less], high.get(more, ONE) if whole else high[more])
    if any(lows[node] > highs[node] for node in known.nodes):
        return None
    return _Bounded(lows, highs, above)


def _closed(
    nodes: Sequence[str], at_least: Sequence[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Every pair (a, b) with a at least as good as b, directly or through others."""
    reached = {node: {b for a, b in at_least if a == node} for node in nodes}
    for middle in nodes:
        for node in nodes:
            if middle in reached[node]:
                reached[node] |= reached[middle]
    return frozenset((a, b) for a, others in reached.items() for b in others if a != b)


def _sampler(
    nodes: Sequence[str],
    found: Sequence[_Bounded],
    known: Relations,
    options: Sequence[str],
    stretched: bool,
) -> ValueSampler | None:
    if not found:
        return None
    free = any(one.low[node] != one.high[node] for one in found for node in nodes)
    ends = [end for one in found for side in (one.low, one.high) for end in side.values()]
    scale = lcm(VALUES if free else 1, *(end.denominator for end in ends))
    faces = [_face(nodes, one, _CUBE if stretched else scale) for one in found]
    most = max(_dimension(face) for face in faces)
    faces = [face for face in faces if _dimension(face) == most]
    expressions = [known.expression(option) for option in options]
    parts = lcm(*(share.denominator for line in expressions for share in line.values()))
    places = {node: index for index, node in enumerate(nodes)}
    return ValueSampler(
        unit=scale * parts,
        scale=scale,
        faces=tuple(faces),
        shares=tuple(
            tuple((places[node], int(share * parts)) for node, share in line.items())
            for line in expressions
        ),
        stretched=stretched,
        method="gibbs" if any(f.mixed for f in faces) else "exact" if free else "point",
    )


def _dimension(face: Face) -> int:
    return sum(low < high for low, high in zip(face.low, face.high, strict=True))


def _face(nodes: Sequence[str], bounded: _Bounded, scale: int) -> Face:
    above = bounded.above
    first: dict[str, str] = {}
    for node in nodes:
        equals = (n for n in nodes if n == node or {(n, node), (node, n)} <= above)
        first[node] = min(equals, key=nodes.index)
    heads = [node for node in nodes if first[node] == node]
    low = [int(-(-bounded.low[head] * scale // 1)) for head in heads]
    high = [int(bounded.high[head] * scale // 1) for head in heads]
    number = {head: index for index, head in enumerate(heads)}
    # A pair whose bounds alone keep it says nothing.
    pairs = tuple(
        (number[a], number[b])
        for a, b in sorted(above, key=lambda pair: (nodes.index(pair[0]), nodes.index(pair[1])))
        if a in number and b in number and high[number[b]] > low[number[a]]
    )
    chains, mixed = _shapes(pairs, low, high)
    spreads = (top - least for least, top in zip(low, high, strict=True) if top > least)
    return Face(
        group_of=tuple(number[first[node]] for node in nodes),
        low=tuple(low),
        high=tuple(high),
        pairs=pairs,
        chains=chains,
        mixed=mixed,
        weight=prod((spread / scale for spread in spreads), start=1.0),
    )


def _shapes(
    pairs: Sequence[tuple[int, int]], low: Sequence[int], high: Sequence[int]
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """The groups that hang together: chains within one pair of bounds, and all others."""
    chains: list[tuple[int, ...]] = []
    mixed: list[int] = []
    for part in _parts(pairs):
        below = {g: sum(a == g for a, _ in pairs) for g in part}
        total = sorted(below.values()) == list(range(len(part)))
        if total and len({(low[g], high[g]) for g in part}) == 1:
            chains.append(tuple(sorted(part, key=below.__getitem__)))
        else:
            mixed += sorted(part)
    return tuple(chains), tuple(mixed)


def _parts(pairs: Sequence[tuple[int, int]]) -> list[set[int]]:
    parts: list[set[int]] = []
    for pair in pairs:
        joined = set(pair).union(*(part for part in parts if part & set(pair)))
        parts = [part for part in parts if not part & joined] + [joined]
    return parts
