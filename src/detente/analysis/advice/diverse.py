"""A few packages as different as possible: the largest smallest number of differing issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from detente.case import Package

T = TypeVar("T")

FEWEST, MOST = 3, 5
"""Offers wanted at least and shown at most."""

STEPS = 20_000
"""Sets tried per distance; beyond, the next smaller distance is tried."""


def distance(one: Package, other: Package) -> int:
    """The number of issues on which two packages differ; one left open differs from one settled."""
    mine, theirs = one.as_dict(), other.as_dict()
    return sum(mine.get(issue) != theirs.get(issue) for issue in {*mine, *theirs})


def diverse(
    packages: Sequence[Package],
    alike: Callable[[int, int], bool],
    *,
    least: int = 2,
    fewest: int = FEWEST,
    most: int = MOST,
) -> tuple[int, ...]:
    """Places of up to ``most`` packages, the first among them, that differ as much as possible.

    ``packages`` come best first; ``alike(a, b)`` says whether two may be offered beside each other.
    Of ``fewest`` packages the smallest number of issues by which two differ is as large as can be
    (MESO: mediation, section 4), of several such sets the first in the order given; further ones
    join if they lower it by no more than one and differ in ``least`` issues. Fewer come back where
    no more differ by that much.
    """
    if not packages:
        return ()
    apart = [[distance(one, other) for other in packages] for one in packages]
    for size in range(min(fewest, len(packages)), 1, -1):
        for wanted in range(max(apart[0], default=0), least - 1, -1):
            found = _first_set(apart, alike, size, wanted)
            if found is not None:
                return _extended(found, apart, alike, max(least, wanted - 1), most)
    return (0,)


def _first_set(
    apart: Sequence[Sequence[int]], alike: Callable[[int, int], bool], size: int, wanted: int
) -> tuple[int, ...] | None:
    """The first set of that size, in order, with the first package and that distance."""
    left = [STEPS]

    def grown(chosen: tuple[int, ...]) -> tuple[int, ...] | None:
        if len(chosen) == size:
            return chosen
        for place in range(chosen[-1] + 1, len(apart)):
            left[0] -= 1
            if left[0] < 0:
                return None
            if _fits(place, chosen, apart, alike, wanted):
                found = grown((*chosen, place))
                if found is not None:
                    return found
        return None

    return grown((0,))


def _extended(
    chosen: tuple[int, ...],
    apart: Sequence[Sequence[int]],
    alike: Callable[[int, int], bool],
    wanted: int,
    most: int,
) -> tuple[int, ...]:
    """The set with further packages, the most different first."""
    while len(chosen) < most:
        further = [k for k in range(len(apart)) if _fits(k, chosen, apart, alike, wanted)]
        if not further:
            break
        kept = chosen
        chosen = (*chosen, max(further, key=lambda k: (min(apart[k][c] for c in kept), -k)))
    return chosen


def _fits(
    place: int,
    chosen: tuple[int, ...],
    apart: Sequence[Sequence[int]],
    alike: Callable[[int, int], bool],
    wanted: int,
) -> bool:
    return place not in chosen and all(
        apart[place][other] >= wanted and alike(place, other) for other in chosen
    )
