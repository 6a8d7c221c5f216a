"""One package for a solution concept, with the distance to what might be better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.problem import Package
from detente.analysis.solutions.single.setting import NEAR


@dataclass(frozen=True, slots=True)
class NearPackage:
    """A package almost as good by a concept: ``share`` is its value over that of the best one."""

    package: Package
    utilities: tuple[int, ...]
    share: float


@dataclass(frozen=True, slots=True)
class SingleSolution:
    """One package for a solution concept, with what no package exceeds.

    ``value`` is exact, in the parties' own units, as in ``solve.Solution``; ``bound`` is the most
    that any package may reach (both None for weighted Nash, ``bound`` also where none is known).
    ``gap`` is the same distance in the units in which it was sought: logarithms of shares for the
    two Nash solutions, else shares of the largest gains (for leximin the largest gap of all ordered
    sums). Other packages may be just as good; ``near`` are some of those within a share of it,
    best first.
    """

    name: str
    package: Package
    utilities: tuple[int, ...]
    gap: float
    value: Fraction | None = None
    bound: Fraction | None = None
    near: tuple[NearPackage, ...] = ()

    @property
    def optimal(self) -> bool:
        """Whether nothing is better by more than 1e-7, as far as a solver in floats can prove."""
        return self.gap <= NEAR


Pick = Callable[[], SingleSolution | None]
"""Chooses from everything found by the end, for a bound computed before."""
