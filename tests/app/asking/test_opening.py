"""What an interview can be opened on, and what is said of the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.app.asking import open_asking
from detente.app.requests import BadRequestError
from detente.cli import main

from .asked_case import answers_in, folder_at


def _now() -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("named", ["", "case.yaml"])
def test_a_folder_or_its_case_file(tmp_path: Path, named: str) -> None:
    """Both name the same case, and answers go to the same place."""
    folder = folder_at(tmp_path)
    desk = open_asking(folder / named, "nord", now=_now)

    assert folder / "statements" / "nord.yaml" == desk.file


def test_a_lone_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    """Answers need a folder; the command that makes one is named."""
    lone = tmp_path / "harbour.yaml"
    lone.write_text((folder_at(tmp_path) / "case.yaml").read_text(encoding="utf-8"), "utf-8")

    with pytest.raises(BadRequestError, match="detente convert"):
        open_asking(lone, "nord", now=_now)


def test_an_unknown_party_is_refused_with_those_known(tmp_path: Path) -> None:
    """The parties that can be asked are listed."""
    with pytest.raises(BadRequestError, match="nord, sued"):
        open_asking(folder_at(tmp_path), "west", now=_now)


def test_numbers_of_another_program_are_not_asked_beside(tmp_path: Path) -> None:
    """A party whose numbers are as given is not asked for points of 100."""
    more = "statements:\n  nord: {scale: as_given, weights: {patrol: 1}}\n"

    with pytest.raises(BadRequestError, match="as another program gave them"):
        open_asking(folder_at(tmp_path, more), "nord", now=_now)


def test_where_nothing_can_be_chosen_nothing_is_asked(tmp_path: Path) -> None:
    """A case whose only issue has one option is refused in words."""
    (tmp_path / "case.yaml").write_text(
        "detente: case/1\nid: one\nparties:\n  nord: {name: N}\n  sued: {name: S}\n"
        "issues:\n  lease: {options: [ten]}\n",
        encoding="utf-8",
    )

    with pytest.raises(BadRequestError, match="nothing to ask"):
        open_asking(tmp_path, "nord", now=_now)


def test_a_case_with_errors_is_refused(tmp_path: Path) -> None:
    """Nothing is asked about a case that cannot be read."""
    folder = folder_at(tmp_path, "issues: nonsense\n")

    with pytest.raises(BadRequestError):
        open_asking(folder, "nord", now=_now)


def test_the_command_keeps_answers_and_writes_the_dialogue(tmp_path: Path) -> None:
    """Piped lines are answers; the transcript has what was shown and typed."""
    folder, script = folder_at(tmp_path), tmp_path / "talk.md"
    words = ["ask", str(folder), "--as", "nord", "--author", "K. Lund", "--transcript", str(script)]
    done = CliRunner().invoke(main, words, input="4 1\n1\n.\n", standalone_mode=False)
    written = script.read_text(encoding="utf-8")

    assert done.exit_code == 0, done.output
    assert 3 == len(answers_in(folder))
    assert written.startswith("# Interview: Nordland, ")
    assert "Harbour lease: which is the best for you, and which the worst?" in written
    assert "> 4 1\n" in written


@pytest.mark.parametrize("named", ["case.yaml", "statements/nord.yaml"])
def test_a_transcript_never_takes_the_place_of_the_case_or_of_answers(
    tmp_path: Path, named: str
) -> None:
    """What the sitting reads or writes is refused as a transcript, before the first question."""
    folder = folder_at(tmp_path)
    before = (folder / "case.yaml").read_bytes()
    words = ["ask", str(folder), "--as", "nord", "--transcript", str(folder / named)]
    done = CliRunner().invoke(main, words, input="4 1\n.\n", standalone_mode=False)

    assert 2 == done.exit_code, done.output
    assert before == (folder / "case.yaml").read_bytes()
    assert not (folder / "statements").exists()
