"""The command line as a person meets it: another process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from strategies.shipped_cases import FOLDER

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``detente`` in an empty folder; standard output and error as text."""

    def start(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "detente", *map(str, words)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return start


@pytest.fixture
def alaska() -> Path:
    """The example about Anchorage."""
    return FOLDER / "alaska-2025"


@pytest.fixture
def river() -> Path:
    """The example about a river."""
    return FOLDER / "river-treaty"


@pytest.fixture
def wages() -> Path:
    """The example about wages."""
    return FOLDER / "wage-round"
