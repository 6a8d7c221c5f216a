"""Options that hang on an event: what they are to each side, gaming, verification."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.agreements import Clause, ClauseEffect
from detente.analysis.overview import Analysis
from detente.case import Grade
from detente.reports.words.clauses import (
    belief,
    cautions,
    clause_name,
    crossed,
    gains,
    prefers,
    terms,
    worth,
)
from detente.reports.words.consent import event_of
from detente.reports.words.hyphens import breakable
from detente.reports.words.names import Names, capital

VERDICTS = {"certain": "certain", "possible": "possible", "no": "refused", "unknown": "unknown"}
"""The sign and colour of an answer: those of acceptance."""


@dataclass(frozen=True, slots=True)
class SideView:
    """What a clause is to one party."""

    party: str
    belief: str
    grade: str
    grade_word: str
    worth: str
    prefers: str
    verdict: str
    gains: str
    crossed: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause: its name and terms, the element its event is, each side, and cautions."""

    name: str
    terms: str
    event: str
    grade: str
    grade_word: str
    sides: tuple[SideView, ...]
    cautions: tuple[str, ...]


def clauses_view(names: Names, analysis: Analysis) -> tuple[ClauseView, ...]:
    """Every clause of the case, in its order."""
    return tuple(_clause(names, each) for each in analysis.clauses)


def _clause(names: Names, found: Clause) -> ClauseView:
    event = event_of(names, found.event)
    grade = names.case.grade(event.basis, None)
    return ClauseView(
        name=clause_name(names, found),
        terms=terms(names, found),
        event=f"events.{found.event}",
        grade=str(grade),
        grade_word=names.grade(grade),
        sides=tuple(_side(names, found, each) for each in found.effects),
        cautions=tuple(cautions(names, found)),
    )


def _side(names: Names, found: Clause, effect: ClauseEffect) -> SideView:
    grade: Grade | None = effect.grade
    return SideView(
        party=breakable(names.party(effect.party)),
        belief=belief(names, found, effect),
        grade="" if grade is None else str(grade),
        grade_word="" if grade is None else names.grade(grade),
        worth=worth(names, effect),
        prefers=prefers(names, effect),
        verdict=VERDICTS[effect.gains],
        gains=gains(names, effect),
        crossed=capital(crossed(names, effect)),
    )
