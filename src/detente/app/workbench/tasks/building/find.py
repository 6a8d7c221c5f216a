"""From the id-path of an element to the form that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.building.places import place_of
from detente.app.workbench.tasks.common import Progress, world_in


def building_find(folder: Path, request: dict[str, Any], _progress: Progress) -> Any:
    """The place of a dotted ``path``; None where nothing stands there."""
    place = place_of(request["path"], world_in(folder, request["language"]))
    return None if place is None else {"path": list(place.path), "on": place.on}
