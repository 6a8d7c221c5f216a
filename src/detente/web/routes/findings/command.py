"""The command that gives the same answer in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from shlex import quote
from typing import Any


def command_line(verb: str, case: str, language: str, options: Mapping[str, Any]) -> str:
    """``detente improve CASE --package ... --lang de``; empty options are left out.

    ``case`` is the folder of the case as it is taken out of the workbench.
    """
    parts = ["detente", verb, case]
    for name, value in options.items():
        if value not in (None, "", [], ()):
            parts += [f"--{name}", ",".join(value) if isinstance(value, list) else str(value)]
    parts += ["--lang", language]
    return " ".join(quote(part) for part in parts)


def package_option(asked: Mapping[str, Any]) -> str:
    """The value of ``--package`` for a question about a package."""
    chosen = [one.partition(":") for one in asked["choose"]]
    written = ",".join(f"{issue}={option}" for issue, _, option in chosen)
    return written or asked["ref"] or "status-quo"
