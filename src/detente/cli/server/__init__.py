"""``detente server``: the workbench in a browser. One file per command."""

from __future__ import annotations

import click

from detente.cli.lazy import LazyGroup

LINES = {
    "start": "Start the workbench on this machine and print a one-time link.",
}
"""One line per command; each command's own help begins with it."""


@click.group(cls=LazyGroup, package="detente.cli.server", lines=LINES)
def server() -> None:
    """The workbench in a browser: start it, look after it, keep a copy."""
