"""What was parsed once is not parsed again; what changed is. A reading is the same either way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.formats import read
from detente.formats.editing import Shelf
from detente.formats.log import Log
from detente.formats.opened import Opened
from detente.formats.yaml_file import parse_yaml, yaml_once
from strategies.wide_case import wide_case

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if (folder / "case.yaml").exists())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with a file for each holder."""
    for name, content in wide_case(issues=3, options=2, parties=3).items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_a_shelf_hands_on_what_it_has_parsed(name: str) -> None:
    """A folder read with the shelf's texts is the folder read anew, places of problems included."""
    shelf = Shelf(EXAMPLES / name)
    assert read(EXAMPLES / name) == read(EXAMPLES / name, opened=shelf.opened)


def test_a_text_is_parsed_once() -> None:
    """The same text of the same file gives the very same document."""
    opened = Opened()
    first = yaml_once("a: 1\n", "case.yaml", Log(opened=opened))
    assert first is yaml_once("a: 1\n", "case.yaml", Log(opened=opened))


def test_a_file_that_changed_is_read_anew(folder: Path) -> None:
    """After a change, and after it was taken back, a reading is what a fresh one is."""
    opened = Opened()
    before = read(folder, opened=opened)
    file = folder / "statements" / "party-2.yaml"
    old = file.read_text()
    file.write_text(old.replace("way-0: ", "way-9: "))
    changed = read(folder, opened=opened)
    assert read(folder) == changed
    assert before != changed
    file.write_text(old)
    assert before == read(folder, opened=opened)


def test_a_key_written_twice_is_told_each_time(folder: Path) -> None:
    """A document with faults is not kept: its faults would be told once only."""
    file = folder / "statements" / "party-1.yaml"
    file.write_text(file.read_text() + "weights: {}\n")
    opened = Opened()
    first, second = read(folder, opened=opened), read(folder, opened=opened)
    assert first == second
    assert ["key_twice"] == [one.code for one in second.errors]


def test_two_files_with_one_text_keep_their_places(tmp_path: Path) -> None:
    """The place of a node names the file it was read from."""
    opened = Opened()
    for name in ("one.yaml", "two.yaml"):
        document = yaml_once("a: 1\n", name, Log(opened=opened))
        assert parse_yaml("a: 1\n", name, Log()) == document


def test_a_case_copied_elsewhere_is_read_from_there(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Texts of one folder are no texts of another: problems name the folder that was read."""
    opened = Opened()
    read(folder, opened=opened)
    copy = tmp_path_factory.mktemp("copy") / "case"
    shutil.copytree(folder, copy)
    assert read(copy) == read(copy, opened=opened)
