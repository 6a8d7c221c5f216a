"""The whole case at a glance: what is there, what is missing, what is doubtful."""

from __future__ import annotations

from typing import Any

from detente.app.building.edits import Ids
from detente.app.building.forms import LISTS
from detente.app.building.places import place_of
from detente.app.building.titles import title_of
from detente.app.building.world import World
from detente.formats import Problem
from detente.formats.editing import Tree

SECTIONS = (
    *("parties", "tracks", "issues", "statements", "red_lines", "linkages", "no_deal"),
    *("constraints", "bodies", "undo", "events", "expectations", "roadmap"),
)
FIRST = 12
"""Elements of a section on the overview; the rest stand on the section's own page."""
PAGE = 100
"""Elements on one page of a section."""
_WARNINGS = 20
EVERY_WARNING = 200
"""Warnings on the overview, and on the page of the check."""
_PER_ISSUE = ("wants", "direction", "order", "weights", "values", "shape")


def overview(world: World, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """Every section with its first elements, the next steps, and the warnings of a check."""
    sections = [section(world, name, 0, FIRST) for name in SECTIONS]
    found = {"title": title_of((), world), "sections": sections, "next": _missing(world)[:4]}
    return found | {"doubts": doubts(world, problems, _WARNINGS)}


def doubts(
    world: World, problems: tuple[Problem, ...], most: int = EVERY_WARNING
) -> dict[str, Any]:
    """The warnings of a check, each with the form it leads to; how many ``more`` there are."""
    rows = [_doubt(problem, world) for problem in problems[:most]]
    return {"rows": rows, "more": max(0, len(problems) - most)}


def section(world: World, name: str, start: int, count: int) -> dict[str, Any]:
    """Some elements of a section, by track where it is the issues."""
    paths = elements(world, name)
    rows = [_row(path, world) for path in paths[start : start + count]]
    return {"name": name, "count": len(paths), "rows": rows, "start": start}


def elements(world: World, name: str) -> list[Ids]:
    """The paths of a section's elements, issues in the order of their tracks."""
    if name == "red_lines":
        owned = world.part(name)
        return [(name, owner, line) for owner in owned for line in world.part(name, owner)]
    if name == "statements":
        return _voices(world)
    if name == "issues":
        return [(name, issue) for _, issues in by_track(world) for issue in issues]
    return [(name, element) for element in world.part(name)]


def by_track(world: World) -> list[tuple[str, list[str]]]:
    """The issues under each track in its order, those without one last."""
    found: dict[str, list[str]] = {track: [] for track, _ in world.tracks}
    for issue in world.part("issues"):
        track = world.part("issues", issue).get("track")
        found.setdefault(track if isinstance(track, str) else "", []).append(issue)
    return [(track, issues) for track, issues in found.items() if issues]


def _voices(world: World) -> list[Ids]:
    """Every party, spoken or not, then its principals; mediators only where they spoke."""
    found: list[Ids] = []
    holders = [party for party, _ in world.parties if not _mediates(party, world)]
    stated = world.part("statements")
    for holder in [*holders, *(one for one in stated if one not in holders)]:
        found.append(("statements", holder))
        told = world.part("statements", holder, "instructions")
        found += [("statements", holder, "instructions", one) for one in told]
    return found


def _mediates(party: str, world: World) -> bool:
    return world.part("parties", party).get("kind") == "mediator"


def _row(path: Ids, world: World) -> dict[str, Any]:
    row: dict[str, Any] = {"path": list(path), "id": path[-1], "title": title_of(path, world)}
    if path[0] == "issues":
        track = world.part(*path).get("track")
        row["under"] = world.name("tracks", track) if isinstance(track, str) else ""
    elif path[0] == "red_lines":
        row["under"] = world.name("parties", path[1])
    elif path[0] == "statements":
        row["count"] = stated(world.part(*path))
    owner = world.part(*path).get("owner") or world.part(*path).get("party")
    if isinstance(owner, str):
        row["under"] = world.name("parties", owner)
    grade = world.part(*path).get("grade")
    return row | {"grade": grade if isinstance(grade, str) else None}


def stated(voice: dict[str, Tree]) -> int:
    """How many things a voice says."""
    count = 0
    for key, node in voice.items():
        if key == "swings":
            count += 1
        elif key == "values" and isinstance(node, dict):
            count += sum(len(one) for one in node.values() if isinstance(one, dict))
        elif key in _PER_ISSUE and isinstance(node, dict):
            count += len(node)
        elif key in LISTS:
            count += len(node) if isinstance(node, list) else 1
        elif key == "answers" and isinstance(node, dict):
            count += len(node)
    return count


def _missing(world: World) -> list[dict[str, Any]]:
    """What is worth saying next, in the order in which answers need it."""
    found: list[dict[str, Any]] = []
    for issue, name in world.issues:
        if world.part("issues", issue).get("status_quo") is None:
            found.append(_step("status_quo", ("issues", issue), name))
    principals = [
        (party, name)
        for party, name in world.parties
        if world.part("parties", party).get("kind", "principal") == "principal"
    ]
    for party, name in principals:
        if not stated(world.part("statements", party)):
            found.append(_step("statements", ("statements", party), name))
    if principals and not world.part("red_lines"):
        found.append(_step("red_lines", ("red_lines", principals[0][0], ""), ""))
    for party, name in principals:
        if party not in world.part("no_deal"):
            found.append(_step("no_deal", ("no_deal", party), name))
    if world.tree.get("as_of") is None:
        found.append(_step("as_of", (), ""))
    return found


def _step(what: str, path: Ids, name: str) -> dict[str, Any]:
    return {"what": what, "path": list(path), "name": name}


def _doubt(problem: Problem, world: World) -> dict[str, Any]:
    place = place_of(problem.path, world)
    return {
        "sentence": problem.words(world.language),
        "path": None if place is None else list(place.path),
        "on": None if place is None else place.on,
    }
