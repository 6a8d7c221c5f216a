"""One Problem in, one Frontier out: every package that cannot be improved for one without loss.

F(X) is the frontier of what is possible, F(Z) that of the zone (agreements, section 2). Red lines
are removed before computing, because the package that dominates may be the one a red line forbids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from detente.analysis.problem import Package, Problem
from detente.analysis.solutions.dominance import above, capped
from detente.analysis.solutions.fronts import Front
from detente.analysis.solutions.packages import listing, nearest, nearest_package
from detente.analysis.solutions.portfolio import Step, comparing, computed, enumerated
from detente.analysis.solutions.reduction import (
    Coordinate,
    Reduced,
    boxes,
    budgets,
    reduced,
    utilities,
)
from detente.analysis.solutions.setting import prepared
from detente.analysis.solutions.watch import MEMORY, Progress, Stopped, Watch, reason
from detente.analysis.solutions.widths import ordered

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Array, Indices
    from detente.analysis.solutions.witnesses import Node

CAP = 200_000
"""The largest number of points kept exactly (agreements, section 5)."""

_LISTABLE_WITH_TOPS = 2_000_000


@dataclass(frozen=True, slots=True)
class Frontier:
    """The efficient packages of a set, as points with all packages that reach each of them.

    ``points`` are integer utilities (divide by the problem's scales), largest for the first party
    first. ``counts`` are the packages per point; None where they are not claimed. ``epsilon`` says,
    per party and on its scale, how much better a true point may be than the nearest one listed
    (0: exact). ``complete`` is False if a time limit or Ctrl-C came first: the points are then real
    packages, within epsilon; or none, if there was no time for any. ``empty`` is None if unknown.
    ``steps`` say how it was computed, ``limited`` what made it less than exact (see `Watch`);
    "cancel" is named even if it was finished exactly. ``outside`` are points within epsilon below a
    reservation value, which only serve as bounds.
    """

    points: tuple[tuple[int, ...], ...]
    counts: tuple[int, ...] | None
    epsilon: tuple[int, ...]
    complete: bool
    empty: bool | None
    steps: tuple[Step, ...]
    outside: tuple[tuple[int, ...], ...] = ()
    limited: tuple[str, ...] = ()
    _root: Node | None = field(default=None, repr=False, compare=False)
    _order: Indices | None = field(default=None, repr=False, compare=False)
    _issues: int = field(default=0, repr=False, compare=False)

    @property
    def method(self) -> str:
        """Either "exact", or "bounded" where points may be missing within epsilon."""
        return "bounded" if any(self.epsilon) or not self.complete else "exact"

    @property
    def packages_in_all(self) -> int | None:
        """The number of packages on the frontier; None where it is not claimed."""
        return None if self.counts is None else sum(self.counts)

    def packages(self, point: int, limit: int = 1000) -> tuple[Package, ...]:
        """The first packages that reach a point, in option order of the issues."""
        return self.listing(limit, [point])[0]

    def listing(
        self, limit: int = 10, points: Sequence[int] | None = None
    ) -> tuple[tuple[Package, ...], ...]:
        """The same for many points at once (all of them by default), which is much faster."""
        import numpy as np

        if self._root is None or self._order is None:
            return ()
        wanted = self._order if points is None else self._order[np.array(points, dtype=np.int64)]
        return tuple(listing(self._root, wanted, self._issues, limit))

    def changes(self, package: Package) -> tuple[int, ...]:
        """Per point: in how many issues its nearest package differs from the given one."""
        if self._root is None or self._order is None:
            return ()
        return tuple(nearest(self._root, package)[self._order].tolist())

    def nearest(self, point: int, package: Package) -> Package:
        """The package of a point that differs from the given one in the fewest issues."""
        assert self._root is not None
        assert self._order is not None
        return nearest_package(self._root, int(self._order[point]), package)


def frontier(
    problem: Problem,
    *,
    zone: bool,
    cap: int = CAP,
    deadline: float | None = None,
    progress: Progress | None = None,
    memory: int = MEMORY,
) -> Frontier:
    """F(Z) if the ``zone`` is asked for, else F(X). What it may cost says `estimate`.

    ``deadline`` is a reading of ``time.monotonic``. At the deadline, or at the first Ctrl-C, what
    is known is finished coarsely and returned, labelled. ``memory`` bounds the bytes of the layers:
    close to it they are thinned out, with a certificate. Raises TooLarge, before anything is run,
    if linked issues are too many for every exact method; TooMuchMemory if thinning out is not
    enough.
    """
    watch = Watch(deadline, progress, memory)
    steps: list[Step] = []
    lost = (0,) * problem.parties
    nothing = Frontier((), (), lost, complete=True, empty=True, steps=())
    if zone and _floor_above_top(problem):
        return nothing
    try:
        small = reduced(problem, coordinates(problem, zone=zone), boxes(problem, zone=zone))
        if small.impossible:
            return nothing
        front = _front(problem, small, cap, watch, steps)
    except (Stopped, KeyboardInterrupt) as early:
        if watch.hurried:
            raise
        watch.hurry(reason(early))
        found = Frontier((), None, lost, complete=False, empty=None, steps=tuple(steps))
        return replace(found, limited=watch.limited)
    if front is None:
        return replace(nothing, steps=tuple(steps), limited=watch.limited)
    try:
        found = _finished(problem, small, front, watch, zone=zone)
    except (Stopped, KeyboardInterrupt) as early:
        if watch.hurried:
            raise
        watch.hurry(reason(early))
        found = _finished(problem, small, front, watch, zone=zone)
    return replace(found, steps=tuple(steps), limited=watch.limited)


def coordinates(problem: Problem, *, zone: bool) -> tuple[Coordinate, ...]:
    """One per party and budget; a constant one for company where a party is alone.

    The bin filter then serves one party as well.
    """
    found = utilities(problem, zone=zone) + budgets(problem)
    alone = Coordinate(tuple((0,) * size for size in problem.sizes))
    return found if len(found) != 1 or found[0].weak else (*found, alone)


def _front(
    problem: Problem, small: Reduced, cap: int, watch: Watch, steps: list[Step]
) -> Front | None:
    """The front before constants are added and tops are applied, except as said below.

    Where a top binds, packages above it tie although their sums do not: small problems are
    enumerated with the tops in place, so that no tie is lost.
    """
    dominance = comparing(small.coordinates)
    if not ties_by_enumeration(problem):
        return computed(prepared(small, dominance, watch, cap=cap), steps)
    tops = tuple(
        None if top is None else top - coordinate.constant
        for top, coordinate in zip_longest(problem.tops, small.coordinates)
    )
    setting = prepared(small, dominance, watch, all_points=True)
    issues = tuple(range(small.issues))
    front = enumerated(setting, issues, tops)
    steps.append(Step("enumeration", issues, problem.packages, watch.used))
    return front


def _finished(
    problem: Problem, small: Reduced, front: Front, watch: Watch, *, zone: bool
) -> Frontier:
    """Bring in constants and tops, drop what only helped to compute, put the points in order."""
    import numpy as np

    parties = problem.parties
    moved = front.moved([coordinate.constant for coordinate in small.coordinates])
    values = capped(moved.values[:parties], problem.tops)
    front = replace(moved, values=values, epsilon=front.epsilon[:parties])
    if len(small.coordinates) > parties or _binding(problem):
        front = front.filtered(comparing(small.coordinates[:parties]), watch)
    order = np.lexsort(ordered(front.values)[::-1])[::-1]
    order, outside = _reaching(front.values, order, problem.reservations if zone else ())
    exact = not any(front.epsilon)
    claimed = exact and (not _binding(problem) or ties_by_enumeration(problem))
    # Exact points that all miss a floor leave nothing; within an error nobody knows.
    nothing = True if exact else None
    return Frontier(
        points=_vectors(front.values, order),
        counts=tuple(front.node.counts[order].tolist()) if claimed else None,
        epsilon=front.epsilon,
        complete=exact or not watch.hurried,
        empty=False if len(order) else nothing,
        steps=(),
        outside=_vectors(front.values, outside),
        _root=front.node,
        _order=order,
        _issues=small.issues,
    )


def _reaching(
    values: Array, order: Indices, floors: tuple[int | None, ...]
) -> tuple[Indices, Indices]:
    """The points that reach every reservation value, and those that narrowly miss one."""
    marks = above(values[:, order], floors) if floors else None
    if marks is None:
        return order, order[:0]
    return order[marks], order[~marks]


def _vectors(values: Array, order: Indices) -> tuple[tuple[int, ...], ...]:
    return tuple(zip(*values[:, order].tolist(), strict=True))


def _floor_above_top(problem: Problem) -> bool:
    """Whether some party's reservation value is out of its reach whatever is agreed."""
    return any(
        top is not None and floor is not None and floor > top
        for top, floor in zip(problem.tops, problem.reservations, strict=True)
    )


def _binding(problem: Problem) -> bool:
    """Whether the sum of some party can exceed its top."""
    for party, top in enumerate(problem.tops):
        if top is not None:
            most = problem.constants[party] + sum(map(max, problem.tables[party]))
            most += sum(max(0, b.amount) for b in problem.bonuses if b.party == party)
            if most > top:
                return True
    return False


def ties_by_enumeration(problem: Problem) -> bool:
    """Whether a top binds and the packages are few enough to go through them all."""
    return problem.packages <= _LISTABLE_WITH_TOPS and _binding(problem)
