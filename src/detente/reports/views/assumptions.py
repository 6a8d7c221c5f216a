"""Every element on which a cell of the brief rests, with the cells that turn without it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.overview import Analysis
from detente.reports.words import elements
from detente.reports.words.assumptions import turned
from detente.reports.words.names import Names

MOST = 40


@dataclass(frozen=True, slots=True)
class AssumptionView:
    """One element by path or demand id: what it says, whose, its grade, what turns without it."""

    element: str
    words: str
    owner: str
    grade: str
    grade_word: str
    turns: tuple[str, ...]


def assumptions_view(names: Names, analysis: Analysis) -> tuple[AssumptionView, ...]:
    """The assumptions in the order of the finding: weakest and most consequential first."""
    return tuple(
        AssumptionView(
            element=each.element,
            words=elements.full(names, each.element),
            owner=names.party(each.owner),
            grade=str(each.grade),
            grade_word=names.grade(each.grade),
            turns=turned(names, analysis, each.flips),
        )
        for each in analysis.assumptions[:MOST]
    )
