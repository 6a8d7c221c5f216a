"""What else can be asked: ties between issues, words for numbers, refusals, repetitions."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente.analysis.advice.interview import Interviewer, Kind, Question, response_error
from detente.app.asking import Sitting
from detente.case import Among, Bounds, Condition, Differs, RedLine, Value, Word, standing, text

from .asked_case import FIRST, Typist, answers_in, case_in, desk_in, folder_at, sit

TIED = "linkages:\n  both: {if: {lease: ten}, requires: {toll: {at_least: 2}}}\n"
SKIPPED = ("-", "-", "-", "-")


def _sitting(folder: Path, *typed: str, language: str = "en") -> tuple[Sitting, Typist]:
    """A sitting in which single questions are put."""
    typist, desk = Typist(typed), desk_in(folder, language)
    return Sitting(desk, typist, Interviewer(desk.case, "nord", draws=200)), typist


def _first_said(folder: Path) -> None:
    sit(folder, *FIRST, ".")


@pytest.mark.parametrize(("typed", "told"), [("y", "The order changes."), ("n", "stays the same")])
def test_of_a_declared_tie_the_order_is_asked(tmp_path: Path, typed: str, told: str) -> None:
    """Whether the order on one issue changes with the other; the answer is kept in words."""
    folder = folder_at(tmp_path, TIED)
    screen = sit(folder, *FIRST, *SKIPPED, "0", "-", "-", typed, ".").screen
    [answer] = [a for a in answers_in(folder) if (a.question or "").startswith("link:")]

    assert "Harbour lease: does your order of the options change if this is settled" in screen
    assert answer.reason is not None
    assert told in answer.reason.in_language("en")
    assert "does your order" not in sit(folder, ".").screen


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("1.1", (Condition((("lease", Among(("none",))),)),)),
        ("1.1+3.2", (Condition((("lease", Among(("none",))), ("patrol", Among(("joint",))))),)),
        ("2<4: we need it", (Condition((("toll", Bounds(below=Fraction(4))),)),)),
        (
            "2>7, 3.3",
            (
                Condition((("toll", Bounds(above=Fraction(7))),)),
                Condition((("patrol", Among(("mixed",))),)),
            ),
        ),
    ],
)
def test_refusals_are_red_lines(tmp_path: Path, typed: str, refused: tuple[Condition, ...]) -> None:
    """Options, combinations and numbers, several at once, each a red line with its reason."""
    folder = folder_at(tmp_path)
    sitting, _ = _sitting(folder, typed, "")
    sitting.ask(Question(Kind.REFUSED))
    lines = standing(case_in(folder)).red_lines

    assert [(one,) for one in refused] == [line.refuses for line in lines]
    reasons = {text("we need it")} if "we need it" in typed else {None}
    assert reasons == {line.reason for line in lines}
    assert all(isinstance(a.says, RedLine) for a in answers_in(folder))


@pytest.mark.parametrize("typed", ["9.1", "1.9", "1<3", "2.1", "1.1+1.2", "x", "1.1,", "2<x"])
def test_refusals_that_name_nothing_are_refused(tmp_path: Path, typed: str) -> None:
    """Nothing is kept of what cannot be read."""
    folder = folder_at(tmp_path)
    sitting, typist = _sitting(folder, typed, "0")
    sitting.ask(Question(Kind.REFUSED))

    assert not standing(case_in(folder)).red_lines
    assert "by numbers" in typist.screen.casefold()


def test_a_number_may_be_given_in_words(tmp_path: Path) -> None:
    """W asks for a strength instead; the number is not asked again."""
    folder = folder_at(tmp_path)
    _first_said(folder)
    sitting, typist = _sitting(folder, "w", "4")
    sitting.ask(Question(Kind.RATE, ("lease",), ("ten",)))
    *_, said, left = answers_in(folder)

    assert isinstance(said.says, Differs)
    assert ("fifteen", "ten", Word.MODERATE) == (said.says.better, said.says.worse, said.says.least)
    assert ("rate:lease|ten", "skipped") == (left.question, left.declined)
    assert "how much better is Fifteen years than Ten years" in typist.screen


def test_the_interval_is_told_and_can_be_changed(tmp_path: Path) -> None:
    """A number is told as the interval it is taken for; going back makes it wider."""
    folder = folder_at(tmp_path)
    _first_said(folder)
    sitting, typist = _sitting(folder, "60")
    sitting.ask(Question(Kind.RATE, ("lease",), ("ten",)))
    sit(folder, "<", "too narrow", "60±25", ".")
    said = answers_in(folder)[-1].says

    assert "Taken as 50 to 70 of 100." in typist.screen
    assert isinstance(said, Value)
    assert (Fraction(35), Fraction(85)) == said.interval
    assert 1 == len([s for s in standing(case_in(folder)).statements if s.id == said.id])


def test_an_answer_given_twice_shows_its_error(tmp_path: Path) -> None:
    """Ten answers on, a number is asked from the other end, and how far off it was is told."""
    folder = folder_at(tmp_path)
    _first_said(folder)
    sitting, _ = _sitting(folder, "60±30", "20±20", "70±30", "50±45", "-", "-", "-")
    for option in ("five", "ten"):
        sitting.ask(Question(Kind.RATE, ("lease",), (option,)))
    sitting.ask(Question(Kind.RATE, ("patrol",), ("joint",)))
    again = Question(Kind.RATE, ("lease",), ("five",), again=True)
    sitting.ask(again)
    numbers, spread, _, _ = response_error(sitting.interviewer.answers)

    assert 1 == numbers
    assert spread == pytest.approx((60 - 50) / 2**0.5, abs=3)


def test_every_question_of_the_advice_says_what_it_decides(tmp_path: Path) -> None:
    """The reason is there, and about how many questions are left."""
    folder = folder_at(tmp_path)
    typist, desk = Typist((*FIRST, *SKIPPED, "0", "2 1 3", "4 3 2 1", ".")), desk_in(folder)
    Sitting(desk, typist, Interviewer(desk.case, "nord", draws=200)).run()

    reasons = ("This decides between", "This can settle whether")
    assert any(reason in typist.screen for reason in reasons)
    assert "left" in typist.screen or "last question" in typist.screen
    assert "The packages in play" in typist.screen


def test_the_end_says_what_is_known_and_what_is_open(tmp_path: Path) -> None:
    """With its number of samples, and never as if one package were simply the best."""
    folder = folder_at(tmp_path)
    screen = sit(folder, *FIRST, "y", "n", "y", "-", "0", "2 1 3", "4 3 2 1", "-", ".").screen

    assert "compatible utilities, package" in screen
    assert "no deal" in screen
    assert "optimal" not in screen
