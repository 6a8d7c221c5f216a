"""The cells of a CSV text with their places: quotes, separators and line ends, nothing of cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.case import fault
from detente.formats.document import Place
from detente.formats.limits import COLUMNS, CSV_CELLS
from detente.formats.problems import Refused

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells as text, and where each begins, (line, column) from 1."""

    file: str
    cells: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def place(self, column: int = 0) -> Place:
        """Where a cell begins; a cell too many or too few stands where the row begins."""
        line, at = self.places[column if column < len(self.places) else 0]
        return Place(self.file, line, at)


def rows_of(text: str, separator: str, file: str, line: int = 1) -> Iterator[Row]:
    """The rows with anything in them; ``line`` is the number of the first.

    Raises `Refused`, with its place, for a quote that is not closed or not followed by a separator,
    and for more cells than a case can have.
    """
    stop = re.escape(separator)
    cell = re.compile(rf'(?:"([^"]*+(?:""[^"]*+)*+)"|(?!")([^{stop}\r\n]*+))({stop}|\r\n|\n|\r|\Z)')
    at, start, total = 0, 0, 0
    cells: list[str] = []
    places: list[tuple[int, int]] = []
    while at < len(text) or cells:
        found = cell.match(text, at)
        place = (line, at - start + 1)
        if found is None:
            raise Refused(fault("", "csv_quote"), Place(file, *place))
        cells.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        places.append(place)
        total += 1
        if len(cells) > COLUMNS or total > CSV_CELLS:
            limit = COLUMNS if len(cells) > COLUMNS else CSV_CELLS
            found_so_far = max(len(cells), total)
            code = fault("", "too_many", found=found_so_far, limit=limit)
            raise Refused(code, Place(file, *place))
        for end in _LINE_END.finditer(text, at, found.end()):
            line, start = line + 1, end.end()
        at = found.end()
        if found[3] != separator:
            if any(one.strip() for one in cells):
                yield Row(file, tuple(cells), tuple(places))
            cells, places = [], []
