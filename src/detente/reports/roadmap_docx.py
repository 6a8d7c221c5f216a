"""A roadmap as a document that a word processor opens: headings and tables, for people who edit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from detente.analysis.roadmap import Roadmap
from detente.case import Case
from detente.reports.brief_docx import FONT, LONGEST_TITLE, printable
from detente.reports.views.brief import as_of, marking
from detente.reports.views.roadmap import COLUMNS, Grid, Outline, StageView, outline
from detente.reports.words.hyphens import without_breaks
from detente.reports.words.names import Names

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

SIZE = 10.0
"""Points of running text; tables are one smaller."""

_WIDTH = 273
"""Millimetres between the margins of A4 laid across."""

_STEPS = (240, 130, 130, 150, 120, 150, 80)
"""Thousandths of the width per column of a stage's table."""

_INK, _SOFT = "17212F", "4D5A6B"


def roadmap_docx(case: Case, finding: Roadmap, language: str, made_on: date) -> bytes:
    """The roadmap as DOCX; the marking stands on every page."""
    from docx import Document

    names = Names(case, language)
    found = outline(names, finding)
    document = Document()
    _page(document, names)
    _properties(document, names, made_on)
    _head(document, names, found)
    if found.stages:
        _heading(document, names.say("roadmap.timeline.heading"), 2)
    for stage in found.stages:
        _stage(document, names, stage)
    if found.corridor.rows:
        _grid(document, names, names.say("roadmap.corridor.heading"), found.corridor)
    if found.stages:
        _grid(document, names, names.say("roadmap.stops.heading"), found.stops)
    for heading, sentences in found.lists:
        if sentences:
            _heading(document, heading, 2)
            _items(document, sentences)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _page(document: Document, names: Names) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin, section.bottom_margin = Mm(18), Mm(12)
    section.header_distance = section.footer_distance = Mm(8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE)
    shape = style.element.get_or_add_rPr()
    shape.rFonts.set(qn("w:eastAsia"), FONT)
    spoken = {"de": "de-DE"}.get(names.language, "en-GB")
    shape.append(shape.makeelement(qn("w:lang"), {qn("w:val"): spoken}))
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    header = section.header.paragraphs[0]
    header.style = document.styles["Normal"]
    header.paragraph_format.tab_stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _run(header, f"{as_of(names)}\t{marking(names)}", bold=True, ink=_SOFT)


def _properties(document: Document, names: Names, made_on: date) -> None:
    """Title and language for people who listen; nobody's name."""
    properties = document.core_properties
    properties.title = printable(names.title())[:LONGEST_TITLE]
    properties.author, properties.language = "Détente", names.language
    properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.combine(made_on, time())


def _head(document: Document, names: Names, found: Outline) -> None:
    _heading(document, f"{names.title()} – {names.say('roadmap.heading')}", 1)
    line = document.add_paragraph()
    _run(line, f"{found.package} ", bold=True)
    _run(line, found.parties)
    _items(document, (*found.sentences, *found.asides))


def _heading(document: Document, words: str, level: int) -> None:
    from docx.shared import Pt

    heading = document.add_heading(level=level)
    heading.paragraph_format.space_before = Pt(10 if level > 1 else 0)
    heading.paragraph_format.space_after = Pt(3)
    heading.paragraph_format.keep_with_next = True
    _run(heading, words, size={1: 17.0, 2: 13.0}.get(level, 11.0), bold=True)


def _items(document: Document, sentences: Sequence[str]) -> None:
    from docx.shared import Pt

    for number, words in enumerate(sentences):
        item = document.add_paragraph(style="List Bullet")
        item.paragraph_format.space_before = Pt(0 if number else 3)
        _run(item, words)


def _stage(document: Document, names: Names, stage: StageView) -> None:
    _heading(document, stage.heading, 3)
    heads = [names.say(f"roadmap.column.{column}") for column in ("step", *COLUMNS)]
    rows = [
        [(step.move, *step.notes), *((cell or "–",) for cell in step.cells)] for step in stage.steps
    ]
    _table(document, heads, rows, _STEPS)
    _items(document, stage.after)


def _grid(document: Document, names: Names, heading: str, grid: Grid) -> None:
    _heading(document, heading, 2)
    first = 160
    others = (1000 - first) // max(len(grid.heads), 1)
    widths = (first, *(others for _ in grid.heads))
    rows = [[(head,), *cells] for head, cells in grid.rows]
    _table(document, [names.say("roadmap.column.stage"), *grid.heads], rows, widths)
    if grid.note:
        _run(document.add_paragraph(), grid.note, ink=_SOFT)


def _table(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[Sequence[str]]],
    widths: Sequence[int],
) -> None:
    """A table whose first row is repeated on every page; a cell is one or more lines."""
    from docx.oxml.ns import qn
    from docx.shared import Emu, Mm

    table: Any = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        _run(cell.paragraphs[0], words, size=SIZE - 1, bold=True)
    for row in rows:
        for place, (cell, lines) in enumerate(zip(table.add_row().cells, row, strict=True)):
            for number, words in enumerate(lines):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                bold = not place and not number
                _run(paragraph, words, size=SIZE - 1, bold=bold, ink=_SOFT if number else _INK)
    for number, row in enumerate(table.rows):
        marks = row._tr.get_or_add_trPr()
        for name in ("w:cantSplit", *(() if number else ("w:tblHeader",))):
            marks.append(marks.makeelement(qn(name), {}))
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(Mm(_WIDTH) * share // 1000)
        for cell in column.cells:
            cell.width = column.width


def _run(
    paragraph: Paragraph,
    words: str,
    *,
    size: float = SIZE,
    bold: bool = False,
    ink: str = _INK,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(printable(without_breaks(words)))
    run.bold, run.font.size, run.font.name = bold, Pt(size), FONT
    fonts: Any = run._r.get_or_add_rPr().rFonts
    for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)
    run.font.color.rgb = RGBColor.from_string(ink)
