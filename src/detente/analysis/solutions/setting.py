"""What every method is given: the reduced problem, its leaves, what is still to come, a watch."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.solutions.dominance import Dominance
from detente.analysis.solutions.fronts import Front, Room, Space
from detente.analysis.solutions.ranges import Ranges
from detente.analysis.solutions.reduction import Reduced
from detente.analysis.solutions.watch import Watch
from detente.analysis.solutions.widths import width_for

Leaves = tuple[tuple[Front, ...], ...]
"""Per variable and kind: the front of its options."""


_PAIRS = {2: 1 << 30, 3: 1 << 23, 4: 1 << 22, 5: 1 << 20}
_PAIRS_OF_MANY = 1 << 19
"""Candidates of one sum, by coordinates: what the filter does in some seconds at most."""

_HURRIED_TWO = 1 << 17
_HURRIED_MANY = 1 << 13


@dataclass(frozen=True, slots=True)
class Setting:
    """One computation, ready for any method. ``cap`` is the largest front kept on the way."""

    reduced: Reduced
    space: Space
    leaves: Leaves
    ranges: Ranges
    watch: Watch
    cap: int

    def join(
        self, left: Front, right: Front, room: Room, *, saturate: bool = False
    ) -> Front | None:
        """All sums of two fronts, with the room that is left to add to them; None if none can do.

        Fronts above the cap, and sums with too many candidates, are thinned out with a certificate;
        more so once the watch has been told to hurry.
        """
        space, cap = self.space, self.cap
        most = _PAIRS.get(space.width, _PAIRS_OF_MANY)
        if self.watch.hurried:
            most = _HURRIED_TWO if space.width == 2 else _HURRIED_MANY
            cap = min(cap, most)
        left, right = space.thin(left, cap), space.thin(right, cap)
        if left.size * right.size > most and left.size >= right.size:
            left = space.thin(left, max(1, most // right.size))
        elif left.size * right.size > most:
            right = space.thin(right, max(1, most // left.size))
        front = space.join(left, right, room, self.watch, saturate=saturate)
        return None if front is None else space.thin(front, cap)


def prepared(
    reduced: Reduced,
    dominance: Dominance,
    watch: Watch,
    *,
    cap: int = 1 << 62,
    all_points: bool = False,
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
    strong = sum(not coordinate.weak for coordinate in coordinates)
    space = Space(
        dominance=dominance,
        strong=strong,
        floors=floors,
        numbers=width_for(4 * largest, two=strong == len(coordinates) == 2),
    )
    leaves = tuple(
        tuple(_leaf(space, reduced, variable, kind, all_points) for kind in kinds)
        for variable, kinds in enumerate(reduced.kinds)
    )
    return Setting(reduced, space, leaves, ranges, watch, cap)


def _leaf(
    space: Space, reduced: Reduced, variable: int, kind: tuple[int, ...], all_points: bool
) -> Front:
    if variable >= reduced.issues:
        return space.start([0] * space.width)
    rows = [[c.table[variable][option] for option in kind] for c in reduced.coordinates]
    return space.leaf(variable, list(kind), rows, all_points=all_points)
