"""Taking an element out, with what refers to it, and moving one among its neighbours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.building.edits import Edit, digest_of, edited
from detente.app.building.removing import references
from detente.app.building.saving import in_words
from detente.app.building.titles import title_of
from detente.app.workbench.tasks.common import Progress, world_in
from detente.formats.editing import Tree, at_path


def building_referring(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Who refers to an element, and what hinders its removal; None where there is none."""
    world, path = world_in(folder, request["language"]), tuple(request["path"])
    tree = at_path(world.tree, path)
    if tree is None or not path:
        return None
    found, hinders = references(folder, path, world.language)
    return {
        "title": title_of(path, world),
        "path": list(path),
        "seen": digest_of(tree),
        "references": [
            {"kind": one.kind, "title": one.title, "whole": one.whole, "path": list(one.edit.path)}
            for one in found
        ],
        "hinders": [one.sentence for one in hinders],
    }


def building_remove(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Remove an element as it was ``seen``, and what refers to it."""
    world, path = world_in(folder, request["language"]), tuple(request["path"])
    tree = at_path(world.tree, path)
    if tree is None or not path:
        return None
    title = title_of(path, world)
    if digest_of(tree) != request["seen"]:
        row = {"label": title, "theirs": in_words(tree, world), "mine": ""}
        return {"conflict": {"seen": digest_of(tree), "rows": [row]}}
    _, hinders = references(folder, path, world.language)
    return {"hinders": [one.sentence for one in hinders], "about": {"element": title}}


def building_move(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Move an element ``by`` one place up (-1) or down (1) among those beside it."""
    world, path = world_in(folder, request["language"]), tuple(request["path"])
    beside = at_path(world.tree, path[:-1])
    if not isinstance(beside, dict) or path[-1] not in beside:
        return None
    keys = list(beside)
    place = keys.index(path[-1])
    target = place + request["by"]
    if 0 <= target < len(keys):
        keys[place], keys[target] = keys[target], keys[place]
        moved: dict[str, Tree] = {key: beside[key] for key in keys}
        edited(folder, [Edit(path[:-1], moved)], world.language)
    return {"about": {"element": title_of(path, world)}}
