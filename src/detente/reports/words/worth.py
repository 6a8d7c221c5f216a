"""What a package is worth to a party, in whole points: never decimals nobody said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.overview import Analysis, Holding
from detente.case import Value, Weight


@dataclass(frozen=True, slots=True)
class Measure:
    """One party's points: ``top`` is worth 100 of them.

    On the native scale the top is 1. A party whose numbers are *as given* has the best point of
    the frontier (without one, of the zone) as its top, so that a reader is never shown two scales
    side by side.
    """

    party: str
    top: Fraction
    native: bool

    def points(self, utility: Fraction) -> int:
        """A utility in whole points of 100, halves up."""
        return int((utility * 100 / self.top + Fraction(1, 2)).__floor__())


def measures(analysis: Analysis, held: Holding) -> tuple[Measure, ...]:
    """One measure per party of the analysis, in its order."""
    made = []
    for index, party in enumerate(analysis.parties):
        native = not analysis.case.scale(party).as_given
        top = Fraction(1) if native else _best(held, index)
        made.append(Measure(party, top, native))
    return tuple(made)


def _best(held: Holding, index: int) -> Fraction:
    if held.frontier is None or not held.frontier.frontier.points:
        known = held.ideal[index][1] if held.ideal else Fraction(1)
        return known if known > 0 else Fraction(1)
    scale = held.frontier.compiled.problem.scales[index]
    best = max(point[index] for point in held.frontier.frontier.points)
    return Fraction(best, scale) if best > 0 else Fraction(1)


def hypothetical(analysis: Analysis) -> bool:
    """Whether some value behind the utilities is unsourced, assumed or a central one."""
    case = analysis.case
    numbers: Iterable[Value | Weight] = (
        statement
        for statement in case.statements
        if isinstance(statement, Value | Weight) and statement.holder in analysis.parties
    )
    return analysis.central or any(
        case.grade(statement.basis, statement.holder).only_possible for statement in numbers
    )
