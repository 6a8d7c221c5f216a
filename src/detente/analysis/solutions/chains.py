"""Listing packages for many points at once where the layers form a chain.

That is the usual case: one issue, or one linked component, was added at a time. All points are
followed down the chain together, a row per package begun, which costs a few array operations per
layer instead of a step per point and layer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from detente.analysis.solutions.witnesses import Leaf, Node, Sum

if TYPE_CHECKING:
    from detente.analysis.problem import Package
    from detente.analysis.solutions.widths import Array, Indices

Layers = list[tuple[Sum, Node]]
"""From the root down: a layer, and the part it added."""


def layers_of(root: Node) -> Layers | None:
    """The chain below a root; None if there is none."""
    layers: Layers = []
    node = root
    while isinstance(node, Sum) and len(node.parts) == 2:
        layers.append((node, node.parts[1]))
        node = node.parts[0]
    return layers if isinstance(node, Sum) and not node.parts else None


def in_option_order(layers: Layers) -> bool:
    """Whether each layer adds a single issue that comes before all issues further down."""
    issues = [part.issue if isinstance(part, Leaf) else -1 for _, part in layers]
    return -1 not in issues and issues == sorted(issues)


def first_packages(
    layers: Layers, points: Indices, issues: int, limit: int
) -> list[tuple[Package, ...]]:
    """The first ``limit`` packages of each point, for a chain in option order.

    Only the first ``limit`` beginnings of each point are followed: every one can be completed.
    """
    rows = _Rows.start(points, issues)
    for layer, part in layers:
        assert isinstance(part, Leaf)
        rows.choose(part, rows.descend(layer))
        rows.cut(part.issue, limit)
    return rows.packages(len(points))


def all_packages(
    layers: Layers,
    points: Indices,
    issues: int,
    below: Callable[[Node, Indices], list[tuple[Package, ...]]],
) -> list[tuple[Package, ...]]:
    """All packages of each point, for any chain; ``below`` lists those of a component's points."""
    if len(points) == 0:
        return []
    rows = _Rows.start(points, issues)
    for layer, part in layers:
        taken = rows.descend(layer)
        if isinstance(part, Leaf):
            rows.choose(part, taken)
        else:
            rows.fill(part, taken, below)
    rows.cut(issues - 1, None)
    return rows.packages(len(points))


@dataclass(slots=True)
class _Rows:
    """Packages begun: the point each belongs to, where it is in the chain, options so far."""

    owner: Indices
    at: Indices
    options: Array

    @classmethod
    def start(cls, points: Indices, issues: int) -> _Rows:
        import numpy as np

        options = np.zeros((len(points), issues), dtype=np.int32)
        return cls(np.arange(len(points)), points, options)

    def take(self, rows: Indices) -> None:
        """Keep these rows, in this order, repeated as given."""
        self.owner, self.at, self.options = self.owner[rows], self.at[rows], self.options[rows]

    def descend(self, layer: Sum) -> Indices:
        """One layer down; returns the points taken from the part that the layer added."""
        row, way = layer.ways(self.at)
        if len(row) > len(self.owner):
            self.take(row)
        self.at = layer.taken[0][way]
        taken: Indices = layer.taken[1][way]
        return taken

    def choose(self, leaf: Leaf, points: Indices) -> None:
        """Write down the options of an issue."""
        row, way = leaf.ways(points)
        if len(row) > len(self.owner):
            self.take(row)
        self.options[:, leaf.issue] = leaf.options[way]

    def fill(
        self,
        part: Node,
        points: Indices,
        below: Callable[[Node, Indices], list[tuple[Package, ...]]],
    ) -> None:
        """Write down the options of all issues of a component."""
        import numpy as np

        needed, place = np.unique(points, return_inverse=True)
        lists = below(part, needed)
        lengths = np.array([len(packages) for packages in lists])
        starts = np.cumsum(lengths) - lengths
        every = np.array([package for packages in lists for package in packages])
        row = np.repeat(np.arange(len(points)), lengths[place])
        offset = np.arange(len(row)) - np.searchsorted(row, row)
        self.take(row)
        self.options += every[starts[place[row]] + offset]

    def cut(self, last: int, limit: int | None) -> None:
        """Sort the rows of each point by the issues up to ``last``; keep the first ones."""
        import numpy as np

        if len(self.owner) == 0 or (self.owner[1:] > self.owner[:-1]).all():
            return
        order = np.lexsort((*self.options.T[last::-1], self.owner))
        if limit is not None:
            owner = self.owner[order]
            order = order[np.arange(len(order)) - np.searchsorted(owner, owner) < limit]
        self.take(order)

    def packages(self, points: int) -> list[tuple[Package, ...]]:
        """The rows as packages, point by point."""
        import numpy as np

        packages = map(tuple, self.options.tolist())
        sizes = np.bincount(self.owner, minlength=points).tolist()
        return [tuple(islice(packages, size)) for size in sizes]
