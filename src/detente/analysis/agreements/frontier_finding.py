"""The frontier and the zone by the names of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.agreements.findings import Point
from detente.analysis.problem import Compiled
from detente.analysis.solutions import Frontier


@dataclass(frozen=True, slots=True)
class FrontierFinding:
    """A frontier, its points named on demand: a large one is listed only if somebody asks.

    ``acceptable`` are the indices of the points that a package of the zone reaches, None where
    that is not known.
    """

    compiled: Compiled
    frontier: Frontier
    acceptable: frozenset[int] | None

    @property
    def vectors(self) -> int:
        """How many utility vectors."""
        return len(self.frontier.points)

    @property
    def packages(self) -> int | None:
        """How many packages stand behind them, None where not claimed."""
        counts = self.frontier.counts
        return None if counts is None else sum(counts)

    @property
    def epsilon(self) -> tuple[Fraction, ...]:
        """The certified error per party, in its utility; zeros where the frontier is exact."""
        scales = self.compiled.problem.scales
        return tuple(
            Fraction(error, scale)
            for error, scale in zip(self.frontier.epsilon, scales, strict=True)
        )

    def point(self, index: int, listed: int = 10) -> Point:
        """One point with its first ``listed`` packages, complete over every issue."""
        scales = self.compiled.problem.scales
        counts = self.frontier.counts
        return Point(
            utilities=tuple(
                Fraction(value, scale)
                for value, scale in zip(self.frontier.points[index], scales, strict=True)
            ),
            acceptable=None if self.acceptable is None else index in self.acceptable,
            count=None if counts is None else counts[index],
            packages=tuple(
                self.compiled.named(package) for package in self.frontier.packages(index, listed)
            ),
        )

    def points(self, listed: int = 10) -> Iterator[Point]:
        """Every point, first party's best first."""
        return (self.point(index, listed) for index in range(self.vectors))


@dataclass(frozen=True, slots=True)
class Zone:
    """The packages that nobody in the analysis refuses.

    ``empty`` and ``count`` are None where they could not be decided or counted. ``proved`` is False
    where only a solver in floats says that it is empty.
    """

    empty: bool | None
    count: int | None
    frontier: FrontierFinding | None
    proved: bool = True
