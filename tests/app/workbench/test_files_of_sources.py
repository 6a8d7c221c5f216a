"""A source names a file of its own case, or none: a case that somebody sent looks nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.app.documents.case_folder import file_of
from detente.app.workbench.tasks.sources.listed import at_hand
from detente.case import Source


@pytest.mark.parametrize("named", ["../outside.txt", "sources/../../outside.txt", "/etc/passwd"])
def test_a_file_outside_the_folder_is_not_there(tmp_path: Path, named: str) -> None:
    """Neither is it read nor told whether it exists."""
    folder = tmp_path / "case"
    (folder / "sources").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    source = Source("s", file=named)

    assert (None, False) == (file_of(folder, source), at_hand(folder, source))


def test_a_file_of_the_folder_is_at_hand(tmp_path: Path) -> None:
    """The path is as the case has it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("x", encoding="utf-8")

    assert at_hand(tmp_path, Source("s", file="sources/a.txt"))
