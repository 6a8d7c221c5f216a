"""The form of one element, and what its texts change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.building.adding import add, blank
from detente.app.building.forms import form_of
from detente.app.building.saving import save
from detente.app.building.showing import shown
from detente.app.building.world import World
from detente.app.workbench.tasks.common import Progress, shelf_in
from detente.formats.editing import Shelf, at_path


def building_form(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """A form to be drawn; None where there is no such element or no form for it.

    ``path`` and ``on`` name the element; ``new``: one to be added under the path; ``numeric``: an
    issue in numbers; ``texts``: what a form held that is not yet complete.
    """
    path = tuple(request["path"])
    world = World(_shelf(folder, request).tree, request["language"])
    if request["new"]:
        form = blank(path, world, numeric=request["numeric"])
        return None if form is None else shown(form, world)
    form = form_of(path, world, request["on"])
    if form is None or not _there(world, path, request["on"]):
        return None
    return shown(form, world)


def building_save(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Save a form's ``texts`` as they were ``seen``; nothing is written unless all of it can be."""
    path = tuple(request["path"])
    shelf = _shelf(folder, request)
    world = World(shelf.tree, request["language"])
    numeric, language = request["numeric"], request["language"]
    if request["new"]:
        if blank(path, world, numeric=numeric) is None:
            return None
        return add(shelf, path, request["texts"], language, numeric=numeric)
    form = form_of(path, world, request["on"])
    if form is None or not _there(world, path, request["on"]):
        return None
    return save(shelf, form, request["texts"], request["seen"], language)


def _shelf(folder: Path, request: dict[str, Any]) -> Shelf:
    """What tells of an element, and the claims that it may rest on."""
    path = tuple(request["path"])
    return shelf_in(folder, request["language"], path, ("claims", "sources"))


def _there(world: World, path: tuple[str, ...], on: str | None) -> bool:
    """Whether an element is there, or may be begun by filling its form in."""
    if on is not None and on not in world.part("issues"):
        return False
    if path[:1] == ("statements",) and path[2:3] == ("instructions",) and len(path) == 4:
        return path[1] in world.part("parties")
    if path[:1] in (("statements",), ("no_deal",)) and len(path) == 2:
        return path[1] in world.part("parties") or path[1] in world.part(path[0])
    return at_path(world.tree, path) is not None or path[-1] in world.part(*path[:-1])
