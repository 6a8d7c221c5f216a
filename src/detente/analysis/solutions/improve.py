"""Packages of the zone that are better for somebody and worse for nobody than a given one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.problem import Package, Problem
from detente.analysis.solutions.frontier import Frontier
from detente.analysis.solutions.leximin import leximin


def improvements(points: Sequence[tuple[int, ...]], utilities: tuple[int, ...]) -> tuple[int, ...]:
    """The indices of the points that are at least as good for all and not equal."""
    return tuple(
        index
        for index, point in enumerate(points)
        if point != utilities and all(map(int.__ge__, point, utilities))
    )


@dataclass(frozen=True, slots=True)
class Improvements:
    """What could be had instead of a package without loss to anybody.

    ``points`` are indices into the frontier of the zone; ``fairest`` those whose smallest gain, as
    a share of what each party could gain at best among them, is largest; ``nearest`` the one that
    changes the fewest issues, as ``nearest_package``. None of it if the package is efficient.
    """

    points: tuple[int, ...]
    fairest: tuple[int, ...] = ()
    nearest: int | None = None
    nearest_package: Package | None = None


def improve(problem: Problem, frontier_z: Frontier, package: Package) -> Improvements:
    """Improvements on a package, whether or not it lies in the zone itself.

    Only packages on the frontier of the zone are offered: any other improvement has one of these
    that improves on it in turn. Of equally near ones the first by leximin of the shares is named.
    """
    utilities = problem.utilities(package)
    found = improvements(frontier_z.points, utilities)
    if not found:
        return Improvements(())
    gains, most = _gains([frontier_z.points[index] for index in found], utilities)
    fairest = tuple(found[index] for index in leximin(gains, most))
    changes = frontier_z.changes(package)
    fewest = min(changes[index] for index in found)
    near = [position for position, index in enumerate(found) if changes[index] == fewest]
    best = near[leximin([gains[position] for position in near], most)[0]]
    return Improvements(
        points=found,
        fairest=fairest,
        nearest=found[best],
        nearest_package=frontier_z.nearest(found[best], package),
    )


def _gains(
    points: list[tuple[int, ...]], utilities: tuple[int, ...]
) -> tuple[list[tuple[int, ...]], list[int]]:
    """Gains, and the largest of each party; a party that no improvement helps is left out."""
    gains = [tuple(map(int.__sub__, point, utilities)) for point in points]
    most = [max(column) for column in zip(*gains, strict=True)]
    helped = [party for party, amount in enumerate(most) if amount > 0]
    return [tuple(gain[i] for i in helped) for gain in gains], [most[i] for i in helped]
