"""The shape of a plain CSV: its words, its separators, and what guards a cell from a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula. Such a name is
written with an apostrophe before it, and read without it; a name that has apostrophes there itself
gets one more, so that every name comes back as it was. Tabs or blanks, the rejected alternative,
cannot be told from blanks that belong to the name.
"""

from __future__ import annotations

import re
from pathlib import Path

from detente.case import parse_number

ISSUE = ("issue", "thema")
OPTION = "option"
NO_DEAL = ("no deal", "keine einigung", "kein abschluss")
"""In the column of issues, with no option beside it: what no deal is worth."""

SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?(?:\n|$)")
"""A first line by which Excel says how cells are separated."""

_HEAD = 4096
_HEADER = re.compile(rf'\s*"?({"|".join(ISSUE)})"?\s*([,;\t])\s*"?{OPTION}"?\s*(\2|[\r\n]|$)', re.I)
_RUNS = re.compile(r"'*[=+\-@]")
_GUARDED = re.compile(r"''*[=+\-@]")


def is_table(path: Path) -> bool:
    """Whether a file begins as a plain CSV does; raises ``OSError`` where it cannot be opened."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    return separator_of(head.decode("utf-8-sig", "ignore")) is not None


def separator_of(text: str) -> str | None:
    """What separates the cells of a CSV, by its first line; None where the text is none."""
    named = SEPARATOR_LINE.match(text)
    header = _HEADER.match(text, named.end() if named else 0)
    if header is None or (named and named[1] != header[2]):
        return None
    return header[2]


def guarded(name: str) -> str:
    """A name as a cell that no spreadsheet runs; numbers stay as they are."""
    return f"'{name}" if _RUNS.match(name) and not _number(name) else name


def unguarded(cell: str) -> str:
    """The name that `guarded` wrote."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _number(name: str) -> bool:
    try:
        parse_number(name)
    except ValueError:
        return False
    return True
