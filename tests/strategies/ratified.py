"""The harbour case with bodies that must consent, an act that undoes, and what was found of them.

Written by hand like `strategies.findings`: one of each thing a page can show.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.analysis.overview import Analysis
from detente.analysis.ratification import (
    Blocker,
    BlocVote,
    BringIn,
    Consent,
    Loss,
    Power,
    Ratification,
    Undoing,
    Vote,
)
from detente.case import (
    Among,
    Basis,
    Bloc,
    Body,
    Bounds,
    Case,
    Condition,
    Grade,
    Kind,
    Move,
    Rule,
    Support,
    Undo,
    case_hash,
    text,
)
from strategies.findings import harbour_case, numberless

F = Fraction
SAID = Basis(grade=Grade.SAID, claims=("c1",))
REPORTED, ASSUMED = Basis(grade=Grade.REPORTED), Basis(grade=Grade.ASSUMED)
FLEXIBLE = Condition((("shifts", Among(("flexible",))),))
DEAR = Condition((("allowance", Bounds(above=F(3))),))
BROAD = "shifts=flexible,allowance=4.5,training=school"
FLEET = "bodies.port-board.blocs.owners"


def ratified_case(affected: int = 3) -> Case:
    """The harbour with a board, a ballot, a council of all, and a court that can be called."""
    board = Body(
        "port-board",
        "port",
        text(en="Board of the Port", de="Hafenvorstand"),
        blocs=(
            Bloc("city", F(5), text(en="City", de="Stadt"), votes_like="port"),
            Bloc(
                "owners",
                F(4),
                text(en="Ship owners", de="Reeder"),
                refuses=(DEAR,),
                reason=text(en="Too dear", de="Zu teuer"),
                basis=SAID,
            ),
            Bloc("banks", F(2), text(en="Banks", de="Banken")),
        ),
        quota=F(8),
        not_without=("city",),
        basis=REPORTED,
    )
    ballot = Body(
        "union-ballot",
        "union",
        text(en="Ballot of the members", de="Urabstimmung"),
        rule=Rule.REFERENDUM,
        threshold=F(25),
        support=(Support(None, None, (F(81, 2), F(60)), ASSUMED),),
    )
    parties = harbour_case(affected).parties
    out = tuple(party.id for party in parties if party.kind is Kind.AFFECTED)
    council = Body("bay-council", out[0] if out else "port", rule=Rule.CONSENSUS)
    act = Undo(
        "injunction",
        out[0] if out else "port",
        (FLEXIBLE,),
        text(en="Injunction in court", de="Einstweilige Verfügung"),
        together_with=out[1:2],
        cost_interval=(F(5), F(25, 2)),
        days=F(90),
        basis=ASSUMED,
    )
    return replace(harbour_case(affected), bodies=(board, ballot, council), undo=(act,))


def refused(affected: int = 3) -> Ratification:
    """What was found of the broad package: the board refuses it, others are open or unknown."""
    case = ratified_case(affected)
    package = next(row.package for row in numberless(affected).brief.rows if row.ref == BROAD)
    assert package is not None
    out = tuple(party.id for party in case.parties if party.kind is Kind.AFFECTED)
    moved = ("shifts", "allowance", "training")
    cheaper = package.changed({"allowance": "3"})
    line = "red_line:union.fixed-shifts"
    consents = (
        Consent(
            *("port", "port", "decider", moved, "possible", "possible"),
            because=("statements.port.order.shifts",),
            grade=Grade.SAID,
            at_table=True,
        ),
        Consent(
            *("union", "union", "decider", moved, "no", "possible"),
            because=(line,),
            grade=Grade.UNSOURCED,
            at_table=True,
        ),
        Consent(
            *("port-board", "port", "vote", moved, "no", "no"),
            because=(FLEET,),
            grade=Grade.SAID,
            at_table=True,
            yes=F(0),
            no=F(4),
            open=F(7),
            needed=F(8),
            blocs=(
                BlocVote("city", F(5), Vote.OPEN, Vote.OPEN, None, Grade.SAID, pivotal=False),
                BlocVote("owners", F(4), Vote.NO, Vote.NO, FLEET, Grade.SAID, pivotal=True),
                BlocVote("banks", F(2), Vote.UNKNOWN, Vote.UNKNOWN, None, None, pivotal=False),
            ),
            blocking=(("owners",), ("city",)),
        ),
        Consent(
            *("union-ballot", "union", "referendum", moved, "certain", "certain"),
            because=("bodies.union-ballot",),
            grade=Grade.ASSUMED,
            at_table=True,
            yes=F(81, 2),
            no=F(40),
            open=F(39, 2),
            needed=F(25),
        ),
        Consent(
            *("bay-council", out[0] if out else "port", "consensus", moved, "unknown", "unknown"),
            because=(),
            grade=None,
            at_table=not out,
        ),
    )
    return Ratification(
        package=package,
        parties=("port", "union"),
        passes="no",
        without_possible="no",
        consents=consents,
        blockers=(
            Blocker("union", "union", None, line, Grade.UNSOURCED, possible=True),
            Blocker("port-board", "port", "owners", FLEET, Grade.SAID, possible=False),
        ),
        bring_in=(
            BringIn(
                "port-board",
                cheaper,
                (Move("allowance", "4.5", "3"),),
                "possible",
                ("union-ballot",),
                (
                    Loss("port", "none", F(-1, 10), F(0), F(0)),
                    Loss("union", "certain", F(1, 25), F(2, 9), F(1, 9)),
                ),
                keeps_all=False,
                complete=True,
            ),
            BringIn("union", None, (), None, (), (), keeps_all=False, complete=True),
        ),
        undo=(
            Undoing(
                "injunction",
                (out or ("port",))[:2],
                ("shifts",),
                package.changed({"shifts": "fixed"}),
                tuple((party, "possible") for party in (out or ("port",))[:2]),
                "possible",
                Grade.ASSUMED,
                minimal=True,
            ),
        ),
        coalitions=((out or ("port",))[:2],),
        powers=(
            *(Power(party, "withhold", ("quay",)) for party in out[:1]),
            *(Power(party, "vote", moved, "bay-council") for party in out[:1]),
            *(Power(party, "undo", ("shifts",), "injunction") for party in out[:2]),
            *(Power(party, "stop", ("training",)) for party in out[2:3]),
        ),
    )


def ratified(affected: int = 3) -> Analysis:
    """The numberless analysis with what was found of the broad package."""
    case = ratified_case(affected)
    return replace(
        numberless(affected),
        case=case,
        case_hash=case_hash(case),
        ratification=((BROAD, refused(affected)),),
    )
