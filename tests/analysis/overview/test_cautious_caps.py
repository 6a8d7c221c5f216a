"""A cap that hangs on too many events at once is held with caution, and says so."""

from __future__ import annotations

from fractions import Fraction

import pytest

import detente
from detente.analysis.problem.budgets import MOST_SHARED
from detente.case import Case, Constraint, Contingency, Event, Issue, Option, Party, text


def case(events: int) -> Case:
    """Two issues whose options hang on the same events, under one cap."""
    names = [f"e{number}" for number in range(events)]
    hanging = tuple(
        Option(f"if-{name}", contingent=Contingency(name, "dear", "cheap")) for name in names
    )
    options = (Option("cheap"), Option("dear"), *hanging)
    costs = (("dear", Fraction(1)),)
    return Case(
        "caps",
        parties=(Party("a", text("A")), Party("b", text("B"))),
        issues=tuple(Issue(one, options=options, status_quo="cheap") for one in ("i", "j")),
        constraints=(Constraint("budget", (("i", costs), ("j", costs)), Fraction(1)),),
        events=tuple(Event(name) for name in names),
    )


@pytest.mark.parametrize(("events", "cautious"), [(MOST_SHARED, False), (MOST_SHARED + 1, True)])
def test_a_cap_on_many_events_is_told(events: int, cautious: bool) -> None:
    """Up to eight shared events the cap is exact; beyond, the analysis warns."""
    analysis = detente.analyze(case(events))
    made = detente.as_json(analysis, "de")["warnings"]

    assert cautious == (("cautious", (("constraint", "budget"),)) in analysis.warnings)
    assert cautious == any("Obergrenze" in words and "Ereignissen" in words for words in made)
