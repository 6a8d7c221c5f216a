"""What a test needs from the machine, and what happens where it is missing.

A test asks for it in its first line (``need_tool("chromium")``, ``shared_path("data")``) and is
skipped, saying why, where it is not there. In CI a missing program is a failure instead: see
``pytest_runtest_makereport`` in ``tests/conftest.py``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
"""The folder of the project."""

SHARED = "../shared"
"""Where the data that is tested against but not part of the project is looked for."""

_COMMANDS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "soffice": ("soffice", "libreoffice"),
    "pdftoppm": ("pdftoppm",),
    "pdftotext": ("pdftotext",),
    "pdfinfo": ("pdfinfo",),
    "git": ("git",),
}


def need_tool(name: str) -> str:
    """The path of a program, by any of the names it goes by; skips the test where there is none.

    Raises ``KeyError`` for a program that no test has named here yet.
    """
    commands = _COMMANDS[name]
    found = next((path for path in map(shutil.which, commands) if path), None)
    if found is None:
        pytest.skip(f"needs a program that is not installed: {' or '.join(commands)}")
    return found


def shared_path(inside: str) -> Path:
    """A file or folder below ``../shared``; skips the test where it is absent."""
    path = (ROOT / SHARED / inside).resolve()
    if not path.exists():
        pytest.skip(f"{SHARED}/{inside} is not here")
    return path
