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
        made = (_reference(trouble, path[-1], world, edits) for trouble in wrong)
        new = [one for one in made if one is not None]
        new = [one for one in _once(new) if one.edit not in edits]
        if not new:
            return found, wrong
        found = [*found, *new]
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


_OPTIONAL = frozenset(
    ("track", "status_quo", "votes_like", "holder", "party", "issue", "target", "speaker")
)
"""Keys that may be left out of what they stand in; a party of a body or an act may not."""
_NAMING = frozenset(("beliefs", "readings"))
"""Keys under which names stand as keys, each for itself."""


def _reference(trouble: Trouble, gone: str, world: World, taken: list[Edit]) -> Reference | None:
    """What to take away for a problem that the missing element makes."""
    path = resolved(trouble.path, world.tree)
    if path[:1] == ("claims",) and "links" in path:
        return _without_links(path[: path.index("links") + 1], world, taken)
    for length in range(len(path), 1, -1):
        here, there = path[:length], at_path(world.tree, path[:length])
        if isinstance(there, list) and gone in there and (kind_of(path[:2]) or path[0] == "claims"):
            kept: list[Tree] = [one for one in there if one != gone]
            return _made(Edit(here, kept or None), world, whole=False)
        if there == gone and here[-1] in _OPTIONAL and _may_lack(here):
            return _made(Edit(here, None), world, whole=False)
        if here[-1] == gone and here[-2] in _NAMING:
            return _made(Edit(here, None), world, whole=False)
    whole = _carrier(path)
    return None if whole is None else _made(Edit(whole, None), world, whole=True)


def _may_lack(path: Ids) -> bool:
    return path[0] in ("claims", "issues", "expectations") or path[-1] == "votes_like"


def _without_links(path: Ids, world: World, taken: list[Edit]) -> Reference | None:
    """The links of a claim without those to what is taken out."""
    links = at_path(world.tree, path)
    removed = [".".join(edit.path) for edit in taken if edit.value is None]
    kept = [one for one in links if not _leads_to(one, removed)] if isinstance(links, list) else []
    if links is None or kept == links:
        return None
    return _made(Edit(path, kept or None), world, whole=False)


def _leads_to(link: Tree, removed: list[str]) -> bool:
    target = link.get("to") if isinstance(link, dict) else link
    if not isinstance(target, str):
        return False
    return any(target == one or target.startswith(f"{one}.") for one in removed)


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
    if path[2:3] in (("options",), ("blocs",)) and len(path) > 4:
        return path[:4]
    for length in range(2, len(path) + 1):
        if kind_of(path[:length]) is not None:
            return path[:length]
    return path if len(path) == 2 and path[0] in ("red_lines", "claims") else None
