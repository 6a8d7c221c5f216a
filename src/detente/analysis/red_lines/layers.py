"""The search: packages grown issue by issue, all at once, cut by what each can still reach.

A layered programme with floors (agreements, sections 6.2 and 6.4) whose state is the sum of every
row so far and, for every box over several issues, whether the package is still inside; so a box
costs one bit, whatever its size (section 6.5). States that cannot reach a floor are dropped, sums
that are certain to reach theirs are cut down to it, and equal states are merged: all three are
exact. When more than ``width`` states are left, the most promising are kept, and the search no
longer proves anything by finding nothing.

A depth-first search, the rejected alternative, visits one state at a time; numpy cuts a hundred
thousand in the time Python needs for a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.analysis.problem import Package
from detente.analysis.red_lines.constraints import Constraints, Row
from detente.analysis.red_lines.stopping import Stop, never

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Search:
    """A package that meets the constraints, or None; ``exact`` if None proves there is none."""

    package: Package | None
    exact: bool


@dataclass(frozen=True, slots=True)
class _Layers:
    """The constraints as arrays, in the order in which the issues are settled.

    ``values[t]`` is rows x options of issue ``order[t]``; ``inside[t]`` is options x boxes (True
    where the box does not speak of the issue); ``ends[t]`` are the boxes that issue settles;
    ``most[t]`` and ``least[t]`` are what the rows can still add from issue ``t`` on, boxes apart;
    ``amounts`` is boxes x rows, zero for a forbidden box.
    """

    order: tuple[int, ...]
    values: tuple[Array, ...]
    inside: tuple[Array, ...]
    ends: tuple[tuple[int, ...], ...]
    forbidden: int
    amounts: Array
    floors: Array
    most: Array
    least: Array


def search(constraints: Constraints, width: int, stop: Stop = never) -> Search:
    """Look for a package that meets narrowed constraints, keeping at most ``width`` states.

    ``stop`` is asked at every layer; once it says True the search ends without proof.
    """
    import numpy as np

    if constraints.hopeless:
        return Search(None, True)
    layers = _layers(constraints)
    sums = np.zeros((1, len(layers.floors)), dtype=np.int64)
    alive = np.ones((1, len(layers.amounts)), dtype=bool)
    trail: list[tuple[Array, Array]] = []
    exact = True
    for step in range(len(layers.order)):
        if stop():
            return Search(None, False)
        sums, alive, parents, options = _grown(layers, step, sums, alive)
        if len(sums) > 64:
            kept = _distinct(sums, alive)
            sums, alive, parents, options = sums[kept], alive[kept], parents[kept], options[kept]
        if len(sums) > width:
            exact = False
            kept = _most_promising(layers, step, sums, alive, width)
            sums, alive, parents, options = sums[kept], alive[kept], parents[kept], options[kept]
        if not len(sums):
            return Search(None, exact)
        trail.append((parents, options))
    package = _package(constraints, layers, trail)
    return Search(package, True) if constraints.met(package) else Search(None, False)


def _layers(constraints: Constraints) -> _Layers:
    """The constraints as arrays of 64-bit integers."""
    import numpy as np

    rows = [_rounded(row) for row in constraints.rows]
    boxes = [(box, None, 0) for box in constraints.forbidden] + [
        (box, index, amount) for index, row in enumerate(rows) for box, amount in row.bonuses
    ]
    order = _order([box.scope for box, _, _ in boxes], [len(d) for d in constraints.domains])
    place = {issue: step for step, issue in enumerate(order)}
    values, inside = [], []
    for issue in order:
        domain = constraints.domains[issue]
        table = [[row.tables[issue][option] for option in domain] for row in rows]
        values.append(np.array(table, dtype=np.int64).reshape(len(rows), len(domain)))
        inside.append(np.ones((len(domain), len(boxes)), dtype=bool))
    amounts = np.zeros((len(boxes), len(rows)), dtype=np.int64)
    ends: list[list[int]] = [[] for _ in order]
    for number, (box, index, amount) in enumerate(boxes):
        if index is not None:
            amounts[number, index] = amount
        for issue, options in box.parts:
            domain = constraints.domains[issue]
            inside[place[issue]][:, number] = [option in options for option in domain]
        ends[max(place[issue] for issue in box.scope)].append(number)
    nothing = np.zeros((1, len(rows)), dtype=np.int64)
    best = np.array([table.max(axis=1) for table in values], dtype=np.int64)
    worst = np.array([table.min(axis=1) for table in values], dtype=np.int64)
    best, worst = (table.reshape(len(order), len(rows)) for table in (best, worst))
    return _Layers(
        order,
        tuple(values),
        tuple(inside),
        tuple(map(tuple, ends)),
        len(constraints.forbidden),
        amounts,
        np.array([row.floor for row in rows], dtype=np.int64),
        np.concatenate([best[::-1].cumsum(axis=0)[::-1], nothing]),
        np.concatenate([worst[::-1].cumsum(axis=0)[::-1], nothing]),
    )


def _rounded(row: Row) -> Row:
    """The row, every number divided by a power of two and rounded up until all sums fit.

    Rounded up, a sum of parts is at least the rounded sum: no package is lost.
    """
    largest = (
        abs(row.floor)
        + sum(max(map(abs, table)) for table in row.tables)
        + sum(abs(amount) for _, amount in row.bonuses)
    )
    shift = max(0, largest.bit_length() - 60)
    if not shift:
        return row
    return Row(
        tuple(tuple(-(-value >> shift) for value in table) for table in row.tables),
        tuple((box, -(-amount >> shift)) for box, amount in row.bonuses),
        -(-row.floor >> shift),
    )


def _order(scopes: list[tuple[int, ...]], sizes: list[int]) -> tuple[int, ...]:
    """Linked issues first, next always the one that leaves the fewest boxes half settled."""
    mine: list[list[int]] = [[] for _ in sizes]
    for box, scope in enumerate(scopes):
        for issue in scope:
            mine[issue].append(box)
    waiting = [len(scope) for scope in scopes]

    def burden(issue: int) -> tuple[bool, int, int, int]:
        opened = sum(waiting[box] == len(scopes[box]) > 1 for box in mine[issue])
        closed = sum(waiting[box] == 1 for box in mine[issue])
        return (not mine[issue], opened - closed, sizes[issue], issue)

    left = set(range(len(sizes)))
    order = []
    while left:
        best = min(left, key=burden)
        left.remove(best)
        order.append(best)
        for box in mine[best]:
            waiting[box] -= 1
    return tuple(order)


def _grown(
    layers: _Layers, step: int, sums: Array, alive: Array
) -> tuple[Array, Array, Array, Array]:
    """Every state with every option of the next issue that can still meet everything."""
    import numpy as np

    values, inside = layers.values[step], layers.inside[step]
    options = values.shape[1]
    count = len(sums)
    parents = np.repeat(np.arange(count, dtype=np.int32), options)
    choice = np.tile(np.arange(options, dtype=np.int32), count)
    sums = (sums[:, None, :] + values.T[None, :, :]).reshape(count * options, sums.shape[1])
    alive = (alive[:, None, :] & inside[None, :, :]).reshape(count * options, alive.shape[1])
    for box in layers.ends[step]:
        if box >= layers.forbidden:
            sums = sums + alive[:, box, None] * layers.amounts[box]
    refused = [box for box in layers.ends[step] if box < layers.forbidden]
    keep = ~alive[:, refused].any(axis=1)
    if layers.ends[step]:
        alive = alive.copy()
        alive[:, list(layers.ends[step])] = False
    up, down = _still(layers, alive)
    keep &= (sums + layers.most[step + 1] + up >= layers.floors).all(axis=1)
    sums, alive = sums[keep], alive[keep]
    down = down[keep] if len(down) > 1 else down
    sums = np.minimum(sums, layers.floors - layers.least[step + 1] - down)
    return sums, alive, parents[keep], choice[keep]


def _still(layers: _Layers, alive: Array) -> tuple[Array, Array]:
    """The most and the least that open boxes can still add to each row of each state."""
    import numpy as np

    if len(layers.amounts) == layers.forbidden:
        nothing = np.zeros((1, len(layers.floors)), dtype=np.int64)
        return nothing, nothing
    amounts = layers.amounts[layers.forbidden :]
    bits = alive[:, layers.forbidden :].astype(np.int64)
    return bits @ np.maximum(amounts, 0), bits @ np.minimum(amounts, 0)


def _distinct(sums: Array, alive: Array) -> Array:
    """One index for every different state.

    States are sorted by a hash, and neighbours are compared in whole: a hash that two states share
    can leave a state twice, but never lose one.
    """
    import numpy as np

    whole = np.concatenate([sums, np.packbits(alive, axis=1).astype(np.int64)], axis=1)
    factors = np.arange(1, 2 * whole.shape[1], 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    keys = (whole.astype(np.uint64) * factors).sum(axis=1, dtype=np.uint64)
    order = np.argsort(keys, kind="stable")
    ranked = whole[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (ranked[1:] != ranked[:-1]).any(axis=1)
    return np.sort(order[new])


def _most_promising(layers: _Layers, step: int, sums: Array, alive: Array, width: int) -> Array:
    """The states with the largest smallest slack, in share of what each row had to spare at first.

    Floats only order the search here; they decide nothing.
    """
    import numpy as np

    slack = (sums + layers.most[step + 1] + _still(layers, alive)[0] - layers.floors).astype(float)
    spread = np.maximum((layers.most[0] - layers.least[0]).astype(float), 1.0)
    shares = slack / spread
    score = shares.min(axis=1) if shares.shape[1] else np.zeros(len(sums))
    score = score - 1e-3 * alive[:, : layers.forbidden].sum(axis=1)
    return np.sort(np.argpartition(-score, width - 1)[:width])


def _package(
    constraints: Constraints, layers: _Layers, trail: list[tuple[Array, Array]]
) -> Package:
    """The package of the first state of the last layer, followed back through its parents."""
    state = 0
    package = [0] * len(layers.order)
    for issue, (parents, options) in zip(reversed(layers.order), reversed(trail), strict=True):
        package[issue] = constraints.domains[issue][int(options[state])]
        state = int(parents[state])
    return tuple(package)
