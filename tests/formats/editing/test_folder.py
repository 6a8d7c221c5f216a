"""In a folder a change goes to the file that holds its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.formats.editing import Shelf
from detente.formats.problems import Refused

CASE = "detente: case/1\nid: x\nstatements:\n  b:\n    wants:\n      i: x\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with statements in both places, claims and sources."""
    (tmp_path / "statements").mkdir()
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "statements" / "a.yaml").write_text("# a's own\nwants:\n  i: y\n")
    (tmp_path / "statements" / "b.yaml").write_text("order:\n  i: [x, y]\n")
    (tmp_path / "claims.yaml").write_text("c1:\n  source: s1\n")
    return tmp_path


def _file(folder: Path, name: str) -> str:
    return (folder / name).read_text()


def test_the_whole_case_is_one_tree(folder: Path) -> None:
    """Files of their own stand under their key, a holder's two halves as one."""
    tree = Shelf(folder).tree

    assert {"i": "y"} == tree["statements"]["a"]["wants"]  # type: ignore[call-overload,index]
    assert {"wants": {"i": "x"}, "order": {"i": ["x", "y"]}} == tree["statements"]["b"]  # type: ignore[call-overload,index]
    assert {"c1": {"source": "s1"}} == tree["claims"]


def test_a_change_stays_in_its_file(folder: Path) -> None:
    """What stands in a party's file changes there, what stands in the case there."""
    shelf = Shelf(folder)
    shelf.put(("statements", "a", "wants", "i"), "z")
    shelf.put(("statements", "b", "wants", "i"), "z")

    assert "# a's own\nwants:\n  i: z\n" == _file(folder, "statements/a.yaml")
    assert "order:\n  i: [x, y]\n" == _file(folder, "statements/b.yaml")
    assert CASE.replace("i: x", "i: z") == _file(folder, "case.yaml")


def test_something_new_goes_to_the_party_s_file(folder: Path) -> None:
    """A party with a file of its own gets its new statements there."""
    Shelf(folder).put(("statements", "a", "direction", "i"), "more")

    assert "direction:\n  i: more\n" in _file(folder, "statements/a.yaml")
    assert CASE == _file(folder, "case.yaml")


def test_a_holder_s_two_halves_are_replaced_each_in_its_place(folder: Path) -> None:
    """A whole holder is brought to both files."""
    shelf = Shelf(folder)
    shelf.put(("statements", "b"), {"wants": {"i": "q"}, "order": {"i": ["z", "x"]}})

    assert "order:\n  i: [z, x]\n" == _file(folder, "statements/b.yaml")
    assert "i: q" in _file(folder, "case.yaml")
    assert Shelf(folder).tree == shelf.tree


def test_a_holder_that_goes_takes_its_file_along(folder: Path) -> None:
    """Nothing is left of it anywhere."""
    Shelf(folder).put(("statements", "b"), None)

    assert not (folder / "statements" / "b.yaml").exists()
    assert "b:" not in _file(folder, "case.yaml")


def test_a_claim_goes_to_the_claims(folder: Path) -> None:
    """The file of claims is the place of claims."""
    Shelf(folder).put(("claims", "c2"), {"source": "s2"})

    assert "c1:\n  source: s1\nc2:\n  source: s2\n" == _file(folder, "claims.yaml")


def test_what_cannot_be_read_is_refused(folder: Path) -> None:
    """An anchor is refused here as everywhere."""
    (folder / "case.yaml").write_text("detente: &a case/1\n")
    with pytest.raises(Refused):
        Shelf(folder)
