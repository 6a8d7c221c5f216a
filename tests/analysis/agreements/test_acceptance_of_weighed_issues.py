"""A verdict where all that is said of the issues moved is how they weigh against one another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.analysis.agreements import Acceptance
from detente.analysis.agreements.acceptance import acceptance
from detente.analysis.preferences import Outlook
from detente.case import (
    AmongTop,
    Basis,
    Case,
    Grade,
    Issue,
    Option,
    Package,
    Party,
    Ratio,
    Statement,
    text,
)

SAID = Basis(grade=Grade.SAID)
ISSUES = ("wage", "hours", "leave")


@pytest.mark.parametrize(
    "said",
    [
        Ratio("statements.union.ratios.1", "union", "wage", "hours", (Fraction(2), None), SAID),
        AmongTop("statements.union.among_top.1", "union", ("wage", "hours"), 2, SAID),
    ],
)
def test_a_weighing_alone_leaves_every_move_possible_on_its_own_grade(said: Statement) -> None:
    """Nothing says which option is better; the verdict rests on the weighing, and names it."""
    case = Case(
        id="weighed",
        parties=(Party("union", text("Union")),),
        issues=tuple(
            Issue(name, options=(Option("low"), Option("high")), status_quo="low")
            for name in ISSUES
        ),
        statements=(said,),
    )
    moved = Package((("wage", "high"), ("hours", "low"), ("leave", "low")))
    found = acceptance(Outlook(case, "union"), moved)

    assert Acceptance.POSSIBLE is found.acceptance
    assert (said.id, Grade.SAID) == (found.because, found.grade)
