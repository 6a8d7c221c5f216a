"""A coder may link a claim to every kind of element, by its holder and its issue."""

from __future__ import annotations

from pathlib import Path

from detente.app.coding import Desk
from detente.app.coding.elements import elements_for
from detente.case import Claim, element_path
from detente.case.elements import NAMEABLE
from helpers.needs import ROOT

from .sittings import desk_in, folder_at

WRITTEN = (ROOT / "tests" / "formats" / "dam.yaml").read_text(encoding="utf-8")
SOURCES = "sources: {s1: {file: sources/s1.txt}}\n"


def _desk(tmp_path: Path) -> Desk:
    return desk_in(folder_at(tmp_path, case=WRITTEN + SOURCES))


def test_every_kind_of_element_is_offered(tmp_path: Path) -> None:
    """Bodies, acts and events among them, in the order of the file."""
    desk = _desk(tmp_path)
    every = [element_path(kind, one) for kind in NAMEABLE for one in getattr(desk.case, kind)]
    offered = [choice.value for choice in elements_for(desk, Claim("c", "s1"), every=True)]
    assert every == offered
    assert {"bodies", "undo", "events", "roadmap"} <= {path.partition(".")[0] for path in offered}


def test_a_holder_and_an_issue_narrow_what_is_offered(tmp_path: Path) -> None:
    """An act and a body are their party's and speak of the issues they name; an event has none."""
    claim = Claim("c", "s1", holder=("fishers",), issue="dam")
    offered = {choice.value for choice in elements_for(_desk(tmp_path), claim)}
    assert {"undo.fishers-court", "statements.fishers.wants.dam", "roadmap.dam-first"} == offered
    whose = {choice.value for choice in elements_for(_desk(tmp_path / "x"), Claim("c", "s1"))}
    assert "events.dry-year" in whose
