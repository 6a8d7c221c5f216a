"""What an element is called on a page."""

from __future__ import annotations

from detente.app.building.world import World
from detente.formats.editing import Tree
from detente.i18n import say

_TEXT = {
    "red_lines": "reason",
    "linkages": "text",
    "constraints": "text",
    "undo": "act",
    "expectations": "text",
    "no_deal": "text",
}


def title_of(path: tuple[str, ...], world: World) -> str:
    """The name or the words of an element; its id where it has neither."""
    if not path:
        return world.words(world.tree.get("title")) or world.words(world.tree.get("id"))
    if path[0] == "statements":
        return _of_voice(path, world)
    if path[0] == "bodies" and path[2:3] == ("blocs",):
        return world.words(world.part(*path).get("name")) or path[-1]
    if path[0] in ("parties", "issues", "tracks", "bodies", "events"):
        return world.name(path[0], path[1]) if len(path) > 1 else path[0]
    if path[0] == "no_deal" and len(path) > 1:
        return world.name("parties", path[1])
    if path[0] == "roadmap" and len(path) > 1:
        return _of_step(world.part(*path), world) or path[-1]
    words = _words(world.part(*path), _TEXT.get(path[0], "text"), world)
    return words or path[-1]


def _words(node: dict[str, Tree], key: str, world: World) -> str:
    return world.words(node.get(key))


def _of_step(step: dict[str, Tree], world: World) -> str:
    """What a step moves: the issue, and the option it brings."""
    issue, to = step.get("issue"), step.get("to")
    if not isinstance(issue, str) or not isinstance(to, str):
        return ""
    option = dict(world.options(issue)).get(to, to)
    unit = (world.range(issue) or {}).get("unit", "")
    return f"{world.name('issues', issue)} → {option} {unit}".strip()


def _of_voice(path: tuple[str, ...], world: World) -> str:
    party = world.name("parties", path[1]) if len(path) > 1 else ""
    if len(path) > 3 and path[2] == "instructions":
        return say("build.instructed", world.language, principal=path[3], party=party)
    return party
