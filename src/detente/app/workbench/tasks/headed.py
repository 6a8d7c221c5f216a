"""What stands on top of every page of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.workbench.tasks.common import Progress, world_in


def headed(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Title and marking of a case, in the ``language`` of the request.

    Also of one that nothing can be worked out for yet: its pages lead to where it is entered. The
    text alone is read, since every page waits for this.
    """
    world = world_in(folder, request["language"], ())
    title = world.words(world.tree.get("title")) or world.words(world.tree.get("id"))
    return {"title": title, "marking": world.words(world.tree.get("marking")) or None}
