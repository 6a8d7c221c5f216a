"""How many packages are possible, and how many lie in the zone (agreements, section 6.8).

Nothing is dominated in a count: the same programmes run with every coordinate weak. Sums are only
followed for parties that can miss their reservation value and for budgets, and only as far as they
still matter, so without either the count is a product. On fine scales sums hardly ever meet; then
all packages are gone through, if they are few enough, or no number is claimed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.analysis.problem import Problem
from detente.analysis.solutions import many_parties
from detente.analysis.solutions.dominance import Dominance, Floors, Pairs, above
from detente.analysis.solutions.enumeration import count_all
from detente.analysis.solutions.fronts import Front
from detente.analysis.solutions.portfolio import comparing, parts
from detente.analysis.solutions.ranges import Ranges
from detente.analysis.solutions.reduction import (
    Coordinate,
    Reduced,
    boxes,
    budgets,
    reduced,
    utilities,
)
from detente.analysis.solutions.setting import Setting, prepared
from detente.analysis.solutions.watch import Stopped, TooLarge, Watch

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Array

_SUMS = 1 << 21


class _TooManySumsError(Exception):
    """More different sums than it is worth to follow."""


def count_packages(
    problem: Problem, *, limit: int = 10**8, deadline: float | None = None
) -> int | None:
    """The exact number of packages in X; None if it is not claimed (see ``count_zone``)."""
    return _count(problem, budgets(problem), limit, deadline, zone=False)


def count_zone(
    problem: Problem, *, limit: int = 10**8, deadline: float | None = None
) -> int | None:
    """The exact number of packages in Z.

    None if it is not claimed: too many different sums, more than ``limit`` packages to go through
    instead, or the ``deadline`` (of ``time.monotonic``) came first.
    """
    for top, floor in zip(problem.tops, problem.reservations, strict=True):
        if top is not None and floor is not None and floor > top:
            return 0
    weak = [
        replace(one, weak=True) for one in utilities(problem, zone=True) if one.floor is not None
    ]
    return _count(problem, (*weak, *budgets(problem)), limit, deadline, zone=True)


def _count(
    problem: Problem,
    coordinates: tuple[Coordinate, ...],
    limit: int,
    deadline: float | None,
    *,
    zone: bool,
) -> int | None:
    forbidden = boxes(problem, zone=zone)
    small = reduced(problem, coordinates, forbidden)
    if small.impossible:
        return 0
    needed = _needed(problem, small, coordinates)
    small = reduced(problem, needed, forbidden)
    setting = prepared(small, _counting(), Watch(deadline))
    try:
        return _by_sums(setting)
    except _TooManySumsError:
        if small.sizes(range(small.issues)) > limit:
            return None
    except (TooLarge, Stopped):
        return None
    try:
        return count_all(setting, tuple(range(small.issues)))
    except Stopped:
        return None


def _needed(
    problem: Problem, small: Reduced, coordinates: tuple[Coordinate, ...]
) -> tuple[Coordinate, ...]:
    """The coordinates that some package could miss; one that nothing can miss if there is none."""
    if small.coordinates:
        low = Ranges(small).outside(()).low
        coordinates = tuple(
            given
            for given, settled, least in zip(coordinates, small.coordinates, low, strict=True)
            if settled.floor is not None and settled.constant + least < settled.floor
        )
    free = Coordinate(tuple((0,) * size for size in problem.sizes), weak=True)
    return coordinates or (free,)


def _by_sums(setting: Setting) -> int:
    """Follow the different sums, part by part."""
    total = setting.space.start([0] * setting.space.width)
    covered: set[int] = set()
    for part in parts(setting, []):
        if part is None:
            return 0
        setting.watch.check()
        covered.update(part.variables)
        joined = setting.join(total, part.front, setting.ranges.outside(covered), saturate=True)
        if joined is None:
            return 0
        total = joined
    return _packages(total, setting.space.floors)


def _packages(front: Front, floors: Floors) -> int:
    marks = above(front.values, floors)
    counts = front.node.counts if marks is None else front.node.counts[marks]
    return sum(counts.tolist())


def _counting() -> Dominance:
    """Nothing dominates anything, and an explosion is noticed before it happens."""
    plain = comparing(())
    return plain._replace(pairs=_pairs)


def _pairs(left: Array, right: Array, floors: Floors, watch: Watch) -> Pairs:
    if left.shape[1] * right.shape[1] > _SUMS:
        raise _TooManySumsError
    return many_parties.pairs(left, right, floors, watch, strong=0)
