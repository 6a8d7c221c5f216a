"""The import contracts of pyproject.toml hold, and each one catches what it is there for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.needs import ROOT
from helpers.tree import SOURCE


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as run; run()"
    command = [sys.executable, "-c", program, "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its contracts, in a folder of their own."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        SOURCE, folder / "src" / "detente", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_contracts_hold(copy: Path) -> None:
    """Every import of the package points inward."""
    done = _lint(copy)

    assert 0 == done.returncode, done.stdout


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("case", "import detente.app", "Layers point inward"),
        ("case", "import starlette", "The core runs without web"),
        ("analysis.problem", "import sqlalchemy", "The core runs without web"),
        ("formats", "import detente.reports", "Layers point inward"),
        ("charts", "import jinja2", "The core runs without web"),
        ("cli", "import detente.reports", "Only app wires the adapters"),
        ("analysis", "import detente.formats", "Layers point inward"),
        ("analysis.agreements", "import detente.analysis.red_lines", "Questions rest on"),
        ("analysis.problem", "import detente.analysis.solutions", "Questions rest on"),
        ("analysis.solutions", "import detente.analysis.preferences", "Questions rest on"),
        ("analysis.robustness", "import detente.analysis.overview", "Questions rest on"),
    ],
)
def test_forbidden_import_is_caught(copy: Path, room: str, line: str, contract: str) -> None:
    """One forbidden line anywhere breaks the contract that forbids it, and names the file."""
    planted = copy.joinpath("src", "detente", *room.split("."), "planted.py")
    planted.write_text(f"{line}\n", encoding="utf-8")
    try:
        done = _lint(copy)
    finally:
        planted.unlink()

    broken = [row for row in done.stdout.splitlines() if row.endswith("BROKEN")]
    assert 1 == done.returncode
    assert any(row.startswith(contract) for row in broken), done.stdout
    assert f"detente.{room}.planted" in done.stdout


@pytest.mark.parametrize("parent", ["", "analysis"])
def test_new_room_must_find_its_place(copy: Path, parent: str) -> None:
    """A folder that stands in no row of the contracts is refused."""
    room = copy / "src" / "detente" / parent / "attic"
    room.mkdir()
    (room / "__init__.py").touch()
    try:
        done = _lint(copy)
    finally:
        shutil.rmtree(room)

    assert 1 == done.returncode
    assert "attic" in done.stdout
