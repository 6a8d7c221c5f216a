"""Work for jobs under test: what a task may do, and what it must not get away with."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress


def quick(_folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Give the request back."""
    return {"asked": request}


def slow(_folder: Path, request: dict[str, Any], progress: Progress) -> str:
    """Tell of each tenth of a second, for ``seconds``."""
    steps = int(request["seconds"] * 10)
    for step in range(steps):
        progress("Waiting", step, steps)
        time.sleep(0.1)
    return "slept"


def refusing(_folder: Path, _request: dict[str, Any], _progress: Progress) -> None:
    """Say that the input does not fit."""
    raise BadRequestError("not like that")
