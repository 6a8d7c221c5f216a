"""Removing says who refers to an element, and takes that along."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.app.building.edits import tree_at
from detente.app.building.removing import references
from detente.app.examples import example
from detente.formats import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the river treaty."""
    shutil.copytree(example("river-treaty"), tmp_path / "case")
    return tmp_path / "case"


def test_a_party_goes_with_all_that_names_it(folder: Path) -> None:
    """Its statements, red lines and claims' names go; lists of deciders lose its name only."""
    found, hinders = references(folder, ("parties", "fishers"), "en")
    paths = {one.edit.path: one.whole for one in found}

    assert [] == hinders
    assert read(folder).case is not None
    assert tree_at(folder, ("statements", "fishers")) is None
    assert tree_at(folder, ("red_lines", "fishers")) is None
    assert "upland" == tree_at(folder, ("issues", "release", "decided_by", "1"))
    assert paths[("issues", "release", "decided_by")] is False


def test_what_nobody_refers_to_goes_alone(folder: Path) -> None:
    """An expectation stands for itself."""
    found, hinders = references(folder, ("expectations", "first-step-only"), "en")

    assert ([], []) == (found, hinders)


def test_an_issue_goes_with_what_is_said_on_it(folder: Path) -> None:
    """Statements, linkages and steps on it go; the case can be read afterwards."""
    found, hinders = references(folder, ("issues", "meters"), "en")

    assert [] == hinders
    assert read(folder).case is not None
    assert ("linkages", "gauges-first") in {one.edit.path for one in found}
    assert tree_at(folder, ("issues", "meters")) is None


def test_the_last_party_cannot_go(folder: Path) -> None:
    """What the case needs stays, with the reason."""
    before = (folder / "case.yaml").read_bytes()
    _, hinders = references(folder, ("parties",), "en")

    assert hinders
    assert before == (folder / "case.yaml").read_bytes()
