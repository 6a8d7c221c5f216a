"""The graph of links: what hangs together, and in which order to eliminate it at what cost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import prod

from detente.analysis.solutions.reduction import Reduced


@dataclass(frozen=True, slots=True)
class Bucket:
    """One elimination: a variable, and the others its table depends on (its separator)."""

    variable: int
    separator: tuple[int, ...]


def components(reduced: Reduced) -> tuple[tuple[int, ...], ...]:
    """Variables that hang together through boxes, each component and all of them ascending."""
    root = list(range(len(reduced.kinds)))

    def find(variable: int) -> int:
        while root[variable] != variable:
            root[variable] = root[root[variable]]
            variable = root[variable]
        return variable

    for box in reduced.boxes:
        first = find(box.scope[0])
        for other in box.scope[1:]:
            root[find(other)] = first
    members: dict[int, list[int]] = {}
    for variable in range(len(root)):
        members.setdefault(find(variable), []).append(variable)
    return tuple(sorted(tuple(component) for component in members.values()))


def elimination_order(reduced: Reduced, component: tuple[int, ...]) -> tuple[Bucket, ...]:
    """Buckets by min-fill: next the variable whose neighbours lack the fewest links.

    Ties go to the smaller table, then to the first variable. Once everything left is linked to
    everything, all choices are alike and none is compared any more.
    """
    near = _neighbours(reduced, component)
    buckets = []
    while near:
        if all(len(around) == len(near) - 1 for around in near.values()):
            variable = min(near)
        else:
            masks = {v: sum(1 << other for other in around) for v, around in near.items()}
            fills = {v: _fill(masks, v, near[v]) for v in near}
            least = min(fills.values())
            tied = [v for v, fill in fills.items() if fill == least]
            variable = min(tied, key=lambda v: (_cells(reduced, (v, *near[v])), v))
        around = near.pop(variable)
        for one, other in combinations(around, 2):
            near[one].add(other)
            near[other].add(one)
        for one in around:
            near[one].discard(variable)
        buckets.append(Bucket(variable, tuple(sorted(around))))
    return tuple(buckets)


def cells(reduced: Reduced, order: tuple[Bucket, ...]) -> int:
    """How many combinations of kinds the buckets go through: the cost of an order."""
    return sum(_cells(reduced, (bucket.variable, *bucket.separator)) for bucket in order)


def _cells(reduced: Reduced, variables: tuple[int, ...]) -> int:
    return prod(len(reduced.kinds[variable]) for variable in variables)


def _neighbours(reduced: Reduced, component: tuple[int, ...]) -> dict[int, set[int]]:
    near: dict[int, set[int]] = {variable: set() for variable in component}
    for box in reduced.boxes:
        if box.scope[0] in near:
            for one, other in combinations(box.scope, 2):
                near[one].add(other)
                near[other].add(one)
    return near


def _fill(masks: dict[int, int], variable: int, around: set[int]) -> int:
    """How many links its neighbours lack (twice), by bits: min-fill is cubic in the issues."""
    mine = masks[variable]
    return sum((mine & ~masks[one]).bit_count() - 1 for one in around)
