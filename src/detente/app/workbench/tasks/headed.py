"""What stands on top of every page of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.workbench.tasks.common import Progress, case_in


def headed(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Title and marking of a case, in the ``language`` of the request."""
    case = case_in(folder, request["language"])
    return {
        "title": case.title.in_language(request["language"]) if case.title else case.id,
        "marking": case.marking.in_language(request["language"]) if case.marking else None,
    }
