"""What every method is given: the reduced problem, its leaves, what is still to come, a watch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from detente.analysis.solutions import two_parties
from detente.analysis.solutions.dominance import Dominance
from detente.analysis.solutions.fronts import Front, Room, Space
from detente.analysis.solutions.ranges import Ranges
from detente.analysis.solutions.reduction import Reduced
from detente.analysis.solutions.watch import Crowded, TooMuchMemory, Watch
from detente.analysis.solutions.widths import width_for

Leaves = tuple[tuple[Front, ...], ...]
"""Per variable and kind: the front of its options."""

_PAIRS = {2: 1 << 30, 3: 1 << 23, 4: 1 << 22, 5: 1 << 20}
_PAIRS_OF_MANY = 1 << 19
"""Candidates of one sum, by coordinates: what the filter does in some seconds at most."""

_WIDE = 4
"""How much longer Python integers take, roughly."""

_HURRIED_TWO = 1 << 17
_HURRIED_MANY = 1 << 13

_COARSE = 1 << 15
"""Candidates of one sum where no useful certificate is in reach: some tenths of a second each."""

_FEWEST = 64


@dataclass(frozen=True, slots=True)
class Setting:
    """One computation, ready for any method.

    ``cap`` is the largest front kept on the way, ``most`` the most candidates of one sum. Of the
    memory left a quarter is for candidates, the rest for the layers ``to_come`` (0: not known).
    """

    reduced: Reduced
    space: Space
    leaves: Leaves
    ranges: Ranges
    watch: Watch
    cap: int
    most: int
    to_come: int = 0

    def join(
        self, left: Front, right: Front, room: Room, *, saturate: bool = False
    ) -> Front | None:
        """All sums of two fronts, with the room that is left to add to them; None if none can do.

        ``left`` is a sum of this kind. Fronts above the cap, and sums with too many candidates, are
        thinned out with a certificate; more so once the watch has been told to hurry.
        """
        most, cap = self._most()
        right = self._capped(right, cap)
        while True:
            left, right = self._narrowed(left, right, most)
            try:
                front = self.space.join(left, right, room, self.watch, saturate=saturate)
            except (Crowded, MemoryError):
                self.watch.limit("memory")
                most = min(most, left.size * right.size) // 4
                if most < _FEWEST:
                    raise TooMuchMemory(self.watch.used, self.watch.memory) from None
            else:
                return None if front is None else self._kept(front, cap)

    def unite(self, fronts: list[Front]) -> Front:
        """The points of several fronts as one front, thinned out like a sum."""
        return self._kept(self.space.unite(fronts, self.watch), self.cap)

    def futile(self, due: bool, to_come: int) -> bool:
        """Whether thinning out is ``due``, and so often that its certificate would say nothing.

        Every sum from here on can lose a stretch of every range (see ``thinning``): with as many
        sums ``to_come`` as there are stretches that is the whole range.
        """
        strong = self.space.strong
        return due and strong > 2 and to_come >= self.cap ** (1 / (strong - 1))

    def coarse(self) -> Setting:
        """The same with few points: more of them would take long and prove nothing."""
        self.watch.limit("coarse")
        return replace(self, most=min(self.most, _COARSE), cap=min(self.cap, _COARSE))

    def _most(self) -> tuple[int, int]:
        """The most candidates of one sum, and the largest front."""
        if not self.watch.hurried:
            return self.most, self.cap
        few = min(self.most, _HURRIED_TWO if self.space.width == 2 else _HURRIED_MANY)
        return few, min(self.cap, few)

    def _narrowed(self, left: Front, right: Front, most: int) -> tuple[Front, Front]:
        """Both sides, the larger one thinned out if there are more than ``most`` sums."""
        if left.size * right.size <= most:
            return left, right
        if left.size >= right.size:
            return self._thin(left, max(1, most // right.size), "candidates"), right
        return left, self._thin(right, max(1, most // left.size), "candidates")

    def _kept(self, front: Front, cap: int) -> Front:
        """A new layer, thinned out to the cap and to what memory there is, and accounted for."""
        watch = self.watch
        front = self._capped(front, cap)
        left = watch.memory - watch.held
        share = 3 * left // (4 * self.to_come) if self.to_come else left // 4
        if front.weight > share:
            front = self._thin(front, front.size * share // front.weight, "memory")
        watch.held += front.weight
        if watch.held > watch.memory:
            raise TooMuchMemory(watch.used, watch.memory)
        return front

    def _capped(self, front: Front, cap: int) -> Front:
        """At most about the cap: thinned out once, a front is left alone (see ``thinning``)."""
        if front.size <= cap + self.space.strong:
            return front
        return self._thin(front, cap, "points")

    def _thin(self, front: Front, cap: int, because: str) -> Front:
        if front.size <= cap:
            return front
        self.watch.limit(because)
        return self.space.thin(front, max(1, cap), self.watch)


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
    two = strong == len(coordinates) == 2
    if two:
        dominance = dominance._replace(pairs=partial(two_parties.pairs, cap=cap))
    space = Space(
        dominance=dominance,
        strong=strong,
        floors=floors,
        numbers=width_for(4 * largest, two=two),
    )
    leaves = tuple(
        tuple(_leaf(space, reduced, variable, kind, all_points) for kind in kinds)
        for variable, kinds in enumerate(reduced.kinds)
    )
    most = _PAIRS.get(space.width, _PAIRS_OF_MANY)
    if space.wide and space.width > 2:
        most //= _WIDE
    return Setting(reduced, space, leaves, ranges, watch, cap, most)


def _leaf(
    space: Space, reduced: Reduced, variable: int, kind: tuple[int, ...], all_points: bool
) -> Front:
    if variable >= reduced.issues:
        return space.start([0] * space.width)
    rows = [[c.table[variable][option] for option in kind] for c in reduced.coordinates]
    return space.leaf(variable, list(kind), rows, all_points=all_points)
