"""A group of commands whose files are loaded when they are called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands are imported when they run, so that help costs nothing.

    ``package`` holds a module per command, with the command under the same name in it (``import_``
    for a name that Python has taken); ``lines`` has a line of help for each, in the order they are
    listed.
    """

    def __init__(self, *words: Any, package: str, lines: Mapping[str, str], **more: Any) -> None:
        super().__init__(*words, **more)
        self.package = package
        self.lines = lines

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's name
        """The names, in the order of the list."""
        return list(self.lines)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's name
        cmd_name: str,
    ) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in self.lines:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"{self.package}.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's name
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list; click would import every command for its first line of help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.lines.items()))
