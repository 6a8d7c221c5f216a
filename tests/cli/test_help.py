from __future__ import annotations

import subprocess
import sys
from importlib import metadata

import click
import pytest

from detente.cli import COMMANDS, HELP, main


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_the_line_of_the_list(name: str) -> None:
    """What the list of commands says is the first line of the command's own help."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help is not None

    assert HELP[name] == command.help.splitlines()[0]


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["analyze", "--help"], ["--version"]])
def test_help_and_version_are_results(words: list[str]) -> None:
    """Asked for, they go to standard output, with exit code 0."""
    done = subprocess.run(
        [sys.executable, "-m", "detente", *words], capture_output=True, text=True, check=False
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout


def test_every_command_is_listed() -> None:
    """The list has every command with its line."""
    done = subprocess.run(
        [sys.executable, "-m", "detente", "--help"], capture_output=True, text=True, check=True
    )

    assert sorted(COMMANDS) == sorted(HELP)
    for name in COMMANDS:
        assert f"  {name} " in done.stdout


def test_version_is_that_of_the_package() -> None:
    """``--version`` prints the version of the installed package."""
    done = subprocess.run(
        [sys.executable, "-m", "detente", "--version"], capture_output=True, text=True, check=True
    )

    assert metadata.version("detente") in done.stdout
