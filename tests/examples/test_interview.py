"""The interview of the wage round: what was answered reads beside the case it was asked about."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import detente
from strategies.shipped_cases import FOLDER

HERE = FOLDER / "wage-round"


def test_the_answers_count_once_they_stand_in_the_case(tmp_path: Path) -> None:
    """Moved into the folder of statements they are joined to the case, and contradict nothing."""
    shutil.copytree(HERE, tmp_path / "wage-round")
    (tmp_path / "wage-round" / "statements").mkdir()
    shutil.copy(HERE / "interview" / "union.yaml", tmp_path / "wage-round" / "statements")

    case = detente.load(tmp_path / "wage-round")
    known = detente.prefs(case, "union", samples=100)

    assert 8 == len(case.answers)
    assert () == known.contradictions
    gone = [told for told in known.history if told.status == "replaced"]
    assert ["statements.union.answers.a5"] == [told.id for told in gone]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_transcript_has_every_answer_kept(language: str) -> None:
    """Each answer that says something is confirmed in the transcript by its id."""
    transcript = (HERE / "interview" / f"transcript.{language}.md").read_text(encoding="utf-8")
    kept = (HERE / "interview" / "union.yaml").read_text(encoding="utf-8")
    said = re.findall(r"(?m)^  (a\d+):\n(?:    .*\n)*?    says:", kept)

    assert len(said) >= 3
    assert said == re.findall(r"\((a\d+)\):", transcript)
