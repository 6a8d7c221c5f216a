"""What a person answered anew between two versions: told as such, and taken back as a cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import detente
from detente.analysis.overview import difference
from detente.analysis.overview.changes import Change, changes, reverted
from detente.analysis.overview.survival import offers
from detente.case import (
    Answer,
    Case,
    Issue,
    Option,
    Order,
    Package,
    Party,
    WouldSign,
    standing,
    text,
)
from detente.case.check import check

ROOT = "statements.a"
SIGNS = WouldSign(f"{ROOT}.would_sign.1", "a", Package((("i", "y"),)))
WALKS = Order(f"{ROOT}.order.i", "a", "i", (("x",), ("y",), ("z",)))


def _answer(name: str, minute: int, says: object = None, **more: object) -> Answer:
    path = f"{ROOT}.answers.{name}"
    if isinstance(says, Order | WouldSign):
        says = replace(says, id=path)
    moment = datetime(2026, 11, 22, 12, minute, tzinfo=UTC)
    return Answer(path, "a", moment, says, **more)  # type: ignore[arg-type]


def _case(*answers: Answer) -> Case:
    options = (Option("x"), Option("y"), Option("z"))
    return Case(
        "c",
        parties=(Party("a", text("A")), Party("b", text("B"))),
        issues=(Issue("i", options=options, status_quo="x"),),
        statements=(WALKS, SIGNS, replace(WALKS, id="statements.b.order.i", holder="b")),
        answers=answers,
    )


OLD = _case()
OTHER = replace(WALKS, tiers=(("z",), ("y",), ("x",)))
ANEW = _case(_answer("a1", 1, OTHER, replaces=(WALKS.id,)))


def test_what_was_answered_anew_is_told() -> None:
    """The statement is replaced, the answer is new."""
    expected = {Change(WALKS.id, "replaced"), Change(f"{ROOT}.answers.a1", "added")}
    assert expected == set(changes(OLD, ANEW))


def test_what_was_only_taken_back_is_gone() -> None:
    """An answer that says nothing is no element; what it took out of force is gone."""
    new = _case(_answer("a1", 1, replaces=(WALKS.id,)), _answer("a2", 2, declined="unknown"))
    assert (Change(WALKS.id, "removed"),) == changes(OLD, new)


def test_an_earlier_answer_can_be_replaced() -> None:
    """An answer of the old version that a new one replaces is told by its own path, once."""
    new = replace(
        ANEW,
        answers=(*ANEW.answers, _answer("a2", 2, WALKS, replaces=(WALKS.id, f"{ROOT}.answers.a1"))),
    )
    expected = {Change(f"{ROOT}.answers.a1", "replaced"), Change(f"{ROOT}.answers.a2", "added")}
    assert expected == set(changes(ANEW, new))


def test_each_change_can_be_taken_back() -> None:
    """Without the answer the case says what it said; the rest of the log stays."""
    new = _case(*ANEW.answers, _answer("a2", 2, declined="unknown"))
    for change in changes(OLD, new):
        back = reverted(new, OLD, change)
        assert ["a2"] == [one.id.rpartition(".")[2] for one in back.answers]
        assert standing(OLD) == standing(back)
        assert [] == [fault for fault in check(back) if fault.severity == "error"]


def test_an_answer_edited_by_hand_is_as_it_was() -> None:
    """A log that somebody changed is changed back in its place."""
    first, second = _answer("a1", 1, WALKS), _answer("a2", 2, SIGNS)
    old, new = _case(first, second), _case(replace(first, says=replace(OTHER, id=first.id)), second)
    (change,) = changes(old, new)
    assert ("changed", old) == (change.how, reverted(new, old, change))
    assert old == reverted(_case(second), old, Change(first.id, "removed"))


def test_a_package_to_sign_is_taken_back() -> None:
    """What was offered and replaced since is no longer said; what is answered counts as said."""
    gone = _case(_answer("a1", 1, replaces=(SIGNS.id,)))
    again = _case(_answer("a1", 1, SIGNS, replaces=(SIGNS.id,)))
    assert [False] == [offer.still_said for offer in offers(OLD, gone)]
    assert [True] == [offer.still_said for offer in offers(OLD, again)]
    assert [f"{ROOT}.answers.a1"] == [offer.element for offer in offers(again, gone)]


def test_the_difference_names_the_answer_as_cause() -> None:
    """A finding that turned because of an answer turns back without it."""
    analyses = [detente.analyze(case) for case in (OLD, ANEW)]
    found = difference(*analyses)
    causes = {change for flip in found.flipped for change in flip.because}
    assert {Change(WALKS.id, "replaced"), Change(f"{ROOT}.answers.a1", "added")} == causes
