"""One sitting: every answer in the file at once, in words, and nothing ever lost."""

from __future__ import annotations

from datetime import UTC
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from detente.analysis.advice.interview import Interviewer, Kind, Points
from detente.app.asking import Sitting
from detente.app.asking.typed import reply_typed
from detente.app.requests import BadRequestError
from detente.case import (
    Confidence,
    Direction,
    Grade,
    Order,
    RedLine,
    Swings,
    Value,
    Wants,
    WouldSign,
    WouldWalkAway,
    standing,
    text,
)

from .asked_case import FIRST, Typist, answers_in, case_in, desk_in, folder_at, sit

SCRIPT = (*FIRST, "y", "n", "?", "-", "1.1: No lease, no deal", "", "2 1 3!", "4 3 2 1", ".")
"""Best and worst, four packages beside no deal, one refusal with its reason, all ranks."""


def test_every_answer_stands_in_the_file(tmp_path: Path) -> None:
    """Each kind of screen makes its statement, by its author, said, dated, with question."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT)
    answers = answers_in(folder)
    kinds = [type(answer.says) for answer in answers]

    none = type(None)
    assert [
        *(Wants, Value, Direction, Order, WouldSign, WouldWalkAway, none, none),
        *(RedLine, Swings, Order),
    ] == kinds
    assert {"K. Lund"} == {answer.author for answer in answers}
    assert all(answer.at.tzinfo is not None and answer.question for answer in answers)
    bases = [answer.says.basis for answer in answers if answer.says is not None]
    assert {Grade.SAID} == {basis.grade for basis in bases}
    assert [Confidence.SURE] == [b.confidence for b in bases if b.confidence is not None]
    assert ["unknown", "skipped"] == [a.declined for a in answers if a.declined]
    [line] = standing(case_in(folder)).red_lines
    assert text("No lease, no deal") == line.reason


def test_what_is_kept_in_memory_is_what_a_reader_finds(tmp_path: Path) -> None:
    """The answers of the sitting are those that the file gives back, to the last field."""
    folder = folder_at(tmp_path)
    desk = desk_in(folder)
    interviewer = Interviewer(desk.case, "nord", draws=200, estimate=False)
    Sitting(desk, Typist(SCRIPT), interviewer).run()
    found = answers_in(folder)

    assert desk.case.answers == found
    assert all(answer.at.astimezone(UTC) == answer.at for answer in found)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_same_keys_say_the_same_in_both_languages(tmp_path: Path, language: str) -> None:
    """A sitting in German and one in English end with the same statements."""
    folder = folder_at(tmp_path)
    typist = sit(folder, *SCRIPT, language=language)
    english = folder_at(tmp_path / "english")
    sit(english, *SCRIPT)

    assert [a.says for a in answers_in(english)] == [a.says for a in answers_in(folder)]
    word = {"en": "which the worst", "de": "was das Schlechteste"}[language]
    assert word in typist.screen


@pytest.mark.parametrize("cut", range(len(SCRIPT)))
def test_every_moment_can_be_the_last(tmp_path: Path, cut: int) -> None:
    """Cut off at any prompt, nothing is lost: a later sitting ends with the same answers."""
    whole, folder = folder_at(tmp_path / "whole"), folder_at(tmp_path / "cut")
    sit(whole, *SCRIPT)
    sit(folder, *SCRIPT[:cut])
    before = answers_in(folder)
    expected = answers_in(whole)

    assert [a.says for a in expected][: len(before)] == [a.says for a in before]
    rest = SCRIPT[cut:]
    if SCRIPT[cut - 1] == "1.1: No lease, no deal":
        rest = rest[1:]  # what was refused stands; the screen is not shown again
    sit(folder, *rest)
    assert [a.says for a in expected] == [a.says for a in answers_in(folder)]


def test_an_interrupt_passes_after_all_is_kept(tmp_path: Path) -> None:
    """Ctrl-C at a prompt leaves every earlier answer in the file."""
    folder = folder_at(tmp_path)
    seen: list[int] = []

    def press() -> None:
        seen.append(1)
        if len(seen) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sit(folder, *SCRIPT, watch=press)
    assert 4 == len(answers_in(folder))


def test_declined_questions_are_not_asked_again(tmp_path: Path) -> None:
    """A later sitting goes on behind what was skipped or is not known."""
    folder = folder_at(tmp_path)
    sit(folder, *SCRIPT)
    again = sit(folder, ".")
    declined = [a.asked.plain for a in answers_in(folder) if a.declined and a.asked]

    assert 2 == len(declined)
    assert not any(str(words) in again.screen for words in declined)


def test_back_revises_with_a_reason_and_keeps_the_history(tmp_path: Path) -> None:
    """< asks the last question again; the new answer replaces the old one, which stays."""
    folder = folder_at(tmp_path)
    sit(folder, "4 1", "1", "<", "I misread it", "2", ".")
    *_, old, new = answers_in(folder)

    assert (old.id,) == new.replaces
    assert text("I misread it") == new.reason
    assert isinstance(old.says, Direction)
    assert isinstance(new.says, Direction)
    assert ("more", "less") == (old.says.towards, new.says.towards)
    assert [new.says] == [s for s in standing(case_in(folder)).statements if s.id == new.id]


def test_back_goes_back_further_and_may_leave_all_as_it_was(tmp_path: Path) -> None:
    """< twice reaches the answer before the last; - leaves it."""
    folder = folder_at(tmp_path)
    typist = sit(folder, "4 1", "1", "<", "", "<", "", "-", ".")

    assert 3 == len(answers_in(folder))
    assert 2 == typist.screen.count("Harbour lease: which is the best")
    assert "" == "".join(a.declined or "" for a in answers_in(folder))


def test_back_in_a_later_sitting_reaches_the_earlier_one(tmp_path: Path) -> None:
    """What was answered yesterday can be revised today."""
    folder = folder_at(tmp_path)
    sit(folder, "4 1", "1", ".")
    sit(folder, "<", "", "2", ".")

    assert isinstance(answers_in(folder)[-1].says, Direction)
    assert ("statements.nord.answers.a3",) == answers_in(folder)[-1].replaces


def test_back_at_the_beginning_says_so(tmp_path: Path) -> None:
    """There is nothing behind the first question."""
    typist = sit(folder_at(tmp_path), "<", ".")

    assert "There is no earlier answer." in typist.screen


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type an answer."),
        ("9 1", "none of the answers listed"),
        ("1 1", "named twice"),
        ("1 2 3", "Name the best and the worst"),
        ("1 2=3", "Name one worst"),
        ("\x1b[2J", "cannot hold"),
        ("x" * 200_000, "cannot hold"),
        ("٣ ١", "none of the answers listed"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(tmp_path: Path, typed: str, told: str) -> None:
    """Nothing is kept, the reason is told, the question stays."""
    folder = folder_at(tmp_path)
    typist = sit(folder, typed, "4 1", ".")

    assert told in typist.screen
    assert 2 == len(answers_in(folder))
    assert "\x1b" not in typist.screen


def test_a_file_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """Somebody else's change is not overwritten; the person is told to begin anew."""
    folder = folder_at(tmp_path)
    file = folder / "statements" / "nord.yaml"
    sit(folder, "4 1", ".")
    theirs = "# by hand\n" + file.read_text(encoding="utf-8")

    with pytest.raises(BadRequestError, match="changed by somebody else"):
        sit(folder, "1", watch=partial(_replace, file, theirs))
    assert theirs == file.read_text(encoding="utf-8")


def _replace(file: Path, written: str) -> None:
    file.write_text(written, encoding="utf-8")


def test_remarks_and_hand_written_statements_stay(tmp_path: Path) -> None:
    """What stands in the file before an interview stands there behind it, to the character."""
    folder = folder_at(tmp_path)
    file = folder / "statements" / "nord.yaml"
    file.parent.mkdir()
    written = "# my notes\nwants: {patrol: [mixed]}\n"
    file.write_text(written, encoding="utf-8")
    sit(folder, *SCRIPT[:2], ".")

    assert file.read_text(encoding="utf-8").startswith(written)


def test_a_number_is_an_interval_as_wide_as_one_is_unsure() -> None:
    """60 is 50 to 70, with ! 55 to 65, with ~ 40 to 80; ranges, ± and = are taken as typed."""
    typed = ["60", "60!", "60~", "50-70", "50 bis 70", "60±5", "=60", "95", "62,5±0.5"]
    ends = [(50, 70), (55, 65), (40, 80), (50, 70), (50, 70), (55, 65), (60, 60), (85, 100)]
    found = [reply_typed(Kind.RATE, one, (), None, "de").reply for one in typed]

    assert [Points(Fraction(a), Fraction(b)) for a, b in [*ends, (62, 63)]] == found


def test_a_principal_gives_instructions(tmp_path: Path) -> None:
    """What a principal answers is an instruction, beside the negotiator's own words."""
    folder = folder_at(tmp_path)
    sit(folder, "4 1", ".")
    sit(folder, "1 4", "2", ".", principal="Ministry")
    case = standing(case_in(folder))
    authors = [s.basis.author for s in case.said_by("nord")]

    assert ["K. Lund"] * 2 + ["principal:Ministry"] * 3 == authors
    assert [None, None, *["Ministry"] * 3] == [s.basis.principal for s in case.said_by("nord")]
