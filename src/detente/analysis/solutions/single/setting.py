"""What every concept is given: the zone, where gains start, how large they can get."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.problem import Problem
from detente.analysis.solutions.single.search import Measure, Search

NEAR = 1e-7
"""What is this near to its bound is called optimal."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A zone with at least one package, whose ideal points are known or bounded.

    ``start`` is the disagreement point, ``ideal`` the most found for each party, ``most`` what it
    may be at most (the same where a solver proves it within 1e-7 of the span). ``active`` parties
    can gain something.
    """

    problem: Problem
    search: Search
    start: tuple[int, ...]
    ideal: tuple[int, ...]
    most: tuple[int, ...]
    active: tuple[int, ...]

    @property
    def measure(self) -> Measure:
        """Gains as shares of the largest gain found; of inactive parties in single units."""
        return self._measure(self.ideal)

    @property
    def widest(self) -> Measure:
        """Gains as shares of the largest gain possible: none is above 1."""
        return self._measure(self.most)

    def _measure(self, top: tuple[int, ...]) -> Measure:
        units = tuple(max(1, b - d) for b, d in zip(top, self.start, strict=True))
        return Measure(self.start, units)

    @property
    def reach(self) -> dict[int, float]:
        """The largest share that each active party may have, in the shares of ``measure``."""
        return {
            i: (self.most[i] - self.start[i]) / (self.ideal[i] - self.start[i]) + NEAR
            for i in self.active
        }

    @property
    def spans(self) -> dict[int, Fraction]:
        """The largest gain found of each active party, in its own utility."""
        return {
            i: Fraction(self.ideal[i] - self.start[i], self.problem.scales[i]) for i in self.active
        }

    def gains(self, utilities: tuple[int, ...]) -> dict[int, Fraction]:
        """The exact gains of the active parties, in their own utility."""
        return {
            i: Fraction(utilities[i] - self.start[i], self.problem.scales[i]) for i in self.active
        }

    def least_shares(self, utilities: tuple[int, ...]) -> dict[int, Fraction]:
        """The exact gains of the active parties over the most that each may gain."""
        return {
            i: Fraction(utilities[i] - self.start[i], self.most[i] - self.start[i])
            for i in self.active
        }
