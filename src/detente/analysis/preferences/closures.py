"""What the options of one issue may be worth to a party: bounds of every difference.

The statements on one issue are differences: ``v[a] >= v[b]``, ``low <= v[a] <= high``. Their
closure (shortest paths between options and a fixed zero) gives the exact bounds of every
difference. Which option is best and which worst is part of what is compatible: where the
statements leave it open, every pair of candidates is tried, and the bounds are the widest over
them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import lcm

from detente.analysis.preferences.option_values import Bounds, Relations

ZERO, ONE = Fraction(0), Fraction(1)

MOST_CANDIDATES = 12
"""Options up to which every pair of best and worst is tried; beyond, the bounds are loose."""

_BASE = -1  # the node that stands for the number 0

Closure = dict[tuple[str | int, str | int], Fraction]


@lru_cache(maxsize=4096)
def closure(known: Relations) -> Closure | None:
    """The largest value of ``v[a] - v[b]`` for every pair of nodes, base included.

    None where the statements contradict one another.
    """
    widest: Closure | None = None
    for found in closures(known):
        widest = (
            found
            if widest is None
            else {pair: max(value, widest[pair]) for pair, value in found.items()}
        )
    return widest


@lru_cache(maxsize=4096)
def closures(known: Relations) -> tuple[Closure, ...]:
    """The largest differences for every pair of best and worst that fits the statements."""
    if known.indifferent:
        nodes: list[str | int] = [*known.nodes, _BASE]
        flat = {(a, b): ZERO for a in nodes for b in nodes}
        return (flat | {(a, _BASE): ONE for a in known.nodes},)
    found = (_shortest(known, best, worst) for best, worst in _candidates(known))
    return tuple(far for far in found if far is not None)


def strictly_ordered(known: Relations) -> bool:
    """Whether every option put above another can be worth more: all at once, the set is convex."""
    strict = [r for r in known.ranked if r.strictly and {r.better, r.lesser} <= set(known.nodes)]
    return not strict or any(
        all(far[rank.better, rank.lesser] > 0 for rank in strict) for far in closures(known)
    )


def is_loose(known: Relations) -> bool:
    """Whether an unknown best or worst is left out of the bounds because there are too many."""
    open_ended = not known.best or not known.worst
    untried = len(known.nodes) > MOST_CANDIDATES and not known.elsewhere
    return open_ended and untried and bool(known.at_least or known.spans)


def _candidates(known: Relations) -> list[tuple[str | None, str | None]]:
    """The pairs of best and worst to try; None is one that bounds no node."""
    if known.on_lines:  # an extreme may lie on a line: only the linear programme knows
        return [(None, None)]
    bests: list[str | None] = [min(known.best)] if known.best else list(known.nodes)
    worsts: list[str | None] = [min(known.worst)] if known.worst else list(known.nodes)
    free_best: list[str | None] = bests if known.best else [None]
    free_worst: list[str | None] = worsts if known.worst else [None]
    if known.elsewhere == 1 and not known.best and not known.worst:
        return [*product(bests, free_worst), *product(free_best, worsts)]
    if known.elsewhere or len(known.nodes) > MOST_CANDIDATES:
        return list(product(free_best, free_worst))
    return [(best, worst) for best, worst in product(bests, worsts) if best != worst]


def _shortest(known: Relations, best: str | None, worst: str | None) -> Closure | None:
    nodes: list[str | int] = [*known.nodes, _BASE]
    far: Closure = {(a, b): ZERO if a == b else ONE for a in nodes for b in nodes}
    far.update({(_BASE, a): ZERO for a in known.nodes})

    def limit(a: str | int, b: str | int, value: Fraction) -> None:
        far[a, b] = min(far[a, b], value)

    for better, lesser in known.at_least:
        limit(lesser, better, ZERO)
    for option, (low, high) in known.spans:
        limit(option, _BASE, high)
        limit(_BASE, option, -low)
    # An option on a straight line is no node: the linear programme keeps that it is an extreme.
    for option in known.nodes:
        if option in known.best or option == best:
            limit(_BASE, option, -ONE)
        if option in known.worst or option == worst:
            limit(option, _BASE, ZERO)
    # Without an order between options a path gains only by way of the number 0.
    return _closed(far, nodes, nodes if known.at_least else [_BASE])


def _closed(
    far: Closure, nodes: Sequence[str | int], middles: Sequence[str | int]
) -> Closure | None:
    """The shortest paths by way of some nodes (Floyd and Warshall); None where one is a loss.

    In whole numbers of the smallest common part, a row at a time: 200 options take a tenth of a
    second, where fractions one by one took a minute and a half.
    """
    import numpy as np

    common = lcm(*(limit.denominator for limit in far.values()))
    # No path is longer than all nodes, each at most 1 away: a cycle below 0 ends it before.
    fits = common * (len(nodes) + 1) < 2**62
    table = np.array(
        [[int(far[a, b] * common) for b in nodes] for a in nodes],
        dtype=np.int64 if fits else object,
    )
    for middle in (nodes.index(node) for node in middles):
        table = np.minimum(table, table[:, middle, None] + table[None, middle, :])
        if (table.diagonal() < 0).any():
            return None
    exact = {value: Fraction(value, common) for value in np.unique(table).tolist()}
    return {
        (a, b): exact[value]
        for a, row in zip(nodes, table.tolist(), strict=True)
        for b, value in zip(nodes, row, strict=True)
    }


def difference(known: Relations, far: Closure, more: str, less: str) -> Bounds | None:
    """The bounds of ``v[more] - v[less]``; None where only a linear programme can tell exactly."""
    if more == less:
        return (ZERO, ZERO)
    if known.on_lines:
        return None
    first, second = known.expression(more), known.expression(less)
    if not first or not second:
        return (-ONE, ONE)
    if len(first) == len(second) == 1:
        (a,), (b,) = first, second
        return (-far[b, a], far[a, b])
    terms = dict(first)
    for node, share in second.items():
        terms[node] = terms.get(node, ZERO) - share
    return _separable(known, terms)


def value(known: Relations, far: Closure, option: str) -> Bounds | None:
    """The bounds of one option's value; None where only a linear programme can tell exactly."""
    if known.on_lines:
        return None
    terms = known.expression(option)
    if not terms:
        return (ZERO, ONE)
    if len(terms) == 1:
        (a,) = terms
        return (-far[_BASE, a], far[a, _BASE])
    return _separable(known, terms)


def _separable(known: Relations, terms: dict[str, Fraction]) -> Bounds | None:
    spans = dict(known.spans)
    if not known.separable and any(
        spans.get(n, (ZERO, ONE))[0] != spans.get(n, (ZERO, ONE))[1] for n in terms
    ):
        return None
    found: list[Bounds] = []
    for best, worst in _candidates(known):
        reached = {
            n: (ONE if n == best else low, ZERO if n == worst else high)
            for n, (low, high) in spans.items()
        }
        if all(low <= high for low, high in reached.values()):
            low = sum((c * reached[n][0 if c > 0 else 1] for n, c in terms.items()), ZERO)
            high = sum((c * reached[n][1 if c > 0 else 0] for n, c in terms.items()), ZERO)
            found.append((low, high))
    return (min(low for low, _ in found), max(high for _, high in found)) if found else None


def weighed(known: Relations, shares: Mapping[str, Fraction]) -> Bounds:
    """The bounds of a sum of option values, each times its share (named options only).

    Shares of at most two signs with at most two options each, as two packages that hang on events
    have them. Greatest is what it costs least to ship from options with a positive share to those
    with a negative one, where a way costs the largest difference (duality; Kantorovich 1942).
    """
    opposite = {option: -share for option, share in shares.items()}
    most = [_shipped(far, shares) for far in closures(known)]
    least = [_shipped(far, opposite) for far in closures(known)]
    return (-max(least), max(most))


def _shipped(far: Closure, shares: Mapping[str, Fraction]) -> Fraction:
    surplus = sum(shares.values(), ZERO)
    ends: list[tuple[str | int, Fraction]] = [*shares.items(), (_BASE, -surplus)]
    givers = [(node, share) for node, share in ends if share > 0]
    takers = [(node, -share) for node, share in ends if share < 0]
    if not givers:
        return ZERO
    (a, have), (b, rest) = givers if len(givers) == 2 else (*givers, (givers[0][0], ZERO))
    (x, need), (y, other) = takers if len(takers) == 2 else (*takers, (takers[0][0], ZERO))

    def cost(direct: Fraction) -> Fraction:
        return (
            direct * far[a, x]
            + (have - direct) * far[a, y]
            + (need - direct) * far[b, x]
            + (rest - need + direct) * far[b, y]
        )

    return min(cost(max(ZERO, have - other)), cost(min(have, need)))
