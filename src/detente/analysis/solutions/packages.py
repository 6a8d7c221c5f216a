"""Listing the packages of a point, in option order, and finding the one nearest to a package."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from detente.analysis.solutions.chains import (
    all_packages,
    first_packages,
    in_option_order,
    layers_of,
)
from detente.analysis.solutions.witnesses import Leaf, Node, Sum, Union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.analysis.problem import Package
    from detente.analysis.solutions.widths import Array, Indices

_BYTES = 4


def listing(root: Node, points: Indices, issues: int, limit: int) -> list[tuple[Package, ...]]:
    """The first ``limit`` packages of each point, compared issue by issue."""
    if limit < 1 or len(points) == 0:
        return [()] * len(points)
    layers = layers_of(root)
    if layers is None:
        return _collect(root, points, issues, limit)
    if in_option_order(layers):
        return first_packages(layers, points, issues, limit)
    few = (root.counts[points] <= limit).astype(bool)

    def below(node: Node, needed: Indices) -> list[tuple[Package, ...]]:
        return _collect(node, needed, issues, limit)

    found = iter(all_packages(layers, points[few], issues, below))
    cut_off = iter(_collect(root, points[~few], issues, limit))
    return [next(found if whole else cut_off) for whole in few.tolist()]


def nearest(root: Node, package: Package) -> Array:
    """Per point of the root: in how many issues its nearest package differs from the given one."""
    return _distances(root, package)[root]


def nearest_package(root: Node, point: int, package: Package) -> Package:
    """The package of the point that differs from the given one in the fewest issues.

    Of several it takes the first way at every turn, so the choice is always the same.
    """
    import numpy as np

    distances = _distances(root, package)
    found = list(package)
    todo = [(root, point)]
    while todo:
        node, index = todo.pop()
        ways = slice(int(node.starts[index]), int(node.starts[index + 1]))
        way = ways.start + int(np.argmin(_changes(node, distances, package)[ways]))
        if isinstance(node, Leaf):
            found[node.issue] = int(node.options[way])
        todo.extend(_below(node, way))
    return tuple(found)


def _below(node: Node, way: int) -> Iterator[tuple[Node, int]]:
    """The points a way rests on."""
    if isinstance(node, Union):
        yield node.parts[node.part[way]], int(node.taken[way])
    elif isinstance(node, Sum):
        for part, taken in zip(node.parts, node.taken, strict=True):
            yield part, int(taken[way])


def _graph(root: Node) -> list[Node]:
    """All nodes below and including the root, each after those it rests on."""
    seen, todo = {root}, [root]
    while todo:
        fresh = set(todo.pop().parts) - seen
        seen |= fresh
        todo.extend(fresh)
    return sorted(seen, key=lambda node: node.height)


def _changes(node: Node, distances: dict[Node, Array], package: Package) -> Array:
    """Per way of a node: the number of issues below it that differ from the package."""
    import numpy as np

    if isinstance(node, Leaf):
        moved: Array = (node.options != package[node.issue]).astype(np.int64)
        return moved
    if isinstance(node, Union):
        offsets = np.cumsum([0, *(len(part.counts) for part in node.parts)])
        everything = np.concatenate([distances[part] for part in node.parts])
        below: Array = everything[offsets[node.part] + node.taken]
        return below
    assert isinstance(node, Sum)
    total = np.zeros(node.taken.shape[1], dtype=np.int64)
    for part, taken in zip(node.parts, node.taken, strict=True):
        total += distances[part][taken]
    return total


def _distances(root: Node, package: Package) -> dict[Node, Array]:
    import numpy as np

    distances: dict[Node, Array] = {}
    for node in _graph(root):
        distances[node] = np.minimum.reduceat(_changes(node, distances, package), node.starts[:-1])
    return distances


def _collect(root: Node, points: Indices, issues: int, limit: int) -> list[tuple[Package, ...]]:
    """Any graph: the first packages of every point needed, from the bottom up.

    A package, or the part of it that a node speaks of, is one integer whose digits are the options:
    parts add up, and comparing integers compares issue by issue.
    """
    import numpy as np

    needed = _needed(root, points)
    keys: dict[Node, dict[int, list[int]]] = {}
    for node in sorted(needed, key=lambda node: node.height):
        digit = 8 * _BYTES * (issues - 1 - node.issue) if isinstance(node, Leaf) else 0
        keys[node] = {
            index: _firsts(node, index, keys, digit, limit) for index in needed[node].tolist()
        }
    digits = np.dtype(f">u{_BYTES}")
    return [
        tuple(
            tuple(np.frombuffer(key.to_bytes(_BYTES * issues, "big"), digits).tolist())
            for key in keys[root][point]
        )
        for point in points.tolist()
    ]


def _needed(root: Node, points: Indices) -> dict[Node, Indices]:
    """The points of every node that the given points rest on."""
    import numpy as np

    wanted: dict[Node, list[Indices]] = {root: [points]}
    needed: dict[Node, Indices] = {}
    for node in reversed(_graph(root)):
        if node not in wanted:
            continue
        needed[node] = np.unique(np.concatenate(wanted.pop(node)))
        _, ways = node.ways(needed[node])
        if isinstance(node, Union):
            for index, part in enumerate(node.parts):
                taken = node.taken[ways[node.part[ways] == index]]
                if len(taken):
                    wanted.setdefault(part, []).append(taken)
        elif isinstance(node, Sum):
            for part, taken in zip(node.parts, node.taken, strict=True):
                wanted.setdefault(part, []).append(taken[ways])
    return needed


def _firsts(
    node: Node, index: int, keys: dict[Node, dict[int, list[int]]], digit: int, limit: int
) -> list[int]:
    """The smallest keys of one point."""
    ways = range(int(node.starts[index]), int(node.starts[index + 1]))
    if isinstance(node, Leaf):
        return sorted(int(node.options[way]) << digit for way in ways)[:limit]
    found = [_added([keys[part][at] for part, at in _below(node, way)], limit) for way in ways]
    return found[0] if len(found) == 1 else sorted(chain(*found))[:limit]


def _added(parts: list[list[int]], limit: int) -> list[int]:
    """The smallest sums of one key from each part; the pair (i, j) has (i+1)(j+1) - 1 below it."""
    total = [0]
    for part in parts:
        if len(total) == 1 or len(part) == 1:
            total = [left + right for left in total for right in part][:limit]
            continue
        total = sorted(
            left + right
            for i, left in enumerate(total)
            for right in part[: max(1, limit // (i + 1))]
        )[:limit]
    return total
