"""``detente source``: what was written, and who says what in it. One file per command."""

from __future__ import annotations

import click

from detente.cli.lazy import LazyGroup

LINES = {
    "import": "Documents, line by line: what to keep, what to leave out, and why. A proposal.",
    "lines": "The lines of a document as they stand now: decide, or take a decision back.",
    "anchor": "Where passages stand in a text: found, to be confirmed, or lost.",
    "code": "Code a document by keyboard: passages, whose they are, who says so, what they are.",
    "compare": "Several coders of the same texts: how far they agree, and every difference.",
    "merge": "Several coders' cases made one: nothing is lost, what differs stands side by side.",
    "coverage": "Who is heard: claims by speaker, per party, issue and element.",
}
"""One line per command; each command's own help begins with it."""


@click.group(cls=LazyGroup, package="detente.cli.source", lines=LINES)
def source() -> None:
    """Documents, passages, claims: from what was written to evidence."""
