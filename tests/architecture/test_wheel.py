"""The wheel is complete: what runs from a checkout runs from an installed package."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers.needs import ROOT
from helpers.tree import SOURCE, tracked_files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the working tree, built without any download."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), "."]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("detente-*.whl"))


def test_everything_the_program_reads_is_inside(wheel: Path) -> None:
    """Code, catalogues, templates, schema, type marker, pages and examples: each file of each."""
    examples, pages = ROOT / "examples", ROOT / "docs" / "explanation"
    expected = {
        *(f"detente/{p.relative_to(SOURCE)}" for p in tracked_files() if SOURCE in p.parents),
        *(f"detente/{p.relative_to(ROOT)}" for p in tracked_files() if examples in p.parents),
        *(f"detente/{p.relative_to(ROOT / 'docs')}" for p in tracked_files() if pages in p.parents),
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    assert set() == expected - names
    assert "detente/py.typed" in names
    assert "detente/examples/alaska-2025/case.yaml" in names
    assert "detente/explanation/de/nash.md" in names


def test_nothing_else_is_inside(wheel: Path) -> None:
    """No tests, benchmarks or other documentation, and the licence is there."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    elsewhere = [n for n in names if not n.startswith("detente/") and ".dist-info/" not in n]

    assert [] == elsewhere
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_demo_runs_from_the_wheel_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """``detente demo`` does the main job with nothing of the checkout at hand."""
    installed, empty = tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "from detente.cli import main; main()", "demo"],
        cwd=empty,
        env=environment,
        capture_output=True,
        text=True,
    )
    written = {path.suffix for path in empty.rglob("*") if path.is_file()}

    assert 0 == done.returncode, done.stderr
    assert {".html", ".docx"} <= written
