"""Edits of a folder: written where they belong, or not at all with a sentence for each problem."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.app.building.edits import Edit, digest_of, edited, tree_at
from detente.app.examples import example


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the river treaty."""
    shutil.copytree(example("river-treaty"), tmp_path / "case")
    return tmp_path / "case"


def test_an_edit_is_read_back(folder: Path) -> None:
    """What was put at a path stands there."""
    edit = Edit(("red_lines", "delta", "nothing-for-nothing", "grade"), "reported")

    assert [] == [one for one in edited(folder, [edit]) if one.severity == "error"]
    assert "reported" == tree_at(folder, edit.path)


def test_a_red_line_switched_off_is_gone(folder: Path) -> None:
    """None removes, and what is left empty above it."""
    edited(folder, [Edit(("red_lines", "delta", "nothing-for-nothing"), None)])

    assert tree_at(folder, ("red_lines", "delta")) is None


def test_a_wrong_edit_changes_nothing(folder: Path) -> None:
    """The problem comes with its path, and every file is as it was."""
    before = (folder / "case.yaml").read_bytes()
    found = edited(folder, [Edit(("issues", "release", "status_quo"), "never")], "de")

    assert ["issues.release.status_quo"] == [o.path for o in found if o.severity == "error"]
    assert "„never“" in found[0].sentence
    assert before == (folder / "case.yaml").read_bytes()


def test_of_several_edits_all_or_none(folder: Path) -> None:
    """One that fails takes the others back."""
    before = (folder / "case.yaml").read_bytes()
    edits = [Edit(("title",), "New"), Edit(("issues", "release", "status_quo", "x"), "y")]

    assert "error" in {one.severity for one in edited(folder, edits)}
    assert before == (folder / "case.yaml").read_bytes()


def test_a_case_in_the_making_is_mended_step_by_step(folder: Path) -> None:
    """An error that was there before hinders no other edit, and is still told."""
    file = folder / "case.yaml"
    file.write_text(file.read_text().replace("status_quo: 5", "status_quo: never"))
    found = edited(folder, [Edit(("title",), "New title")])

    assert "New title" == tree_at(folder, ("title",))
    assert {"warning"} == {one.severity for one in found}
    assert "issues.term.status_quo" in {one.path for one in found}


def test_a_digest_names_the_value_with_its_order() -> None:
    """The same value has the same name; another order is another value."""
    assert digest_of({"a": "1", "b": "2"}) == digest_of({"a": "1", "b": "2"})
    assert digest_of({"a": "1", "b": "2"}) != digest_of({"b": "2", "a": "1"})
