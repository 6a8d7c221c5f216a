"""A change that somebody makes elsewhere: a file of the case written anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def written(folder: Path, request: dict[str, Any], _progress: Callable[..., None]) -> None:
    """Write ``text`` to ``path``."""
    (folder / request["path"]).write_text(request["text"], encoding="utf-8")
