"""A package by itself: a card per party, worked out as the brief's cells are."""

from __future__ import annotations

from pathlib import Path

from detente.app.analyze import analyze
from detente.app.examples import example
from detente.app.judge import judge
from detente.case import Case
from detente.formats import read


def _case(name: str) -> Case:
    case = read(Path(str(example(name)))).case
    assert case is not None
    return case


def test_a_package_is_judged_as_in_the_brief() -> None:
    """For every package of the brief, each party's answer and reason are the brief's."""
    case = _case("alaska-2025")
    analysis = analyze(case)
    rows = [row for row in analysis.brief.rows if row.package is not None]
    for row in rows:
        found = judge(case, row.ref).judged
        answers = {c.party: (c.acceptance, c.reason, c.because) for c in found.cells}

        assert {c.party: (c.acceptance, c.reason, c.because) for c in row.cells} == answers


def test_what_is_crossed_refuses() -> None:
    """A party whose red line is crossed refuses, and the demand is named."""
    case = _case("alaska-2025")
    found = judge(case, "nato-ukraine=accession").judged
    crossed = dict(found.crossed)
    refusing = {c.party for c in found.cells if c.acceptance == "refused"}

    assert any(crossed.values())
    assert {party for party, demands in crossed.items() if demands} <= refusing
