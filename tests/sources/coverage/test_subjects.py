"""Which issues an element touches."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

from detente import formats
from detente.case import (
    Among,
    Bloc,
    Body,
    Bounds,
    Condition,
    Event,
    Package,
    Support,
    Undo,
    standing,
)
from detente.sources.coverage.subjects import issues_of
from helpers.needs import ROOT

TOLL = Condition((("toll", Bounds(above=Fraction(3))),))
DAM = Condition((("dam", Among(("full",))),))
RELEASE = Condition((("release", Among(("summer",))),))


def test_a_body_touches_what_it_and_its_members_look_at() -> None:
    """What it is asked about, what its blocs refuse and support, what its voters look at."""
    body = Body(
        "ballot",
        "delta",
        blocs=(Bloc("left", refuses=(TOLL,)), Bloc("right", supports=(DAM,))),
        support=(Support(RELEASE, Fraction(60)), Support(None, Fraction(40))),
        decides=("fund",),
    )

    assert {"fund", "toll", "dam", "release"} == issues_of(body)


def test_an_act_touches_what_it_undoes_and_what_it_leaves() -> None:
    """Both the options it can be used against and those that hold afterwards."""
    act = Undo("court", "fishers", (DAM,), leaves=Package((("toll", "2"),)))

    assert {"dam", "toll"} == issues_of(act)


def test_an_event_touches_no_issue() -> None:
    """What may happen is part of no issue; the options that depend on it are."""
    assert frozenset() == issues_of(Event("dry-year"))


def test_a_statement_touches_every_issue_it_names() -> None:
    """Of every kind of statement: what it touches is whatever issue stands anywhere in it."""
    case = standing(formats.load(ROOT / "tests" / "formats" / "union.yaml"))
    ids = {issue.id for issue in case.issues}
    for statement in case.statements:
        named = {one.name: getattr(statement, one.name) for one in fields(statement)}
        words = repr([part for name, part in named.items() if name not in ("id", "basis")])
        assert {issue for issue in ids if f"'{issue}'" in words} == issues_of(statement)
