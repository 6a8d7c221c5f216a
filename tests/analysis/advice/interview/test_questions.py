"""Questions have keys by which a later sitting knows them, and answers make statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.advice.interview import (
    Kind,
    Points,
    Question,
    Tiers,
    in_order,
    question_of,
    response_error,
    statements_of,
)
from detente.analysis.advice.interview.asked import APART, EVERY, asked_keys, repeat_due
from detente.case import (
    AboutEqual,
    Answer,
    Basis,
    Case,
    Differs,
    Direction,
    Issue,
    Order,
    Package,
    Prefers,
    Ratio,
    Statement,
    Swings,
    Value,
    Wants,
    Word,
    WouldSign,
    WouldWalkAway,
)

ONE = Package((("a", "x"), ("b", "y")))
OTHER = Package((("a", "y"), ("b", "x")))
QUESTIONS = (
    Question(Kind.BEST_WORST, ("a",)),
    Question(Kind.END, ("a",)),
    Question(Kind.REFUSED),
    Question(Kind.SIGN, packages=(ONE,)),
    Question(Kind.SWINGS),
    Question(Kind.ORDER, ("a",)),
    Question(Kind.RANK, ("a",), ("x", "y")),
    Question(Kind.SWING, ("a", "b")),
    Question(Kind.RATE, ("a",), ("x",)),
    Question(Kind.RATE, ("a",), ("x",), again=True),
    Question(Kind.STRENGTH, ("a",), ("x", "y")),
    Question(Kind.RATIO, ("b", "a")),
    Question(Kind.COMPARE, packages=(ONE, OTHER)),
    Question(Kind.LINK, ("a", "b"), ("x",)),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.key)
def test_a_key_gives_its_question_back(question: Question) -> None:
    """Every kind, with issues, options and packages."""
    assert question == question_of(question.key)


def test_a_question_with_its_sides_turned_has_the_same_key() -> None:
    """Otherwise it would be asked twice without anybody meaning it."""
    for kind, field in ((Kind.RANK, "options"), (Kind.COMPARE, "packages"), (Kind.SWING, "issues")):
        question = next(q for q in QUESTIONS if q.kind is kind)
        turned = replace(question, **{field: getattr(question, field)[::-1]})
        assert turned.key == question.key


def test_a_key_of_another_kind_is_no_question() -> None:
    """A log may hold answers to questions of other programs."""
    assert question_of("survey:7") is None


def _said(question: Question, reply: object) -> tuple[object, ...]:
    return statements_of(question, reply, "nord", ("x", "y", "z"), Basis())  # type: ignore[arg-type]


def test_every_answer_makes_its_statement() -> None:
    """Per kind of question: what is kept of an answer."""
    rate, again = QUESTIONS[8], QUESTIONS[9]
    points = Points(Fraction(20), Fraction(40))
    span = (Fraction(20), Fraction(40))

    assert (Order("", "nord", "a", (("x",), ("y", "z"))),) == _said(
        QUESTIONS[5], Tiers((("x",), ("y", "z")))
    )
    assert (Wants("", "nord", "a", ("x",)), Value("", "nord", "a", "z", Fraction(0))) == _said(
        QUESTIONS[0], Tiers((("x",), ("z",)))
    )
    assert (Swings("", "nord", (("a",), ("b",))),) == _said(QUESTIONS[4], Tiers((("a",), ("b",))))
    assert (Direction("", "nord", "a", "less"),) == _said(QUESTIONS[1], "second")
    assert (WouldSign("", "nord", ONE),) == _said(QUESTIONS[3], "first")
    assert (WouldWalkAway("", "nord", ONE),) == _said(QUESTIONS[3], "second")
    assert (Order("", "nord", "a", (("y",), ("x",))),) == _said(QUESTIONS[6], "second")
    assert (Swings("", "nord", (("a", "b"),)),) == _said(QUESTIONS[7], "same")
    assert (Value("", "nord", "a", "x", None, span),) == _said(rate, points)
    assert (Value("", "nord", "a", "x", None, (Fraction(60), Fraction(80))),) == _said(
        again, points
    )
    assert (Ratio("", "nord", "b", "a", (Fraction(1, 5), Fraction(2, 5))),) == _said(
        QUESTIONS[11], points
    )
    assert (Prefers("", "nord", OTHER, ONE),) == _said(QUESTIONS[12], "second")
    assert (AboutEqual("", "nord", ONE, OTHER, Fraction(5)),) == _said(QUESTIONS[12], "same")
    assert (Differs("", "nord", "a", "x", "y", Word.WEAK, Word.WEAK),) == _said(
        QUESTIONS[10], Word.WEAK
    )


def test_a_reply_that_does_not_answer_is_refused() -> None:
    """Points are no answer to which of two is better, nor is *the same* to signing."""
    with pytest.raises(ValueError, match="does not answer"):
        _said(QUESTIONS[6], Points(Fraction(1), Fraction(2)))
    with pytest.raises(ValueError, match="does not answer"):
        _said(QUESTIONS[3], "same")


def _log(count: int) -> list[Answer]:
    moment = datetime(2026, 1, 1, tzinfo=UTC)

    def rated(number: int) -> Statement:
        return Value("", "nord", "a", f"o{number}", None, (Fraction(20), Fraction(40)))

    return [
        Answer(f"statements.nord.answers.a{n}", "nord", moment, rated(n), question=f"rate:a|o{n}")
        for n in range(count)
    ]


@given(st.integers(0, 45))
def test_one_question_in_ten_comes_back(count: int) -> None:
    """After every tenth answer, and about something said some answers ago."""
    due = repeat_due(_log(count))

    assert (count >= EVERY) == (due is not None)
    if due is not None:
        assert due.again
        assert due.options[0] in {f"o{n}" for n in range(count - APART)}


def test_a_question_that_comes_back_names_issues_as_the_case_does() -> None:
    """A key has them by name; a page and a terminal both show and keep them in their order."""
    case = Case("c", issues=(Issue("b"), Issue("a")))
    question = question_of("compare:a=x;b=y|a=y;b=x:again")
    assert question is not None

    assert [("b", "a")] * 2 == [
        tuple(issue for issue, _ in package.choices)
        for package in in_order(question, case).packages
    ]


def test_the_error_is_read_off_the_answers_to_one_question() -> None:
    """Two answers 20 points apart: a single one errs by 20 over the root of two."""
    log = _log(12)
    said = Value("", "nord", "a", "o0", None, (Fraction(40), Fraction(60)))
    again = replace(log[0], id="b", says=said, question="rate:a|o0:again")
    numbers, spread, sides, same = response_error([*log, again])

    assert (1, 0, 0) == (numbers, sides, same)
    assert pytest.approx(20 / 2**0.5) == spread


def test_a_screen_of_two_statements_stands_with_both() -> None:
    """One of best and worst taken back: the screen may be shown again; answered anew: it stands."""
    log = [replace(one, question="best_worst:a") for one in _log(2)]
    taken = replace(log[0], id="b", says=None, question=None, replaces=(log[1].id,))
    anew = replace(log[0], id="c", replaces=tuple(one.id for one in log))

    assert {"best_worst:a"} == asked_keys(log) == asked_keys([*log, anew])
    assert frozenset() == asked_keys([*log, taken])


def test_what_was_taken_back_may_be_asked_again() -> None:
    """A question whose answer no longer stands counts as not asked; a declined one as asked."""
    log = _log(3)
    taken = replace(log[0], id="b", says=None, question=None, replaces=(log[1].id,))
    declined = replace(log[0], id="c", says=None, question="rate:a|o9", declined="skipped")

    assert {"rate:a|o0", "rate:a|o2", "rate:a|o9"} == asked_keys([*log, taken, declined])
