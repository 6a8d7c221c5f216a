"""The documentation knows every command and every solution."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from detente.cli import main
from helpers.needs import ROOT
from helpers.tree import SOURCE

DOCS = ROOT / "docs"
SOLUTIONS = SOURCE / "analysis" / "solutions"


def _commands() -> list[str]:
    assert isinstance(main, click.Group)
    return main.list_commands(click.Context(main))


def _all_docs() -> str:
    pages = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_there_are_commands() -> None:
    """The tests below look at the commands of the main job."""
    assert {"analyze", "check", "convert", "demo", "diff", "improve", "new"} <= set(_commands())


@pytest.mark.parametrize("command", _commands())
def test_command_is_documented(command: str) -> None:
    """Every command is shown with its name, as it is typed, somewhere in the documentation."""
    assert f"detente {command}" in _all_docs()


@pytest.mark.parametrize("command", _commands())
def test_options_are_documented(command: str) -> None:
    """Every option of every command stands somewhere in the documentation."""
    loaded = main.get_command(click.Context(main), command)
    assert loaded is not None
    options = [p.opts[0] for p in loaded.params if isinstance(p, click.Option) and not p.hidden]
    docs = _all_docs()

    assert [] == [option for option in options if option not in docs]


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda p: p.stem)
def test_links_lead_somewhere(page: Path) -> None:
    """A relative link of a page names a file that is there."""
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))

    assert [] == [link for link in links if not (page.parent / link).exists()]
