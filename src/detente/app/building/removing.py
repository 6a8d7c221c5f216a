"""Taking an element out: who refers to it, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.app.building.edits import Edit, Ids, Trouble, edited
from detente.app.building.forms import LISTS, kind_of
from detente.app.building.places import place_of, resolved
from detente.app.building.titles import title_of
from detente.app.building.world import World
from detente.formats.editing import Shelf, Tree, at_path

_ROUNDS = 400
"""References are found by reading the case without the element; each round finds more."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An edit that takes a reference away, and the title of the element it is in."""

    edit: Edit
    kind: str
    title: str
    whole: bool
    """Whether the element that refers goes as a whole, rather than one name in a list of it."""


def references(folder: Path, path: Ids, language: str) -> tuple[list[Reference], list[Trouble]]:
    """What refers to an element, found by taking it out of the folder; and what then stays wrong.

    The folder is left without the element and without the references where nothing stays wrong.
    """
    found: list[Reference] = []
    edits = [Edit(path, None)]
    for _ in range(_ROUNDS):
        world = World(Shelf(folder).tree, language)
        wrong = [t for t in edited(folder, edits, language) if t.severity == "error"]
        if not wrong:
            return found, []
        new = [one for one in (_reference(t, path[-1], world) for t in wrong) if one is not None]
        new = [one for one in _once(new) if one.edit not in edits]
        if not new:
            return found, wrong
        found += new
        edits = [*_ordered(one.edit for one in found), Edit(path, None)]
    return found, wrong


def _once(references: list[Reference]) -> list[Reference]:
    return list({one.edit.path: one for one in references}.values())


def _ordered(edits: object) -> list[Edit]:
    """Items of lists from the last to the first, so that the places of the others stay."""
    listed: list[Edit] = list(edits)  # type: ignore[call-overload]
    return sorted(listed, key=lambda edit: _descending(edit.path))


def _descending(path: Ids) -> tuple[tuple[int, int], ...]:
    return tuple((-int(key), 0) if key.isdecimal() else (0, 0) for key in path)


def _reference(trouble: Trouble, gone: str, world: World) -> Reference | None:
    """What to take away for a problem that the missing element makes."""
    path = resolved(trouble.path, world.tree)
    for length in range(len(path), 1, -1):
        there = at_path(world.tree, path[:length])
        if isinstance(there, list) and gone in there and kind_of(path[:2]):
            kept: list[Tree] = [one for one in there if one != gone]
            return _made(Edit(path[:length], kept or None), world, whole=False)
        if there == gone and kind_of(path[:2]) in ("issue", "expectation"):
            return _made(Edit(path[:length], None), world, whole=False)
    whole = _carrier(path)
    return None if whole is None else _made(Edit(whole, None), world, whole=True)


def _made(edit: Edit, world: World, *, whole: bool) -> Reference:
    place = place_of(".".join(edit.path), world)
    path = edit.path if place is None else place.path
    return Reference(edit, path[0] if path else "case", title_of(path, world), whole)


def _carrier(path: Ids) -> Ids | None:
    """The element that cannot stand without what it refers to."""
    if path[:1] == ("statements",):
        start = 4 if path[2:3] == ("instructions",) else 2
        if len(path) <= start:
            return path if len(path) > 1 else None
        if path[start] in LISTS or path[start] in ("defaults",):
            return path[: start + 2]
        return path[: start + 3] if path[start] == "values" else path[: start + 2]
    for length in range(2, len(path) + 1):
        if kind_of(path[:length]) is not None:
            return path[:length]
    return path if len(path) == 2 and path[0] == "red_lines" else None
