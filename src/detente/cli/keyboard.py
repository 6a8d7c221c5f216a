"""Where a person types: a terminal, or a pipe with a line per answer."""

from __future__ import annotations

import sys
from contextlib import suppress

import click


class Keyboard:
    """A terminal, or a pipe with a line per answer."""

    def __init__(self) -> None:
        """Get the terminal's line editing, where there is one."""
        if sys.stdin is None:  # closed by whoever started the program: there is nobody to ask
            return
        if sys.stdin.isatty():
            with suppress(ImportError):  # Windows has line editing of its own
                import readline  # noqa: F401 - gives it to `input`
        elif hasattr(sys.stdin, "reconfigure"):
            # A sign that is no UTF-8 must reach the question, which refuses it.
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")

    def tell(self, words: str) -> None:
        """Show some lines."""
        click.echo(words)

    def ask(self, prompt: str) -> str:
        """One line typed; raises ``EOFError`` where there is nobody any more."""
        if sys.stdin is None:
            raise EOFError
        if sys.stdin.isatty():
            return input(prompt)
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        sys.stdout.write("\n")
        return line
