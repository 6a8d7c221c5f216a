"""What every method is given: the reduced problem, its leaves, what is still to come, a watch."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.solutions.dominance import Dominance
from detente.analysis.solutions.fronts import Front, Space
from detente.analysis.solutions.ranges import Ranges
from detente.analysis.solutions.reduction import Reduced
from detente.analysis.solutions.watch import Watch
from detente.analysis.solutions.widths import fits

Leaves = tuple[tuple[Front, ...], ...]
"""Per variable and kind: the front of its options."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One computation, ready for any method."""

    reduced: Reduced
    space: Space
    leaves: Leaves
    ranges: Ranges
    watch: Watch


def prepared(
    reduced: Reduced, dominance: Dominance, watch: Watch, *, all_points: bool = False
) -> Setting:
    """Choose the width and filter every kind of options (all kept if ``all_points``).

    Constants are left out until the end: sums start at 0 and floors are lowered by them.
    """
    ranges = Ranges(reduced)
    coordinates = reduced.coordinates
    floors = tuple(None if c.floor is None else c.floor - c.constant for c in coordinates)
    bounds = (abs(floor) for floor in floors if floor is not None)
    largest = ranges.largest() + max(bounds, default=0)
    largest += max((abs(c.constant) for c in coordinates), default=0)
    space = Space(
        dominance=dominance,
        strong=sum(not coordinate.weak for coordinate in coordinates),
        floors=floors,
        wide=not fits(4 * largest),
    )
    leaves = tuple(
        tuple(_leaf(space, reduced, variable, kind, all_points) for kind in kinds)
        for variable, kinds in enumerate(reduced.kinds)
    )
    return Setting(reduced, space, leaves, ranges, watch)


def _leaf(
    space: Space, reduced: Reduced, variable: int, kind: tuple[int, ...], all_points: bool
) -> Front:
    if variable >= reduced.issues:
        return space.start([0] * space.width)
    rows = [[c.table[variable][option] for option in kind] for c in reduced.coordinates]
    return space.leaf(variable, list(kind), rows, all_points=all_points)
