from __future__ import annotations

from pathlib import Path

import pytest

from detente.app.coding import Desk, open_desk
from detente.app.requests import BadRequestError
from detente.case import TextKept
from detente.formats import load

from .sittings import CASE, TEXT, clock, folder_at


def _open(document: Path, folder: Path, *, withhold: bool = False) -> Desk:
    return open_desk(document, folder, coder="anna", now=clock(), withhold=withhold)


def test_a_source_by_its_id_or_its_file(tmp_path: Path) -> None:
    """The id of a source or its file; a file of which the case knows nothing is refused."""
    folder = folder_at(tmp_path)
    elsewhere = tmp_path / "copy.txt"
    elsewhere.write_text(TEXT, encoding="utf-8")

    for document in (Path("s1"), folder / "sources" / "s1.txt"):
        desk = _open(document, folder)
        assert ("s1", TEXT, False) == (desk.source.id, desk.text, desk.withhold)
    with pytest.raises(BadRequestError, match="is no source of this case"):
        _open(elsewhere, folder)


def test_a_document_withheld_is_entered_without_its_text(tmp_path: Path) -> None:
    """New to the case and withheld: hashes in sources.yaml, no file, no word; known next time."""
    folder = folder_at(tmp_path)
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("Somebody else's words.\nAnd more.\n", encoding="utf-8")
    first = _open(theirs, folder, withhold=True)
    again = _open(theirs, folder)

    assert ("s2", TextKept.WITHHELD) == (first.source.id, first.source.text)
    assert first.source.sha256 == again.source.sha256
    assert again.withhold
    assert "words" not in (folder / "sources.yaml").read_text(encoding="utf-8")
    assert ["s1.txt"] == [file.name for file in (folder / "sources").iterdir()]
    assert ["s1", "s2"] == [source.id for source in load(folder).sources]


def test_a_case_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """Claims need a folder; the sentence says how to make one."""
    single = tmp_path / "case.yaml"
    single.write_text(CASE, encoding="utf-8")
    with pytest.raises(BadRequestError, match="detente convert"):
        _open(Path("s1"), single)


def test_a_text_changed_since_the_import_is_refused(tmp_path: Path) -> None:
    """Passages would count in another text than the one the case names."""
    case = CASE.replace("sources/s1.txt,", f"sources/s1.txt, text_sha256: {'0' * 64},")
    folder = folder_at(tmp_path, case=case)
    with pytest.raises(BadRequestError, match="is not the text that s1 was imported from"):
        _open(Path("s1"), folder)


def test_a_missing_document_is_refused(tmp_path: Path) -> None:
    """A name that is neither a file nor a source with one: a sentence."""
    with pytest.raises(BadRequestError, match="nowhere"):
        _open(Path("nowhere"), folder_at(tmp_path))
