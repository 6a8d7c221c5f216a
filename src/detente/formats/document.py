"""A file as a tree of nodes, each with its place: the one shape all formats are read into.

YAML, JSON and XLSX are three spellings of the same document, so that one builder makes the case
and an error in a spreadsheet cell has the same words as one in a line of text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: a line and column (from 1), or a sheet and cell, of a file."""

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; ``quoted`` where the file marks it as text, so that empty is not absent.

    ``kind`` tells a writer whose format has kinds (JSON) what it is: *text*, *number* or *truth*;
    readers take every kind.
    """

    text: str
    place: Place | None = None
    quoted: bool = False
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes in their order."""

    items: tuple[Node, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and what stands under them, in their order; ``flow`` where written in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place | None = None
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """What stands under a key, or None."""
        return next((node for name, node in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def absent(node: Node) -> bool:
    """Whether nothing is written here: an empty cell, or a key with nothing behind it."""
    return isinstance(node, Scalar) and not node.text and not node.quoted
