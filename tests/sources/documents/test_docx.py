from __future__ import annotations

import io

from detente.sources.documents.docx import docx_text
from detente.sources.lines import Hint


def _parts(written: bytes) -> dict[str, bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_paragraphs_are_lines_with_the_hints_of_their_styles() -> None:
    """Title, headings, quotations and lists of a document made by python-docx."""
    import docx

    document = docx.Document()
    document.add_heading("Bericht", 0)
    document.add_heading("Lage", 1)
    document.add_paragraph("Ein Absatz.\nMit Umbruch.")
    document.add_paragraph("Ein Zitat", style="Quote")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Pegel"
    written = io.BytesIO()
    document.save(written)
    read = docx_text(_parts(written.getvalue()))

    assert "Bericht\nLage\nEin Absatz.\nMit Umbruch.\nEin Zitat\nPegel\n\n" == read.text
    assert ((1, Hint.TITLE), (2, Hint.HEADING), (5, Hint.QUOTE)) == read.hints


def test_tracked_changes_are_read_as_accepted() -> None:
    """What was inserted counts; what was deleted or moved away does not, nor a field's code."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        "<w:p><w:r><w:t>alt </w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>neu</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>fort</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    main = f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>'

    assert "alt neu\n" == docx_text({"word/document.xml": main.encode()}).text
