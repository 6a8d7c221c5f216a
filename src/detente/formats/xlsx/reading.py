"""A workbook as a document, every node at its sheet and cell."""

from __future__ import annotations

import difflib
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from detente.case import fault
from detente.formats.document import Node, Place, Scalar
from detente.formats.limits import COLUMNS, ROWS
from detente.formats.log import Log
from detente.formats.problems import Refused
from detente.formats.xlsx.archive import check_workbook
from detente.formats.xlsx.cells import EXAMPLES, Unreadable, parsed
from detente.formats.xlsx.columns import Column, Table
from detente.formats.xlsx.shape import from_sheets
from detente.formats.xlsx.tables import columns_of, sheets
from detente.formats.xlsx.tree import Branch, Path
from detente.formats.xlsx.values import shown

_LANGUAGE = re.compile(r"(.+?) ?\(([A-Za-z]{2}(?:-[A-Za-z]{2})?)\)")


def parse_xlsx(content: bytes, file: str, log: Log) -> Node:
    """The document of a workbook; what is wrong with single cells goes to the log.

    Raises `Refused` for a file that is no plain workbook.
    """
    check_workbook(content, file)
    filled = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library leaves out, we do not read either
        for title, rows in _opened(content, file, log):
            if title in filled:
                log.add(fault("", "key_twice", key=title, first=title), Place(file, sheet=title))
            filled[title] = rows
    root = Branch(Place(file))
    seen: dict[tuple[str, ...], Place] = {}
    for title, tables in sheets().items():
        if title in filled:
            _Sheet(title, tables, file, log, root, seen).take(filled[title])
    return from_sheets(root.frozen())


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell that is not empty."""

    text: str
    place: Place


Line = dict[int, Cell]


def _opened(content: bytes, file: str, log: Log) -> Iterator[tuple[str, list[Line]]]:
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        known = {title.lower(): title for title in sheets()}
        for sheet in workbook.worksheets:
            title = known.get(sheet.title.strip().lower())
            if title is not None:
                sheet.reset_dimensions()
                yield title, list(_lines(sheet, file, log))
            elif not sheet.title.startswith("#"):
                near = difflib.get_close_matches(sheet.title, list(sheets()), 1, 0)
                found = fault("", "xlsx_unknown_sheet", sheet=sheet.title, near="".join(near))
                log.add(found, Place(file, sheet=sheet.title))
    except (Refused, RecursionError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a hostile part makes it stumble over
        why = f"{type(error).__name__}: {error}"[:200]
        raise Refused(fault("", "xlsx_broken", why=why), Place(file)) from None


def _lines(sheet: Any, file: str, log: Log) -> Iterator[Line]:
    """The rows of a sheet with anything in them."""
    for number, row in enumerate(sheet.rows, 1):
        if number > ROWS or len(row) > COLUMNS:
            limit = ROWS if number > ROWS else COLUMNS
            raise Refused(fault("", "xlsx_too_large", limit=limit), Place(file, sheet=sheet.title))
        line = dict(_line(sheet, row, number, file, log))
        if line:
            yield line


def _line(sheet: Any, row: Any, number: int, file: str, log: Log) -> Iterator[tuple[int, Cell]]:
    from openpyxl.utils import get_column_letter

    for column, cell in enumerate(row, 1):
        if cell.value is None or cell.value == "":
            continue
        place = Place(file, sheet=sheet.title, cell=f"{get_column_letter(column)}{number}")
        if cell.data_type == "f":
            log.add(fault("", "xlsx_formula"), place)
        elif cell.data_type == "e":
            log.add(fault("", "xlsx_error_cell", found=cell.value), place)
        else:
            yield column, Cell(shown(cell.value), place)


@dataclass(slots=True)
class _Sheet:
    """A sheet being read: its rows go into the tree, what does not fit goes to the log."""

    title: str
    tables: tuple[Table, ...]
    file: str
    log: Log
    root: Branch
    seen: dict[tuple[str, ...], Place]
    columns: dict[int, tuple[Column, str]] = field(default_factory=dict)
    headed: frozenset[int] = frozenset()

    def take(self, lines: list[Line]) -> None:
        """Read the heading, then every row."""
        if not lines:
            return
        self._headings(lines[0])
        for line in lines[1:]:
            cells = {self.columns[at]: cell for at, cell in line.items() if at in self.columns}
            self._unheaded(line)
            if cells:
                self._row(cells)

    def _headings(self, line: Line) -> None:
        known = {column.name: column for column in columns_of(self.tables)}
        found: set[tuple[str, str]] = set()
        self.headed = frozenset(line)
        for at, cell in line.items():
            name, language = _heading(cell.text)
            column = known.get(name)
            if column is None or (language and column.kind != "text"):
                listed = ", ".join(known)
                unknown = fault("", "xlsx_unknown_column", column=cell.text, known=listed)
                self.log.add(unknown, cell.place)
            elif (name, language) in found:
                twice = fault("", "xlsx_column_twice", column=cell.text)
                self.log.add(twice, cell.place)
            else:
                found.add((name, language))
                self.columns[at] = (column, language)

    def _unheaded(self, line: Line) -> None:
        """Cells in a column without a heading."""
        for at, cell in line.items():
            if at not in self.headed:
                known = ", ".join(column.name for column in columns_of(self.tables))
                unknown = fault("", "xlsx_unknown_column", column="", known=known)
                self.log.add(unknown, cell.place)

    def _row(self, cells: dict[tuple[Column, str], Cell]) -> None:
        by_name = {column.name: cell for (column, _), cell in cells.items()}
        table = self._table(by_name)
        if table is None:
            return
        element = self._element(table, by_name, next(iter(cells.values())).place)
        if element is None:
            return
        own = {column.name: column for column in table.columns}
        for (column, language), cell in cells.items():
            if column.name in own:
                both = bool(language) and (column, "") in cells
                self._put(element, own[column.name], language, cell, both=both)
            elif column.name not in (*table.ids, "kind"):
                self._misplaced(table, column, cell)
        if table.listed:
            self.root.reach(element)

    def _misplaced(self, table: Table, column: Column, cell: Cell) -> None:
        known = ", ".join((*table.ids, "kind", *(own.name for own in table.columns)))
        values = {"column": column.name, "kind": table.kind, "known": known}
        self.log.add(fault("", "xlsx_not_for_kind", **values), cell.place)

    def _table(self, by_name: dict[str, Cell]) -> Table | None:
        """The table a row belongs to, by its kind where the sheet has several."""
        if len(self.tables) == 1:
            return self.tables[0]
        kind = by_name.get("kind")
        if kind is None:
            self._needs("kind", next(iter(by_name.values())).place)
            return None
        found = next((table for table in self.tables if table.kind == kind.text), None)
        if found is None:
            known = ", ".join(table.kind for table in self.tables)
            self.log.add(fault("", "needs_choice", found=kind.text[:100], known=known), kind.place)
        return found

    def _needs(self, column: str, place: Place) -> None:
        self.log.add(fault("", "xlsx_needs_cell", column=column), place)

    def _element(self, table: Table, by_name: dict[str, Cell], first: Place) -> Path | None:
        """The path of the element a row fills; None where its ids do not do."""
        missing = [name for name in table.ids if name not in by_name]
        for name in missing:
            self._needs(name, first)
        if missing or not self._known_above(table, by_name):
            return None
        key = (table.sheet, table.kind, *(by_name[name].text for name in table.ids))
        if table.pattern[-1] != "#":
            place = by_name[table.ids[-1]].place if table.ids else first
            if key in self.seen:
                values = {"key": key[-1], "first": self.seen[key].cell}
                self.log.add(fault("", "key_twice", **values), place)
                return None
            self.seen[key] = place
        return self._path(table, by_name, first)

    def _path(self, table: Table, by_name: dict[str, Cell], first: Place) -> Path:
        path: Path = ()
        for step in table.pattern:
            if step == "#":
                path = (*path, (self.root.reach(path).next_position(), first))
            elif step.startswith("@"):
                cell = by_name[step[1:]]
                path = (*path, (cell.text, cell.place))
            else:
                path = (*path, (step, replace(first, cell=None)))
        return path

    def _known_above(self, table: Table, by_name: dict[str, Cell]) -> bool:
        if not table.inside:
            return True
        above = next(iter(sheets()[table.inside]))
        ids = tuple(by_name[name].text for name in table.ids[: len(above.ids)])
        if (above.sheet, above.kind, *ids) in self.seen:
            return True
        cell = by_name[table.ids[len(above.ids) - 1]]
        values = {"id": " / ".join(ids)[:200], "sheet": above.sheet}
        self.log.add(fault("", "xlsx_no_row", **values), cell.place)
        return False

    def _put(self, element: Path, column: Column, language: str, cell: Cell, *, both: bool) -> None:
        """A cell into its place; a text both plain and per language is a fault."""
        node: Node = Scalar(cell.text, cell.place)
        path = (*element, *((step, cell.place) for step in column.path))
        if both:
            self.log.add(fault("", "xlsx_text_twice", column=column.name), cell.place)
            return
        if language:
            path = (*path, (language, cell.place))
        if column.kind in EXAMPLES:
            try:
                node = parsed(cell.text, column.kind, cell.place)
            except Unreadable:
                values = {"found": cell.text[:200], "example": EXAMPLES[column.kind]}
                self.log.add(fault("", "xlsx_syntax", **values), cell.place)
                return
        self.root.put(path, node)


def _heading(text: str) -> tuple[str, str]:
    """The column a heading names, and its language: ``name (de)``."""
    words = " ".join(text.replace("_", " ").lower().split())
    match = _LANGUAGE.fullmatch(words)
    return (match[1], match[2]) if match else (words, "")
