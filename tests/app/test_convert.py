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


TWO = "issue,option,A,B\nline,river,0.5,1\nline,ridge,1,0\nno deal,,0.25,0\n"


def _table(folder: Path) -> Path:
    source = folder / "source.csv"
    source.write_text(TWO, encoding="utf-8")
    return source


@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_is_lost_without_consent(language: str, tmp_path: Path) -> None:
    """What the format cannot hold is listed in the reader's language, and nothing is written."""
    case = detente.load(_table(tmp_path))
    with pytest.raises(BadRequestError, match="--accept-loss") as refused:
        write_case(case, tmp_path / "out", language, to="genius")

    assert 3 == len(str(refused.value).splitlines())
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("to", "target"), [("genius", "out"), ("negmas", "out"), (None, "a.csv")])
def test_with_consent_it_is_written(to: str | None, target: str, tmp_path: Path) -> None:
    """The losses are told afterwards, and the files read as the same numbers."""
    case = detente.load(_table(tmp_path))
    told = write_case(case, tmp_path / target, to=to, accept_loss=True)
    back = detente.load(tmp_path / target)

    assert "Written without:" == told[0]
    assert 3 == len(told)
    assert case.no_deal_of("A").value == back.no_deal_of("A").value


def test_our_own_formats_lose_nothing(tmp_path: Path) -> None:
    """There is nothing to tell and nothing to consent to."""
    assert () == write_case(shipped("peace"), tmp_path / "case.yaml")


@pytest.mark.parametrize(
    ("to", "target"),
    [("genius", "out.xml"), ("negmas", "out.yaml"), ("csv", "out"), ("csv", "out.xlsx")],
)
def test_an_ending_that_does_not_fit_the_format(to: str, target: str, tmp_path: Path) -> None:
    """A folder has no ending, a table has .csv; said before anything is written."""
    case = detente.load(_table(tmp_path))
    with pytest.raises(BadRequestError, match=target):
        write_case(case, tmp_path / target, to=to, accept_loss=True)
    assert ["source.csv"] == [file.name for file in tmp_path.iterdir()]


def test_a_folder_with_something_in_it_stays(tmp_path: Path) -> None:
    """An export replaces no files of somebody else."""
    case = detente.load(_table(tmp_path))
    with pytest.raises(BadRequestError, match="cannot be written"):
        write_case(case, tmp_path, to="genius", accept_loss=True)
    assert ["source.csv"] == [file.name for file in tmp_path.iterdir()]


def test_a_failed_export_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing breaks off, no piece of the folder is there."""
    case = detente.load(_table(tmp_path))

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", broken)
    with pytest.raises(BadRequestError, match="No space"):
        write_case(case, tmp_path / "out", to="negmas", accept_loss=True)
    assert ["source.csv"] == [file.name for file in tmp_path.iterdir()]
