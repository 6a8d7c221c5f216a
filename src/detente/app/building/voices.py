"""What a voice says, issue by issue, as a list that leads to the forms."""

from __future__ import annotations

from typing import Any

from detente.app.building.forms import LISTS, Ids
from detente.app.building.overview import PAGE, by_track, stated
from detente.app.building.titles import title_of
from detente.app.building.world import World
from detente.formats.editing import Tree, at_path, text_of_tree

_SHORT = ("wants", "direction", "order")


def said(world: World, voice: Ids, start: int = 0) -> dict[str, Any]:
    """Each issue with what is said on it in a few words, and each item of the lists."""
    node = world.part(*voice)
    issues = [(track, issue) for track, found in by_track(world) for issue in found]
    rows = [
        {
            "issue": issue,
            "name": world.name("issues", issue),
            "track": world.name("tracks", track) if track else "",
            "said": {kind: _brief(node, kind, issue, world) for kind in _SHORT},
            "numbers": _numbers(node, issue),
        }
        for track, issue in issues[start : start + PAGE]
    ]
    lists = [{"kind": kind, "rows": _items(voice, kind, node.get(kind), world)} for kind in LISTS]
    found = {"title": title_of(voice, world), "there": at_path(world.tree, voice) is not None}
    return found | {
        "rows": rows,
        "count": len(issues),
        "start": start,
        "lists": lists,
        "instructions": _instructions(voice, node, world),
        "answers": "answers" in node,
    }


def _instructions(voice: Ids, node: dict[str, Tree], world: World) -> list[dict[str, Any]] | None:
    """What principals tell a party's negotiators; None where the voice is a principal's own."""
    if len(voice) > 2:
        return None
    told = node.get("instructions")
    paths = [(*voice, "instructions", one) for one in told] if isinstance(told, dict) else []
    return [
        {"path": list(path), "title": title_of(path, world), "count": stated(world.part(*path))}
        for path in paths
    ]


def _brief(node: dict[str, Tree], kind: str, issue: str, world: World) -> str:
    of_kind = node.get(kind)
    found = of_kind.get(issue) if isinstance(of_kind, dict) else None
    if isinstance(found, dict):
        found = found.get(kind)
    names = dict(world.options(issue))
    if isinstance(found, str):
        return names.get(found, found)
    if not isinstance(found, list):
        return ""
    tiers = [tier if isinstance(tier, list) else [tier] for tier in found]
    named = [" = ".join(names.get(str(one), str(one)) for one in tier) for tier in tiers]
    return (" > " if kind == "order" else ", ").join(named)


def _numbers(node: dict[str, Tree], issue: str) -> bool:
    return any(
        isinstance(of_kind := node.get(kind), dict) and issue in of_kind
        for kind in ("weights", "values", "shape")
    )


def _items(voice: Ids, kind: str, found: Tree, world: World) -> list[dict[str, Any]]:
    if found is None:
        return []
    many = isinstance(found, list)
    items = found if isinstance(found, list) else [found]
    return [
        {
            "path": [*voice, kind, str(number)] if many else [*voice, kind],
            "words": _line(item, world),
        }
        for number, item in enumerate(items, 1)
    ]


def _line(item: Tree, world: World) -> str:
    """The parts of an item in a line, issues and options by their names."""
    if not isinstance(item, dict):
        return ""
    shown = (
        _part(node, world)
        for key, node in item.items()
        if key not in ("id", "grade", "confidence", "claims", "author", "date", "text")
    )
    return " · ".join(shown)


def _part(node: Tree, world: World) -> str:
    if isinstance(node, dict):
        return ", ".join(
            f"{world.name('issues', issue)}: {dict(world.options(issue)).get(str(one), one)}"
            for issue, one in node.items()
        )
    if isinstance(node, str):
        return world.name("issues", node) if node in world.part("issues") else node
    return text_of_tree(node).strip().replace("\n", ", ")
