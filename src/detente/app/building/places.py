"""From a path as problems and claims write it (``red_lines.usa.x``) to an element of the case."""

from __future__ import annotations

from dataclasses import dataclass

from detente.app.building.forms import LISTS, kind_of
from detente.app.building.world import World
from detente.formats.editing import Tree

Ids = tuple[str, ...]
_PER_ISSUE = ("wants", "direction", "order", "weights", "values", "shape")


@dataclass(frozen=True, slots=True)
class Place:
    """An element with a form: its path, and the issue where a voice says something on one."""

    path: Ids
    on: str | None = None


def resolved(dotted: str, tree: Tree) -> Ids:
    """The ids of a path with dots, as far as they lead somewhere; ids may have dots themselves."""
    if isinstance(tree, dict):
        for key in sorted(tree, key=len, reverse=True):
            if dotted == key or dotted.startswith(f"{key}."):
                return (key, *resolved(dotted[len(key) + 1 :], tree[key]))
    if isinstance(tree, list):
        head, _, rest = dotted.partition(".")
        for number, item in enumerate(tree, 1):
            named = isinstance(item, dict) and item.get("id") == head
            if named or head == str(number):
                return (str(number), *resolved(rest, item))
    return ()


def place_of(dotted: str, world: World) -> Place | None:
    """The element whose form shows a path; None where none does."""
    path = resolved(dotted, world.tree)
    if path[:1] == ("statements",) and len(path) > 1:
        return _in_statements(path)
    for length in range(len(path), 0, -1):
        if kind_of(path[:length]) is not None:
            return Place(path[:length])
    return Place(()) if path and len(path) == 1 and path[0] in ("title", "as_of", "note") else None


def _in_statements(path: Ids) -> Place:
    length = 4 if path[2:3] == ("instructions",) and len(path) > 3 else 2
    voice, inner = path[:length], path[length:]
    if len(inner) > 1 and inner[0] in _PER_ISSUE:
        return Place(voice, inner[1])
    if inner and inner[0] in LISTS:
        return Place((*voice, *inner[:2]))
    return Place(voice)
