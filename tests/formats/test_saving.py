"""Writing is all or nothing, and what is written is fit for people."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente import formats
from helpers.needs import ROOT

RIVER = ROOT / "tests" / "formats" / "river.yaml"


def test_yaml_reads_like_a_persons() -> None:
    """Block style, parts apart, what statements share said once, short forms, no fractions lost."""
    written = formats.yaml_text(formats.load(RIVER))
    assert "\n\nstatements:\n  upland:\n    defaults:\n      grade: unsourced\n" in written
    assert "      release: [none, summer, year]\n" in written
    assert "        summer: 2/3\n" in written
    assert "{" not in written
    assert "&" not in written


def test_writing_twice_gives_the_same_bytes() -> None:
    """The order is stable: a written case written again is the same text."""
    written = formats.yaml_text(formats.load(RIVER))
    again = formats.read_text(written).case
    assert again is not None
    assert written == formats.yaml_text(again)


def test_words_other_programs_misread_are_quoted(tmp_path: Path) -> None:
    """An option called no keeps its name in every program."""
    head = "detente: case/1\nid: x\nparties: {a: A}\nissues: {i: {options: ['no', 'yes']}}\n"
    case = formats.read_text(head).case
    assert case is not None
    assert "'no':" in formats.yaml_text(case)


@pytest.mark.parametrize("name", ["case.yaml", "case.json", "case.xlsx", "folder"])
def test_a_failed_write_leaves_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where writing breaks off, the old file is whole and no piece of a new one is there."""
    case = formats.load(RIVER)
    if name != "folder":
        (tmp_path / name).write_text("old", encoding="utf-8")

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    monkeypatch.setattr(Path, "write_bytes", broken)
    with pytest.raises(OSError, match="No space"):
        formats.write(case, tmp_path / name)
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert ({} if name == "folder" else {name: b"old"}) == left


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """A person's folder is never written over."""
    (tmp_path / "case.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        formats.write(formats.load(RIVER), tmp_path)
    assert "mine" == (tmp_path / "case.yaml").read_text(encoding="utf-8")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """A file called .pdf is not made."""
    with pytest.raises(ValueError, match="pdf"):
        formats.write(formats.load(RIVER), tmp_path / "case.pdf")
    assert [] == list(tmp_path.iterdir())


def test_a_folder_has_a_file_per_party(tmp_path: Path) -> None:
    """The case, the statements of each holder and the claims stand apart; documents come along."""
    source = tmp_path / "case"
    (source / "sources").mkdir(parents=True)
    (source / "case.yaml").write_bytes(RIVER.read_bytes())
    (source / "sources" / "s1.txt").write_text("what the radio said", encoding="utf-8")
    target = tmp_path / "folder"
    formats.convert(source, target)
    found = {str(p.relative_to(target)) for p in target.rglob("*") if p.is_file()}
    statements = {f"statements/{party}.yaml" for party in ("upland", "delta", "fishers")}
    assert {"case.yaml", "claims.yaml", "sources/s1.txt", *statements} == found
    assert formats.load(RIVER) == formats.load(target)


def test_converting_a_bad_file_writes_nothing(tmp_path: Path) -> None:
    """A source with errors is told, and no target appears."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("detente: case/1\n", encoding="utf-8")
    with pytest.raises(formats.BadFile):
        formats.convert(bad, tmp_path / "good.xlsx")
    assert [bad] == list(tmp_path.iterdir())


def test_claims_may_be_appended_to(tmp_path: Path) -> None:
    """A line added at the end of claims.yaml is a further claim."""
    formats.convert(RIVER, tmp_path / "folder")
    with (tmp_path / "folder" / "claims.yaml").open("a", encoding="utf-8") as stream:
        stream.write("c3: {source: s1, line: 30}\n")
    claims = formats.load(tmp_path / "folder").claims
    assert ["c1", "c2", "c3"] == [claim.id for claim in claims]


def test_a_stray_file_among_statements_is_pointed_out(tmp_path: Path) -> None:
    """A file of statements with another ending is not left out in silence."""
    formats.convert(RIVER, tmp_path / "folder")
    stray = tmp_path / "folder" / "statements" / "panel.yml"
    stray.write_text("wants: {}\n", encoding="utf-8")
    reading = formats.read(tmp_path / "folder")
    assert [(str(stray), "not_a_statement_file")] == [(p.file, p.code) for p in reading.problems]
    assert reading.case is not None
