"""What an answer was made from, so that a second run need not make it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.app.version import version

_PIECE = 1 << 20
_HEAD = 4096
_ALONE = (".csv", ".xlsx", ".zip")


def digest(path: Path) -> str:
    """The SHA-256 of everything a reading of the path may look at; raises OSError.

    A folder with all it holds; a file alone, or with those beside it where it is a domain file of
    another program, whose profiles lie there.
    """
    if path.is_dir():
        return _of(path, sorted(p for p in path.rglob("*") if p.is_file()))
    if _needs_no_other(path):
        return _of(path.parent, [path])
    return _of(path.parent, sorted(p for p in path.parent.iterdir() if p.is_file()))


def _needs_no_other(file: Path) -> bool:
    with file.open("rb") as stream:
        return b"detente" in stream.read(_HEAD) or file.suffix.lower() in _ALONE


def _of(folder: Path, files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        own = hashlib.sha256()
        with file.open("rb") as stream:
            while piece := stream.read(_PIECE):
                own.update(piece)
        name = file.relative_to(folder).as_posix()
        total.update(f"{own.hexdigest()} {name}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def made_before(target: Path, marker: dict[str, Any]) -> bool:
    """Whether the answer is there, complete, and made from the same bytes, options and version."""
    try:
        with target.open(encoding="utf-8") as file:
            there = json.load(file)
    except (OSError, ValueError):
        return False
    return (
        isinstance(there, dict)
        and there.get("made_from") == marker
        and there.get("detente") == version()
        and "errors" not in there
        and there.get("partial") is None
    )
