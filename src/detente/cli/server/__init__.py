"""``detente server``: the workbench in a browser. One file per command."""

from __future__ import annotations

import click

from detente.cli.lazy import LazyGroup

LINES = {
    "backup": "Copy everything into one file and check it, also while the server runs.",
    "doctor": "Look whether this installation and its data are sound; change nothing.",
    "restore": "Bring a backup into an empty folder, or only check it.",
    "start": "Start the workbench on this machine and print a one-time link.",
}
"""One line per command; each command's own help begins with it."""


@click.group(cls=LazyGroup, package="detente.cli.server", lines=LINES)
def server() -> None:
    """The workbench in a browser: start it, look after it, keep a copy."""
