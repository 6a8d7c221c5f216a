"""Writes docs/reference/commands.md from the help texts of the commands themselves.

Run by `make reference`; a test compares the page with what this would write, so that the page
cannot fall behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from detente.cli import main

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "commands.md"
WIDTH = 88
OPENING = """# Commands

Written by `make reference` from the help texts; `detente COMMAND --help` shows the same.

Results go to standard output, progress and messages to standard error. The exit code is 0 for an
answer (an empty zone is one), 2 for bad input, 3 for a partial, labelled answer at a time limit
or after Ctrl-C.
"""


def helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """The name, as it is typed, and the help text of a command and of all below it."""
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                settings = {"terminal_width": WIDTH, **below.context_settings}
                inner = click.Context(below, context, info_name=name, **settings)
                yield from helps(below, inner)


def reference() -> str:
    """The whole page."""
    top = click.Context(main, info_name="detente", terminal_width=WIDTH, **main.context_settings)
    sections = [f"## {name}\n\n```text\n{text.rstrip()}\n```\n" for name, text in helps(main, top)]
    return "\n".join([OPENING, *sections])


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
