"""Points in the cells of a CSV: with a decimal comma where no comma separates the cells."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.case import parse_number
from detente.formats.document import Place
from detente.formats.imports.notes import SHOWN, wrong
from detente.formats.log import Log


@dataclass(slots=True)
class Points:
    """Reads the numbers of one file, which may have a decimal comma or a decimal point, not both.

    ``1.000`` in a file that writes ``0,5`` is a thousand to one reader and one to another, so it is
    an error rather than a guess.
    """

    separator: str
    log: Log
    comma: Place | None = None
    point: Place | None = None

    def of(self, cell: str, place: Place) -> Fraction | None:
        """The number in a cell; None for an empty one, and, with an error, for anything else."""
        written = cell.strip()
        if not written:
            return None
        comma = self.separator != "," and "," in written
        try:
            if comma and (written.count(",") > 1 or "." in written or "/" in written):
                raise ValueError(written)
            number = parse_number(written.replace(",", ".") if comma else written)
        except ValueError:
            wrong(self.log, place, "csv_not_a_number", found=written[:SHOWN])
            return None
        self._note_mark(comma, "." in written, place)
        return number

    def _note_mark(self, comma: bool, point: bool, place: Place) -> None:
        if comma and self.comma is None:
            self.comma = place
        if point and self.point is None:
            self.point = place
        if (comma or point) and self.comma and self.point:
            other = self.point if comma else self.comma
            where = f"{other.line}:{other.column}"
            wrong(self.log, place, "csv_two_decimal_marks", other=where)
