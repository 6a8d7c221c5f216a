"""Where packages lie on the plane of two parties, and the band of those efficient for some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.agreements import FrontierFinding
from detente.analysis.preferences import Span
from detente.analysis.robustness import Listed, Robustness
from detente.charts import Shaded
from detente.reports.words.worth import Measure


@dataclass(frozen=True, slots=True)
class Sight:
    """Where two parties' utilities lie on a plane, in points of 100."""

    finding: FrontierFinding
    measures: Sequence[Measure]
    pair: tuple[int, int]

    def place(self, utilities: Sequence[Fraction]) -> tuple[float, float]:
        """The place of a package of exact utilities."""
        x, y = (
            round(float(utilities[index] * 100 / self.measures[index].top), 2)
            for index in self.pair
        )
        return x, y

    def of(self, integers: Sequence[int]) -> tuple[float, float]:
        """The place of a vector in the integers of the problem."""
        return self.place(self.exact(integers))

    def exact(self, integers: Sequence[int]) -> list[Fraction]:
        """The utilities of a vector in the integers of the problem."""
        scales = self.finding.compiled.problem.scales
        return [Fraction(v, s) for v, s in zip(integers, scales, strict=True)]

    def floor(self, axis: int) -> float | None:
        """What no deal is worth to one of the two, None where nobody stated it."""
        index, problem = self.pair[axis], self.finding.compiled.problem
        stated = problem.reservations[index]
        if stated is None:
            return None
        worth = Fraction(stated, problem.scales[index])
        return round(float(worth * 100 / self.measures[index].top), 2)

    def range(self, axis: int, span: Span | None) -> tuple[float, float] | None:
        """The least and the most that a package may be worth to one of the two; None if open."""
        if span is None or span.low is None or span.high is None:
            return None
        top = self.measures[self.pair[axis]].top
        low, high = (round(float(end * 100 / top), 2) for end in (span.low, span.high))
        return low, high


def band(sight: Sight, sure: Robustness) -> tuple[Shaded, ...]:
    """The packages listed that are efficient in some sample, at their central worth.

    With two parties each has the cross of what it may be worth; with more a plane shows two of
    many sides, and no cross.
    """
    found = [_shaded(sight, sure, entry) for entry in sure.candidates if entry.efficient]
    return tuple(each for each in found if each is not None)


def _shaded(sight: Sight, sure: Robustness, entry: Listed) -> Shaded | None:
    compiled = sight.finding.compiled
    indices = compiled.indices(entry.package)
    share = sure.share(entry.efficient)
    if indices is None or share is None:
        return None
    x, y = sight.of(compiled.problem.utilities(indices))
    if len(sure.parties) != 2:
        return Shaded(x, y, share)
    spans = [sight.range(axis, entry.acceptable[sight.pair[axis]].utility) for axis in (0, 1)]
    return Shaded(x, y, share, *spans)
