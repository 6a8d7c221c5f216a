"""What a party said over time: what holds, what was replaced or taken back, by what and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from detente.case import (
    Among,
    Answer,
    Case,
    Condition,
    Direction,
    Issue,
    Option,
    Party,
    RedLine,
    Wants,
    Withdrawal,
    history,
    in_force,
    standing,
    text,
    withdrawn_elements,
)
from strategies.cases import cases

WANTED = Wants("statements.a.wants.toll", "a", "toll", ("low",))
LINE = RedLine("a", "never", (Condition((("toll", Among(("high",))),)),))


def _answer(name: str, minute: int, says: object = None, **more: object) -> Answer:
    path = f"statements.a.answers.{name}"
    if isinstance(says, Wants | Direction):
        says = replace(says, id=path)
    moment = datetime(2026, 11, 22, 21, minute, tzinfo=UTC)
    return Answer(path, "a", moment, says, **more)  # type: ignore[arg-type]


def _case(*answers: Answer) -> Case:
    return Case(
        "c",
        parties=(Party("a", text("A")), Party("b", text("B"))),
        issues=(Issue("toll", options=(Option("low"), Option("mid"), Option("high"))),),
        statements=(WANTED, replace(WANTED, id="statements.b.wants.toll", holder="b")),
        red_lines=(LINE,),
        answers=answers,
    )


def test_without_answers_everything_holds() -> None:
    """What stands in the file holds, and only the party's own is told."""
    told = history(_case(), "a")
    assert ["statements.a.wants.toll", "red_lines.a.never"] == [one.id for one in told]
    assert {"active"} == {one.status for one in told}


def test_an_answer_that_says_something_replaces() -> None:
    """What an answer took out of force in favour of another thing is replaced, with the reason."""
    other = replace(WANTED, options=("mid",))
    new = _answer("a1", 1, other, replaces=(WANTED.id,), reason=text("Thought again"))
    first, _, said = history(_case(new), "a")
    assert ("replaced", new.id, text("Thought again")) == (first.status, first.by, first.reason)
    assert ("active", new.at) == (said.status, said.at)


def test_an_answer_that_says_nothing_takes_back() -> None:
    """A red line and an answer taken back are withdrawn; the earliest taking back is told."""
    first = _answer("a1", 1, WANTED)
    late = _answer("a3", 3, replaces=(first.id,))
    early = _answer("a2", 2, replaces=(first.id, "red_lines.a.never"))
    told = {one.id: one for one in history(_case(first, late, early), "a")}
    assert ("withdrawn", early.id) == (told[first.id].status, told[first.id].by)
    assert "withdrawn" == told["red_lines.a.never"].status


def test_what_holds_is_what_stands() -> None:
    """History and standing agree on what is active."""
    first = _answer("a1", 1, WANTED, replaces=(WANTED.id,))
    line = _answer("a2", 2, replace(LINE, name="a2"), replaces=("red_lines.a.never",))
    case = _case(first, line, _answer("a3", 3, declined="unknown"))
    active = {one.id for one in history(case, "a") if one.status == "active"}
    stands = standing(case)
    found = {s.id for s in stands.statements if s.holder == "a"}
    assert {first.id} == found
    assert {"a.a2"} == {red.id for red in stands.red_lines}
    assert {first.id, line.id} == active


@pytest.mark.parametrize("name", ["statements.a.answers.a2", "red_lines.a.a2", "red_line:a.a2"])
def test_an_answer_can_be_left_out(name: str) -> None:
    """Without an answer its red line is gone, and what it replaced does not come back."""
    line = _answer("a2", 2, replace(LINE, name="a2"), replaces=("red_lines.a.never",))
    left = standing(_case(line).without(name))
    assert () == left.red_lines
    assert _case(line).statements == left.statements


@settings(max_examples=15)
@given(cases())
def test_history_and_standing_agree(case: Case) -> None:
    """In any case, what history calls active is what stands, statement by statement."""
    stands = standing(case)
    for party in case.parties:
        active = [one.statement for one in history(case, party.id) if one.status == "active"]
        lines = [line for line in stands.red_lines if line.owner == party.id]
        assert {*stands.said_by(party.id), *lines} == set(active)


def test_a_withdrawn_issue_silences_answers() -> None:
    """What was answered about an issue off the table is among what fell silent, by its path."""
    case = _case(_answer("a1", 1, WANTED, replaces=(WANTED.id,)))
    assert () == withdrawn_elements(case)
    kept = Issue("road", options=(Option("yes"), Option("no")))
    gone = replace(case.issues[0], status_quo="low", withdrawn=Withdrawal())
    off = replace(case, issues=(gone, kept))
    silent = {path for path, _ in withdrawn_elements(off)}
    assert "statements.a.answers.a1" in silent
    assert WANTED.id not in silent
    assert () == in_force(off).statements
