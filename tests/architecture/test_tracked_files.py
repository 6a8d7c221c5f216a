"""What is under version control is ours, and speaks of no particular machine."""

from __future__ import annotations

import re
from pathlib import Path

from helpers.needs import ROOT, shared_path
from helpers.tree import tracked_files

PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".pdf", ".ico", ".xlsx", ".docx", ".zip"}
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home|Users)/[\w.]")
INSTALLING = (
    "constraints.txt",
    "Makefile",
    "pyproject.toml",
    ".ci/run",
    "tools/new_environment.sh",
)
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links")


def _texts() -> list[tuple[Path, str]]:
    return [
        (path.relative_to(ROOT), path.read_text(encoding="utf-8", errors="replace"))
        for path in tracked_files()
        if path.suffix not in PICTURES
    ]


def test_no_third_party_scripts() -> None:
    """No minified, bundled or vendored script or style sheet is kept here."""
    foreign = [
        str(path)
        for path in (file.relative_to(ROOT) for file in tracked_files())
        if path.suffix in {".js", ".mjs", ".css"}
        and (".min." in path.name or {"vendor", "node_modules"} & set(path.parts))
    ]

    assert [] == foreign


def test_scripts_have_readable_lines() -> None:
    """A script or style sheet with very long lines was made by a program, not written."""
    made = [
        str(path)
        for path, body in _texts()
        if path.suffix in {".js", ".mjs", ".css"}
        and max(map(len, body.splitlines()), default=0) > 500
    ]

    assert [] == made


def test_no_machine_paths() -> None:
    """No file names a folder of somebody's machine."""
    named = [
        f"{path}:{number}: {line.strip()[:80]}"
        for path, body in _texts()
        for number, line in enumerate(body.splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]

    assert [] == named


def test_packages_come_from_wherever_the_machine_says() -> None:
    """What installs packages names no registry: each machine has its own."""
    named = [
        f"{name}: {line.strip()[:80]}"
        for name in INSTALLING
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if ADDRESS.search(line)
    ]

    assert [] == named


def test_no_sentence_of_the_sample_article() -> None:
    """The example carries facts of the article it rests on, attributed, and no sentence of it."""
    article = shared_path("data/source/article.txt").read_text(encoding="utf-8")
    pieces = (piece.strip() for piece in re.split(r"(?<=[.!?])\s+|\n", article))
    sentences = {piece for piece in pieces if len(piece) >= 45}
    copied = [str(path) for path, body in _texts() if any(s in body for s in sentences)]

    assert sentences
    assert [] == copied
