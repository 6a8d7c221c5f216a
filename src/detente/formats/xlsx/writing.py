"""A case as a workbook: headings fixed, lists to pick from, texts kept texts."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from detente.case import Case, fault
from detente.formats.document import Mapping, Node, Place, Scalar
from detente.formats.limits import CELL_LENGTH
from detente.formats.problems import BadFile, Problem
from detente.formats.writing.writer import case_document
from detente.formats.xlsx.cells import EXAMPLES, spelled
from detente.formats.xlsx.columns import Column, Table
from detente.formats.xlsx.shape import for_sheets
from detente.formats.xlsx.statement_tables import INSTRUCTIONS, PRINCIPALS, STATEMENTS
from detente.formats.xlsx.tables import columns_of, sheets
from detente.formats.xlsx.tree import at_path, elements
from detente.formats.xlsx.values import stored_day, stored_number, stored_text
from detente.i18n import say

_ROWS_OFFERED = 500
"""Rows below the heading that get lists to pick from and their format."""

_FORMATS = {"number": "General", "day": "yyyy-mm-dd"}
_TEXT_FORMAT = "@"
_NARROW = 12
"""Width of a column for texts in a language that nobody used."""

Row = dict[str, tuple[str, str]]
"""Heading to (kind, text)."""


def workbook_bytes(case: Case) -> bytes:
    """The XLSX file of a case."""
    from openpyxl import Workbook

    document = for_sheets(case_document(case))
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, tables in sheets().items():
        rows = [row for table in tables for row in _rows(document, table)]
        if title == STATEMENTS:
            holders = [party.id for party in case.parties]
            rows.sort(key=lambda row: _position(row["party"][1], holders))
        if title == INSTRUCTIONS:
            told = {ids: place for place, (ids, _) in enumerate(elements(document, PRINCIPALS))}
            rows.sort(key=lambda row: told[row["party"][1], row["principal"][1]])
        _fill(workbook.create_sheet(title), tables, rows)
    _guide(workbook.create_sheet(f"# {say('formats.guide', 'en')}"))
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _position(holder: str, holders: list[str]) -> int:
    return holders.index(holder) if holder in holders else len(holders)


def _rows(document: Mapping, table: Table) -> Iterable[Row]:
    for ids, element in elements(document, table):
        row: Row = {name: ("word", one) for name, one in zip(table.ids, ids, strict=True)}
        cells = [cell for column in table.columns for cell in _cells(element, column)]
        if not cells and (not table.listed or table.pattern[-1] == "#"):
            continue
        if table.kind:
            row["kind"] = ("word", table.kind)
        yield row | {heading: (kind, text) for heading, kind, text in cells}


def _cells(element: Node, column: Column) -> Iterable[tuple[str, str, str]]:
    """The cells of a column: one, or one per language."""
    node = at_path(element, column.path)
    if node is None:
        return
    if column.kind == "text" and isinstance(node, Mapping):
        for language, words in node.entries:
            if isinstance(words, Scalar):
                yield f"{column.name} ({language.text})", "word", words.text
    elif column.kind in EXAMPLES:
        yield column.name, "word", spelled(node, column.kind)
    elif isinstance(node, Scalar):
        yield column.name, column.kind, node.text


def _headings(tables: tuple[Table, ...], rows: list[Row]) -> dict[str, Column]:
    """Every heading of a sheet with its column; texts in English, German and what else is used."""
    used = {heading for row in rows for heading in row}
    headings: dict[str, Column] = {}
    for column in columns_of(tables):
        headings[column.name] = column
        if column.kind == "text":
            more = {heading for heading in used if heading.startswith(f"{column.name} (")}
            languages = {f"{column.name} (en)", f"{column.name} (de)", *more}
            headings |= dict.fromkeys(sorted(languages, key=_english_first), column)
    return headings


def _english_first(heading: str) -> tuple[bool, str]:
    return not heading.endswith("(en)"), heading


def _fill(sheet: Any, tables: tuple[Table, ...], rows: list[Row]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    headings = _headings(tables, rows)
    used = {heading for row in rows for heading in row}
    for number, (heading, column) in enumerate(headings.items(), 1):
        letter = get_column_letter(number)
        unused = column.kind == "text" and rows and heading not in used
        sheet.column_dimensions[letter].width = _NARROW if unused else column.width
        sheet.column_dimensions[letter].number_format = _FORMATS.get(column.kind, _TEXT_FORMAT)
        cell = sheet.cell(1, number, heading)
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        _offer(sheet, column, letter)
    sheet.freeze_panes = "A2"
    places = {heading: number for number, heading in enumerate(headings, 1)}
    for line, row in enumerate(rows, 2):
        for heading, (kind, text) in row.items():
            _store(sheet.cell(line, places[heading]), kind, text)


def _store(cell: Any, kind: str, text: str) -> None:
    from openpyxl.styles import Alignment

    if kind == "number" and (number := stored_number(text)) is not None:
        cell.value = number
    elif kind == "day" and (day := stored_day(text)) is not None:
        cell.value = day
        cell.number_format = _FORMATS["day"]
    else:
        _store_text(cell, text)
        cell.number_format = _TEXT_FORMAT
        cell.alignment = Alignment(vertical="top", wrap_text=len(text) > 12)


def _store_text(cell: Any, text: str) -> None:
    """A text that stays one, also where it begins like a formula or an error.

    Raises `BadFile` for a text no cell can hold: the library would cut it off in silence.
    """
    stored = stored_text(text)
    if len(stored) > CELL_LENGTH:
        sheet = cell.parent.title
        place = Place("XLSX", sheet=sheet, cell=cell.coordinate)
        too_long = fault("", "too_long", found=len(stored), limit=CELL_LENGTH)
        raise BadFile([Problem("XLSX", too_long, place)])
    cell.value = stored
    cell.data_type = "s"


def _offer(sheet: Any, column: Column, letter: str) -> None:
    """A list to pick from, as advice: what is not in it can still be typed, and reading says."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices:
        formula = '"' + ",".join(column.choices) + '"'
    elif column.sheet:
        formula = f"'{column.sheet}'!$A$2:$A${_ROWS_OFFERED}"
    else:
        return
    offered = DataValidation(type="list", formula1=formula, allow_blank=True)
    offered.showErrorMessage = False
    offered.add(f"{letter}2:{letter}{_ROWS_OFFERED}")
    sheet.add_data_validation(offered)


def _guide(sheet: Any) -> None:
    """A sheet that says how cells are spelled; reading leaves it alone."""
    from openpyxl.styles import Alignment

    sheet.column_dimensions["A"].width = 100
    lines = [say(f"formats.guide_{part}", lang) for lang in ("en", "de") for part in range(1, 6)]
    for number, line in enumerate(lines, 1):
        cell = sheet.cell(number, 1)
        _store_text(cell, line)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
