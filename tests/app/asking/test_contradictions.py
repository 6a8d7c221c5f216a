"""Contradictions in a sitting: shown at once, in the person's own words; the person decides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.analysis.advice.interview import Interviewer, Kind, Question
from detente.analysis.preferences import Outlook
from detente.app.asking import Sitting
from detente.app.asking.answering import Answering
from detente.case import Value, in_force

from .asked_case import Typist, answers_in, case_in, desk_in, folder_at, sit

AGAINST = """\
statements:
  nord:
    values: {lease: {none: 60, five: 30}}
"""


def _contradicted(place: Path, *typed: str, language: str = "en") -> tuple[Path, str]:
    """Best none, worst fifteen, then an order that says the opposite, then what is typed."""
    folder = folder_at(place)
    skipped = ["-"] * 4
    lines = ("1 4", "1", "3 2 1", *skipped, "0", "-", "4 3 2 1", *typed, ".")
    return folder, sit(folder, *lines, language=language).screen


def test_a_contradiction_is_quoted_with_day_and_author(tmp_path: Path) -> None:
    """Both statements stand there in words, with who said them and when."""
    _, screen = _contradicted(tmp_path)

    assert "These statements cannot all hold" in screen
    assert "1 January 2026, K. Lund: “wants Harbour lease: No lease” (a1)" in screen
    assert "“Harbour lease, best first: Fifteen years, then Ten years" in screen


def test_it_is_quoted_in_german(tmp_path: Path) -> None:
    """The same in the other language."""
    _, screen = _contradicted(tmp_path, language="de")

    assert "Diese Aussagen können nicht alle gelten" in screen
    assert "1. Januar 2026, K. Lund" in screen


def test_one_statement_is_taken_back(tmp_path: Path) -> None:
    """A number takes that statement back; it stays in the file, and what is left fits."""
    folder, _ = _contradicted(tmp_path, "2", ".")
    last = answers_in(folder)[-1]

    assert last.says is None
    assert 1 == len(last.replaces)
    assert not Outlook(in_force(case_in(folder)), "nord").contradictory


def test_a_screen_that_lost_one_statement_is_replaced_whole(tmp_path: Path) -> None:
    """Best taken back, worst left: the screen comes again, and its new answer replaces both."""
    folder = folder_at(tmp_path)
    sit(folder, "1 4", ".")
    best, worst = (answer.id for answer in answers_in(folder))
    desk = desk_in(folder)
    Answering(desk, Interviewer(desk.case, "nord")).take_back(best)
    sit(folder, "4 1", ".")

    assert [best, worst] == [id_ for answer in answers_in(folder) for id_ in answer.replaces]


def test_all_are_kept_for_now_and_not_shown_again(tmp_path: Path) -> None:
    """K keeps a contradiction: the log says so, and a later sitting does not show it."""
    folder, _ = _contradicted(tmp_path, "k", "k", "k")
    kept = [answer.keeps for answer in answers_in(folder) if answer.keeps]
    again = sit(folder, ".").screen

    assert kept
    assert all(len(ids) == 2 for ids in kept)
    assert "These statements cannot all hold" not in again
    assert "contradicts itself" in again


def test_it_may_be_asked_anew(tmp_path: Path) -> None:
    """+ and a number asks the question of that statement again; the new answer replaces it."""
    folder = folder_at(tmp_path)
    skipped = ["-"] * 4
    lines = ("1 4", "1", "3 2 1", *skipped, "0", "-", "4 3 2 1")
    typist = sit(folder, *lines, "+2", "a slip", "1 2 3 4", ".")
    last = answers_in(folder)[-1]

    assert not Outlook(in_force(case_in(folder)), "nord").contradictory
    assert 1 == len(last.replaces)
    assert "a slip" == (last.reason.plain if last.reason else None)
    assert 1 == typist.screen.count("These statements cannot all hold")


@pytest.mark.parametrize("typed", ["", "7", "x", "+9", "0", "k k"])
def test_nonsense_changes_nothing(tmp_path: Path, typed: str) -> None:
    """What is no choice is told so; nothing is taken back."""
    folder, screen = _contradicted(tmp_path, typed)

    assert "Type a number from the list" in screen
    assert not any(answer.replaces or answer.keeps for answer in answers_in(folder))


def test_a_wider_interval_is_offered_and_taken(tmp_path: Path) -> None:
    """W and a number replaces an interval by the least wider one after which everything fits."""
    folder = folder_at(tmp_path)
    skipped = ["-"] * 4
    desk = desk_in(folder)
    sit(folder, "4 1", "1", "3 2 1", *skipped, "0", "-", "4 3 2 1", ".")
    desk = desk_in(folder)
    typist = Typist(["50-60", "70-80", "w2"])
    sitting = Sitting(desk, typist, Interviewer(desk.case, "nord", draws=200, estimate=False))
    for option in ("ten", "five"):
        sitting.ask(Question(Kind.RATE, ("lease",), (option,)))
    sitting.settle()
    last = answers_in(folder)[-1]

    assert "w2: keep 2 with the least wider interval" in typist.screen
    assert not Outlook(in_force(case_in(folder)), "nord").contradictory
    assert last.replaces
    assert isinstance(last.says, Value)
    assert last.says.interval is not None
    assert last.says.interval[0] < last.says.interval[1]


def test_what_the_case_file_says_is_quoted_too(tmp_path: Path) -> None:
    """An answer against a statement of the file: both are shown, either may be taken back."""
    folder = folder_at(tmp_path, AGAINST)
    skipped = ["-"] * 4
    screen = sit(
        folder, "4 1", "1", "1", "3 2 1", *skipped, "0", "-", "4 3 2 1", "1", ".", "."
    ).screen

    assert "These statements cannot all hold" in screen
    assert any(answer.replaces for answer in answers_in(folder))


def test_a_wider_interval_has_no_decimals_that_nobody_said(tmp_path: Path) -> None:
    """What is offered, and what is then kept, moves an end to a whole point, not to hundredths."""
    folder = folder_at(tmp_path)
    sit(folder, "4 1", "1", "3 2 1", *["-"] * 4, "0", "-", "4 3 2 1", ".")
    desk = desk_in(folder)
    typist = Typist(["50-60", "70-80", "w2"])
    sitting = Sitting(desk, typist, Interviewer(desk.case, "nord", draws=200, estimate=False))
    for option in ("ten", "five"):
        sitting.ask(Question(Kind.RATE, ("lease",), (option,)))
    sitting.settle()
    kept = answers_in(folder)[-1].says

    [offered] = [line for line in typist.shown if line.startswith("w2:")]
    assert re.search(r"\d\.\d", offered) is None
    assert isinstance(kept, Value)
    assert kept.interval is not None
    assert [1, 1] == [end.denominator for end in kept.interval]
    assert kept.value is None


def test_no_interval_is_sought_where_none_could_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Orders against orders: no statement in them has an interval, so nothing is worked out."""
    folder, _ = _contradicted(tmp_path)
    interviewer = Interviewer(case_in(folder), "nord", draws=200, estimate=False)
    monkeypatch.setattr("detente.analysis.advice.interview.interviewer.repairs", _never)

    assert interviewer.contradictory
    assert {} == interviewer.widenings()


def _never(*_: object) -> None:
    raise AssertionError("worked out in vain")
