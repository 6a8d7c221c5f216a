"""The builder's pages that list: the case at a glance, a section, a voice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.building.overview import PAGE, doubts, overview, section
from detente.app.building.voices import said
from detente.app.building.world import World
from detente.app.workbench.tasks.common import Progress, checked_in, world_in


def building_overview(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """Sections, next steps and doubts."""
    return overview(*checked_in(folder, request["language"]))


def building_doubts(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """What a check says of the case."""
    return doubts(*checked_in(folder, request["language"]))


def building_section(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """A page of one section's elements; ``start`` counts from 0."""
    world = world_in(folder, request["language"], (request["section"],))
    found = section(world, request["section"], request["start"], PAGE)
    return found | {"parties": _parties(world)}


def building_voice(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """What a voice says, issue by issue."""
    path = tuple(request["path"])
    world = world_in(folder, request["language"], path)
    if path[1] not in world.part("parties") and path[1] not in world.part("statements"):
        return None
    return said(world, path, request["start"])


def _parties(world: World) -> list[list[str]]:
    return [[party, name] for party, name in world.parties]
