"""The documentation knows every command and every solution, and its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.needs import ROOT

DOCS = ROOT / "docs"


def _pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "examples").rglob("*.md")]


def test_command_reference_is_current() -> None:
    """The page of commands is what the help texts say; `make reference` writes it anew.

    In a process of its own, as there: a command keeps the names of its first call for help, and
    other tests call commands without those above them.
    """
    tool = str(ROOT / "tools" / "write_command_reference.py")
    code = f"import runpy; print(runpy.run_path({tool!r})['reference'](), end='')"
    fresh = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert fresh.stdout == (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", ["analyze", "check", "convert", "demo", "diff", "improve", "new"]
)
def test_reference_shows_the_command(command: str) -> None:
    """Every command of the main job stands in the reference, as it is typed."""
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")

    assert f"## detente {command}\n" in page


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "solution",
    [
        "nash",
        "weighted-nash",
        "kalai-smorodinsky",
        "egalitarian",
        "utilitarian",
        "max-relative-gains",
    ],
)
def test_solution_has_a_page(solution: str, language: str) -> None:
    """Each solution is explained on a page of its own, in both languages."""
    assert (DOCS / "explanation" / language / f"{solution}.md").exists()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("page", sorted(path.stem for path in (DOCS / "explanation/en").glob("*")))
def test_explanation_has_a_formula_or_definition_and_a_reference(page: str, language: str) -> None:
    """No page asks to be believed: it defines what it computes, and names work with its year."""
    words = (DOCS / "explanation" / language / f"{page}.md").read_text(encoding="utf-8")
    references = re.findall(r"(?ms)^\*(?:Reference|Source|Quelle|Literatur)[^*]*:\*.*?\n\n", words)

    assert re.search(r"(?m)^## (Definition|Begriffe)|\$\$", words)
    assert references
    assert all(re.search(r"\b(1[89]|20)\d\d\)?", reference) for reference in references)


def test_explanations_exist_in_both_languages() -> None:
    """Whatever is explained in one language is explained in the other."""
    english, german = (
        sorted(page.name for page in (DOCS / "explanation" / language).glob("*.md"))
        for language in ("en", "de")
    )

    assert english == german


def test_links_lead_somewhere() -> None:
    """A relative link of a page, to a picture or a text, names a file that is there."""
    dead = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in _pages()
        for link in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]

    assert [] == dead


def test_named_files_are_there() -> None:
    """A file or folder of the tree that a page names exists."""
    path = re.compile(r"`((?:src|tests|docs|examples|benchmarks|tools)/[\w./-]+)`")
    missing = [
        f"{page.relative_to(ROOT)}: {name}"
        for page in _pages()
        for name in path.findall(page.read_text(encoding="utf-8"))
        if not (ROOT / name).exists()
    ]

    assert [] == missing
