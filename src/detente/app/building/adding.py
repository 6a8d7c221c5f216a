"""A new element: its id made from its name, its parts from a form."""

from __future__ import annotations

from typing import Any

from detente.app.building.edits import Edit, Ids, edited_on
from detente.app.building.fields.field import Texts
from detente.app.building.forms import LISTS, Form, form_of
from detente.app.building.names import new_id
from detente.app.building.saving import asks_for_more, beside_fields, changes
from detente.app.building.showing import shown
from detente.app.building.titles import title_of
from detente.app.building.world import World
from detente.formats.editing import Shelf, Tree, at_path, replaced

_NAMED_OTHERWISE = ("voice", "no_deal")
"""Elements whose id is a party's: they are begun by filling their form in."""
_NAMED_BY = ("name", "reason", "text", "act")


def add(
    shelf: Shelf, parent: Ids, sent: Texts, language: str, *, numeric: bool = False
) -> dict[str, Any]:
    """Add an element under ``parent``: ``saved`` with its ``path``, or the form with problems."""
    world = World(shelf.tree, language)
    path = _path(parent, sent, world)
    form = form_of(path, world, numeric=numeric)
    assert form is not None
    if asks_for_more(sent):
        return {"saved": False, "form": shown(form, world, sent)}
    edits, wrong = changes(form, sent, world)
    if wrong:
        return {"saved": False, "form": shown(form, world, sent, wrong)}
    found = edited_on(shelf, [_whole(form, edits, world)], language)
    if errors := [one for one in found if one.severity == "error"]:
        beside = beside_fields(form, errors, sent)
        return {"saved": False, "form": shown(form, world, sent, beside)}
    after = World(shelf.tree, language)
    return {"saved": True, "path": list(path), "about": {"element": title_of(path, after)}}


def blank(parent: Ids, world: World, *, numeric: bool = False) -> Form | None:
    """The form of an element that is not there yet."""
    if parent[-1:] and parent[-1] in LISTS:
        return form_of((*parent, _next(parent, world)), world)
    form = form_of((*parent, ""), world, numeric=numeric)
    return None if form is None or form.kind in _NAMED_OTHERWISE else form


def _path(parent: Ids, sent: Texts, world: World) -> Ids:
    if parent[-1] in LISTS:
        return (*parent, _next(parent, world))
    named = [text.strip() for key in _NAMED_BY for text in sent.get(key, []) if text.strip()]
    others = [
        text.strip()
        for key, texts in sent.items()
        for text in texts
        if key.partition(".")[0] in _NAMED_BY and text.strip()
    ]
    name = next(iter([*named, *others]), "")
    return (*parent, new_id(name, world.part(*parent), parent[0].replace("_", "-").rstrip("s")))


def _next(parent: Ids, world: World) -> str:
    there = at_path(world.tree, parent)
    return str(len(there) + 1 if isinstance(there, list) else 1 if there is None else 2)


def _whole(form: Form, edits: list[Edit], world: World) -> Edit:
    """One edit that brings the element as a whole."""
    whole: Tree = None
    for edit in edits:
        inner = edit.path[len(form.path) :]
        whole = replaced(whole, inner, edit.value, form.path) if inner else edit.value
    parent = form.path[:-1]
    if parent[-1] not in LISTS:
        return Edit(form.path, whole)
    there = at_path(world.tree, parent)
    items = there if isinstance(there, list) else [] if there is None else [there]
    return Edit(parent, [*items, whole])
