"""An element as its text, for those who like to write it themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.building.edits import Edit, digest_of, edited
from detente.app.building.saving import in_words
from detente.app.building.titles import title_of
from detente.app.workbench.tasks.common import Progress, world_in
from detente.formats.editing import at_path, text_of_tree, tree_of_text
from detente.formats.limits import YAML_BYTES
from detente.formats.problems import Refused
from detente.formats.text import refuse_above


def building_text(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """The text of what stands at a ``path``, or of a new element; None where nothing stands."""
    path = tuple(request["path"])
    world = world_in(folder, request["language"], path)
    tree = at_path(world.tree, path)
    if tree is None or not path:
        return None
    return {
        "title": title_of(path, world),
        "path": list(path),
        "text": text_of_tree(tree),
        "seen": digest_of(tree),
        "problems": [],
    }


def building_save_text(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Put a ``text`` in place of what stands at a ``path``, with the checks of every form."""
    path = tuple(request["path"])
    world = world_in(folder, request["language"], path)
    old = at_path(world.tree, path)
    if old is None or not path:
        return None
    shown = {"title": title_of(path, world), "path": list(path), "text": request["text"]}
    try:
        refuse_above(YAML_BYTES, request["text"].encode("utf-8", "replace"), "")
        tree = tree_of_text(request["text"])
    except Refused as refused:
        line = refused.place.line if refused.place else None
        return shown | _problems([(refused.fault.words(world.language), line)], request)
    if request["seen"] != digest_of(old) and tree != old:
        row = {"label": title_of(path, world), "theirs": in_words(old, world)}
        return {"conflict": {"seen": digest_of(old), "rows": [row | {"mine": request["text"]}]}}
    found = edited(folder, [Edit(path, tree)], world.language)
    errors: list[tuple[str, int | None]] = [
        (one.sentence, None) for one in found if one.severity == "error"
    ]
    if errors:
        return shown | _problems(errors, request)
    return {"saved": True, "about": {"element": shown["title"]}}


def _problems(found: list[tuple[str, int | None]], request: dict[str, Any]) -> dict[str, Any]:
    sentences = [{"sentence": sentence, "line": line} for sentence, line in found]
    return {"saved": False, "problems": sentences, "seen": request["seen"]}
