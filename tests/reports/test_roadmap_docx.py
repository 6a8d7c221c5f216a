"""A roadmap as a document: headings, tables with a row of heads, its language, nobody's name."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document

from detente.analysis.roadmap import Roadmap
from detente.reports.roadmap_docx import roadmap_docx
from detente.reports.views.roadmap import outline
from detente.reports.words.hyphens import without_breaks
from detente.reports.words.names import Names
from strategies.roadmaps import border_case, closed, unknown, weak

CASE = border_case()
DAY = date(2026, 11, 22)


def _words(made: bytes) -> str:
    document = Document(BytesIO(made))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [c.text for table in document.tables for row in table.rows for c in row.cells]
    parts += [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return "\n".join(parts)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("finding", [weak(), closed(), unknown()], ids=["weak", "closed", "none"])
def test_document_says_what_the_report_says(finding: Roadmap, language: str) -> None:
    """Every sentence, step and cell of the outline is in it."""
    words = _words(roadmap_docx(CASE, finding, language, DAY))
    found = outline(Names(CASE, language), finding)

    for said in (
        *(found.package, found.parties, *found.sentences, *found.asides),
        *(words for stage in found.stages for words in (stage.heading, *stage.after)),
        *(step.move for stage in found.stages for step in stage.steps),
        *(cell for stage in found.stages for step in stage.steps for cell in step.cells),
        *(line for _, cells in found.stops.rows for lines in cells for line in lines),
        *(line for _, cells in found.corridor.rows for lines in cells for line in lines),
        *(sentence for _, sentences in found.lists for sentence in sentences),
    ):
        assert without_breaks(said) in words


def test_headings_are_headings_and_tables_repeat_their_first_row() -> None:
    """For people who listen: levels in order, and heads that are marked as such."""
    document = Document(BytesIO(roadmap_docx(CASE, weak(), "en", DAY)))
    levels = [
        int(p.style.name.removeprefix("Heading "))
        for p in document.paragraphs
        if p.style is not None and p.style.name is not None and p.style.name.startswith("Heading ")
    ]

    assert 1 == levels[0]
    assert [1] == [level for level in levels if level == 1]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert 3 + 2 == len(document.tables)
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)


def test_document_knows_its_title_and_language_and_no_person() -> None:
    """Language in its properties and its style; no author but the program, nothing tracked."""
    made = roadmap_docx(CASE, weak(), "de", DAY)
    properties = Document(BytesIO(made)).core_properties
    with zipfile.ZipFile(BytesIO(made)) as archive:
        body = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()

    assert ("Border treaty", "de", "Détente", "") == (
        properties.title,
        properties.language,
        properties.author,
        properties.last_modified_by,
    )
    assert 'w:val="de-DE"' in styles
    assert None is re.search(r"<w:(ins|del|comment\w*) ", body)


def test_marking_is_on_every_page() -> None:
    """In the header."""
    document = Document(BytesIO(roadmap_docx(CASE, weak(), "en", DAY)))

    assert "Marking: Invented" in document.sections[0].header.paragraphs[0].text


def test_hostile_words_make_a_document_all_the_same() -> None:
    """Markup and control signs are text, or left out."""
    case = border_case(end='<w:p/>"\x00\x1b&amp;')

    assert '<w:p/>"&amp;' in _words(roadmap_docx(case, weak(case), "en", DAY))
