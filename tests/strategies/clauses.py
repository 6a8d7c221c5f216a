"""A harbour in which the length of the quay hangs on what the ministry pays: clauses by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from detente.analysis.agreements import Clause, ClauseEffect
from detente.analysis.agreements.contingent_finding import Influence
from detente.analysis.overview import Analysis
from detente.analysis.preferences import Span
from detente.analysis.problem import Chance
from detente.case import Basis, Belief, Case, Contingency, Event, Grade, Option, case_hash, text
from strategies.findings import harbour_case, numberless

F = Fraction
UNKNOWN = Span(None, None)


def clause_case() -> Case:
    """The harbour case with an event and a quay that depends on it."""
    case = harbour_case()
    event = Event(
        "grant",
        text(en="The ministry pays", de="Das Ministerium zahlt"),
        by=date(2027, 6, 30),
        verified_by=("nature-trust", "Court of Audit"),
        influenced_by=("port",),
        beliefs=(
            Belief("port", F(60), (F(105, 2), F(70)), Basis(grade=Grade.SAID, claims=("c1",))),
            Belief("union", None, (F(101, 5), F(40)), Basis(grade=Grade.ASSUMED)),
            Belief("harbour-council", F(50), None, Basis(grade=Grade.REPORTED)),
        ),
        basis=Basis(grade=Grade.REPORTED, claims=("c1",)),
    )
    hanging = Option(
        "paid",
        text(en="Long if paid for", de="Lang, falls bezahlt"),
        contingent=Contingency("grant", "long", "none"),
    )
    issues = tuple(
        replace(issue, options=(*issue.options, hanging)) if issue.id == "quay" else issue
        for issue in case.issues
    )
    return replace(case, issues=issues, events=(event,))


def clause() -> Clause:
    """Worth more to one, open to another, unknown to a third; to be gamed, and ill verified."""
    better, open_ = Span(F(1, 8), F(1, 5)), Span(F(-1, 10), F(1, 3))
    chance = Chance(F(21, 40), F(7, 10), F(3, 5))
    return Clause(
        *("quay", "paid", "grant", "long", "none"),
        effects=(
            ClauseEffect(
                *("port", chance, Grade.SAID, (("none", better),), better, Span(F(1, 4), F(2, 5))),
                if_happens="certain",
                if_not="no",
                gains="certain",
                crossed=("red_line:port.quay-or-nothing",),
            ),
            ClauseEffect(
                *("union", Chance(F(101, 500), F(2, 5), F(301, 1000)), Grade.ASSUMED),
                *((("none", open_),), open_, Span(F(-1, 2), F(1, 2))),
                if_happens="possible",
                if_not="possible",
                gains="no",
            ),
            ClauseEffect(
                *("nature-trust", Chance(F(0), F(1), None), None, (("none", UNKNOWN),), UNKNOWN),
                UNKNOWN,
                if_happens="unknown",
                if_not="unknown",
                gains="unknown",
            ),
        ),
        gameable="certain",
        influences=(Influence("port", "certain", "no"),),
        verified="interested",
        verifiers=(("nature-trust", "interested"), ("Court of Audit", "interested")),
        no_deadline=False,
        no_proof=True,
        allowed=False,
        not_offered=("union",),
    )


def hanging() -> Analysis:
    """The numberless analysis with the clause."""
    case = clause_case()
    return replace(numberless(), case=case, case_hash=case_hash(case), clauses=(clause(),))
