"""The brief as a document: the same words, in a file that a word processor opens on one page."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from detente.analysis.overview import Analysis
from detente.reports import brief_docx
from detente.reports.brief_docx import printable
from detente.reports.views.brief import brief_view
from helpers.needs import need_tool
from strategies.findings import hostile, numbered, numberless
from strategies.ratified import ratified
from strategies.shipped_cases import analysed

ALL = {
    "numberless": numberless(4),
    "two": numbered(2),
    "three": numbered(3),
    "none": numberless(0),
    "ratified": ratified(4),
    "summit": analysed("alaska-2025"),
}


def words_of(made: bytes) -> str:
    """Every word of a document, its tables and its header."""
    document = Document(BytesIO(made))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [c.text for table in document.tables for row in table.rows for c in row.cells]
    parts += [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return "\n".join(parts)


@pytest.mark.parametrize("language", ["en", "de"])
def test_document_says_what_the_page_says(language: str) -> None:
    """Sentences, names, cells, assumptions, marking: every word of the view is there."""
    analysis = numberless()
    words, brief = words_of(brief_docx(analysis, language)), brief_view(analysis, language)

    for said in (
        *(brief.title, brief.as_of, brief.marking, brief.negotiating, brief.made_with),
        *(text for _, text in brief.sentences),
        *(column.name for column in brief.columns),
        *(cell.deciding for row in brief.rows for cell in row.cells),
        *brief.flips,
    ):
        assert said in words


def test_shapes_and_marks_have_words_beside_them() -> None:
    """Acceptance is a sign and a word, the grade a sign that the legend explains."""
    words = words_of(brief_docx(numberless(), "en"))

    for said in ("✕ refuses", "◆ depends", "? unknown", "● said", "○ unsourced", "◌ assumed"):
        assert said in words


def test_marking_is_in_the_header() -> None:
    """Every page of the document bears the marking."""
    document = Document(BytesIO(brief_docx(numberless(), "de")))

    assert "Einstufung: Vertraulich" in document.sections[0].header.paragraphs[0].text


def test_document_knows_its_title_and_language() -> None:
    """Title and language are in its properties, for people who listen to it."""
    properties = Document(BytesIO(brief_docx(numberless(), "de"))).core_properties

    assert ("Hafenerweiterung", "de", "Détente") == (
        properties.title,
        properties.language,
        properties.author,
    )


def test_hostile_names_make_a_document_all_the_same() -> None:
    """Markup and control signs in names are text, or left out."""
    words = words_of(brief_docx(hostile('<w:p/>"\x00\x1b&amp;'), "en"))

    assert '<w:p/>"&amp;' in words
    assert "ab" == printable("a\x00b")


def need_writer() -> str:
    """LibreOffice with its word processor, which is a package of its own on Debian."""
    office = need_tool("soffice")
    if not (Path(office).resolve().parent / "libswlo.so").exists():
        pytest.skip("needs LibreOffice Writer, which is not installed")
    return office


@pytest.mark.parametrize("name", ALL)
def test_document_prints_on_one_page(name: str, tmp_path: Path) -> None:
    """LibreOffice makes one page of it, in both languages."""
    office, pdfinfo = need_writer(), need_tool("pdfinfo")
    files = [_written(tmp_path, ALL[name], language) for language in ("en", "de")]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)
    told = [
        subprocess.run(
            [pdfinfo, str(file.with_suffix(".pdf"))], check=True, capture_output=True, text=True
        ).stdout
        for file in files
    ]

    assert ["1", "1"] == [re.findall(r"Pages:\s+(\d+)", words)[0] for words in told]


def _written(folder: Path, analysis: Analysis, language: str) -> Path:
    file = folder / f"brief-{language}.docx"
    file.write_bytes(brief_docx(analysis, language))
    return file
