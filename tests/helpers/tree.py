"""The project's own files, for tests that read the house rather than run it."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

from helpers.needs import ROOT

SOURCE = ROOT / "src" / "detente"
"""The folder of the package."""


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file under version control that is there, sorted; outside a checkout every file.

    Files that are new and not ignored count too: what is wrong with them is said before the commit.
    """
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        paths = [ROOT / line for line in done.stdout.splitlines()]
    except (OSError, subprocess.CalledProcessError):
        paths = [
            path
            for path in ROOT.rglob("*")
            if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        ]
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def source_modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the package with its syntax tree; paths are relative to the package."""
    return tuple(
        (path.relative_to(SOURCE), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
    )


def rooms(folder: Path) -> set[str]:
    """The names of the packages directly inside a folder of the source."""
    return {path.parent.name for path in folder.glob("*/__init__.py")}
