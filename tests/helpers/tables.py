"""Small CSV files made for tests, and the points read from them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from detente import formats
from detente.case import Case, Value
from detente.formats import Reading


def table(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    """A file with this content."""
    file = folder / name
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return file


def read_table(folder: Path, content: str | bytes) -> Reading:
    """What comes of a file with this content."""
    return formats.read(table(folder, content))


def points(case: Case, party: str) -> dict[tuple[str, str], Fraction | None]:
    """The points of a party by issue and option; gaps are left out."""
    stated = (one for one in case.said_by(party) if isinstance(one, Value))
    return {(one.issue, one.option): one.value for one in stated}
