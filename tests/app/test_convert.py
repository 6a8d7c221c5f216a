from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.app.convert import write_case
from detente.app.requests import BadRequestError
from strategies.shipped_cases import SHIPPED, shipped


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("target", ["case.yaml", "case.json", "case.xlsx", "folder"])
def test_every_spelling_is_the_same_case(name: str, target: str, tmp_path: Path) -> None:
    """Written as YAML, JSON, XLSX or a folder, and read back: an equal case."""
    write_case(shipped(name), tmp_path / target)

    assert shipped(name) == detente.load(tmp_path / target)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """The message names the endings there are; nothing is written."""
    with pytest.raises(BadRequestError, match=r"\.xlsx"):
        write_case(shipped("peace"), tmp_path / "case.pdf")
    assert [] == list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A file where a folder would have to be: words, and the file stays."""
    blocker = tmp_path / "file"
    blocker.write_text("mine", encoding="utf-8")
    with pytest.raises(BadRequestError, match="cannot be written"):
        write_case(shipped("peace"), blocker / "case.yaml")
    assert "mine" == blocker.read_text(encoding="utf-8")
