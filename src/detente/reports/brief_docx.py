"""The brief as a document that a word processor opens: the same page, for people who edit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from detente.analysis.overview import Analysis
from detente.reports.views.brief import BriefView, CellView, RowView, brief_view
from detente.reports.words.names import Names

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

FONT, SIGNS = "Arial", "Segoe UI Symbol"
LONGEST_TITLE = 255
SMALLEST = 9.0
"""Points; 9 points are 12 CSS pixels."""

_SHAPES = {"certain": "✓", "possible": "◆", "refused": "✕", "unknown": "?"}
_MARKS = {"said": "●", "reported": "◐", "unsourced": "○", "assumed": "◌"}
_FILLS = {"certain": "E4F1F4", "possible": "FBF0D5", "refused": "FAE7E2"}
_INKS = {"certain": "0A5566", "possible": "6A4700", "refused": "8A2413", "unknown": "4D5A6B"}
_SOFT, _ACCENT, _LINE = "4D5A6B", "1C4470", "D5DAE1"


def brief_docx(analysis: Analysis, language: str) -> bytes:
    """The brief as DOCX, one page of A4."""
    from docx import Document

    names = Names(analysis.case, language, brief=True)
    brief = brief_view(analysis, language)
    document = Document()
    _page(document, brief, language)
    properties = document.core_properties
    properties.title = printable(brief.title)[:LONGEST_TITLE]
    properties.author, properties.language = "Détente", language
    properties.created = properties.modified = datetime.combine(analysis.made_on, time())
    properties.comments = ""
    _head(document, names, brief)
    _sentences(document, brief)
    _matrix(document, names, brief)
    _foot(document, names, brief)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _page(document: Document, brief: BriefView, language: str) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if brief.setting.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin, section.bottom_margin = Mm(15), Mm(8)
    section.header_distance = section.footer_distance = Mm(7)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SMALLEST)
    shape = style.element.get_or_add_rPr()
    shape.rFonts.set(qn("w:eastAsia"), FONT)
    spoken = shape.makeelement(qn("w:lang"), {qn("w:val"): {"de": "de-DE"}.get(language, "en-GB")})
    shape.append(spoken)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    header = section.header.paragraphs[0]
    header.style = document.styles["Normal"]
    _tabs(header, Mm(273 if brief.setting.wide else 186))
    _run(header, f"{brief.as_of}\t{brief.marking}", bold=True, ink=_SOFT)


def _tabs(paragraph: Paragraph, width: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Emu

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Emu(width), WD_TAB_ALIGNMENT.RIGHT)


def _head(document: Document, names: Names, brief: BriefView) -> None:
    heading = document.add_heading(level=1)
    _plain(heading)
    _run(heading, brief.title, size=17, bold=True)
    line = document.add_paragraph()
    _run(line, f"{names.say('brief.negotiating')}: {brief.negotiating}", ink=_SOFT)
    if brief.partial:
        _run(document.add_paragraph(), names.say("brief.partial"), bold=True, ink=_INKS["refused"])


def _sentences(document: Document, brief: BriefView) -> None:
    table = document.add_table(rows=0, cols=2)
    widths = (130, 870)
    for label, words in brief.sentences:
        cells = _new_row(table)
        _run(cells[0].paragraphs[0], label, bold=True, ink=_ACCENT)
        _run(cells[1].paragraphs[0], words)
    _shape(table, widths, wide=brief.setting.wide)


def _matrix(document: Document, names: Names, brief: BriefView) -> None:
    heading = document.add_heading(level=2)
    _plain(heading)
    _run(heading, names.say("brief.matrix"), size=11, bold=True)
    table = document.add_table(rows=2, cols=len(brief.columns) + 1)
    _groups(table, brief)
    heads = table.rows[1].cells
    _run(heads[0].paragraphs[0], names.say("brief.package"), bold=True)
    for column, cell in zip(brief.columns, heads[1:], strict=True):
        outside = column.group.startswith("affected")
        _run(cell.paragraphs[0], column.name, bold=True, italic=outside)
    for row in brief.rows:
        _row(table, row)
    for head in table.rows[:2]:
        _repeat(head)
    _shape(table, brief.setting.widths, wide=brief.setting.wide)
    _run(document.add_paragraph(), names.say("brief.reading"), ink=_SOFT)
    if brief.broad:
        _run(document.add_paragraph(), brief.broad)


def _groups(table: Table, brief: BriefView) -> None:
    cells, place = table.rows[0].cells, 1
    for _, words, count in brief.groups:
        merged = cells[place].merge(cells[place + count - 1])
        _run(merged.paragraphs[0], words, ink=_SOFT)
        place += count


def _row(table: Table, row: RowView) -> None:
    cells = _new_row(table)
    _run(cells[0].paragraphs[0], row.name, bold=True)
    _run(cells[0].add_paragraph(), row.note, ink=_SOFT)
    for view, cell in zip(row.cells, cells[1:], strict=True):
        _cell(cell, view)


def _new_row(table: Any) -> Any:
    """The cells of a row at the end of a table (the library's method has no types)."""
    return table.add_row().cells


def _cell(cell: _Cell, view: CellView) -> None:
    ink = _INKS[view.acceptance]
    known = view.acceptance != "unknown"
    first = cell.paragraphs[0]
    _run(first, f"{_SHAPES[view.acceptance]} ", bold=known, ink=ink, font=SIGNS)
    _run(first, view.word, bold=known, ink=ink)
    second = cell.add_paragraph()
    _run(second, view.deciding, ink=None if known else _SOFT)
    if view.grade:
        _run(second, f"\u00a0{_MARKS[view.grade]}", font=SIGNS)
    if view.otherwise:
        _run(cell.add_paragraph(), view.otherwise, ink=_SOFT)
    if view.could:
        _run(cell.add_paragraph(), view.could, ink=_SOFT)
    if view.acceptance in _FILLS:
        _fill(cell, _FILLS[view.acceptance])


def _foot(document: Document, names: Names, brief: BriefView) -> None:
    heading = document.add_heading(level=2)
    _plain(heading)
    _run(heading, names.say("brief.flips"), size=11, bold=True)
    for number, flip in enumerate(brief.flips, 1):
        _run(document.add_paragraph(), f"{number}. {flip}")
    if not brief.flips:
        _run(document.add_paragraph(), names.say("brief.no_flips"))
    legend = document.add_paragraph()
    legend.paragraph_format.space_before = _points(4)
    _run(legend, names.say("brief.rests_on"), ink=_SOFT)
    for key, word, meaning in brief.grades:
        _run(legend, f"   {_MARKS[key]} ", font=SIGNS)
        _run(legend, word, bold=True)
        _run(legend, f" {meaning}", ink=_SOFT)
    made = f"{names.say('brief.attributed')} {brief.made_with} · {brief.case_hash}"
    _run(document.add_paragraph(), made, ink=_SOFT)


def _shape(table: Table, widths: Sequence[int], *, wide: bool) -> None:
    """Fixed widths in thousandths, thin lines between rows, little space inside."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Emu, Mm

    full = Mm(273 if wide else 186)
    table.autofit = False
    for row in table.rows:
        for cell, share in zip(row.cells, widths, strict=True):
            cell.width = Emu(full * share // 1000)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(full * share // 1000)
    properties = table._tbl.tblPr
    line = f'w:val="single" w:sz="4" w:color="{_LINE}"'
    borders = f"<w:tblBorders {nsdecls('w')}><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", 25), ("left", 50), ("bottom", 25), ("right", 40))
    )
    properties.append(parse_xml(borders))
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))


def _repeat(row: Any) -> None:
    """Mark a row as a heading of its table."""
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _fill(cell: _Cell, colour: str) -> None:
    from docx.oxml.ns import qn

    properties = cell._tc.get_or_add_tcPr()
    attributes = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): colour}
    properties.append(properties.makeelement(qn("w:shd"), attributes))


def _plain(heading: Paragraph) -> None:
    heading.paragraph_format.space_before = _points(6)
    heading.paragraph_format.space_after = _points(2)


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _run(
    paragraph: Paragraph,
    words: str,
    *,
    size: float = SMALLEST,
    bold: bool = False,
    italic: bool = False,
    ink: str | None = None,
    font: str = FONT,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run = paragraph.add_run(printable(words))
    run.bold, run.italic, run.font.size, run.font.name = bold, italic, _points(size), font
    fonts: Any = run._r.get_or_add_rPr().rFonts
    for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), font)
    run.font.color.rgb = RGBColor.from_string(ink or "17212F")


def printable(words: str) -> str:
    """The words without control signs, which a document of this kind cannot hold."""
    return "".join(sign for sign in words if sign.isprintable() or sign in "\t\n\u00ad\u202f\u00a0")
