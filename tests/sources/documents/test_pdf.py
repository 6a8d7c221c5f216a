from __future__ import annotations

import io

import pytest

from detente.sources.documents.pdf import pdf_text

LINES = (
    "Die Delegationen beider Staaten sind am Donnerstag zu ihrer Ge-",
    "sprächsrunde zusammengekommen und haben sich auf drei Punkte",
    "verständigt.",
    "Kurze Zeile",
    "Danach ging man auseinander.",
)


def _pdf(lines: tuple[str, ...]) -> bytes:
    """A page with these lines, written by hand in the standard encoding."""
    shown = " T* ".join(f"({line}) Tj" for line in lines).encode("cp1252")
    stream = b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    written, places = io.BytesIO(), []
    written.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, start=1):
        places.append(written.tell())
        written.write(b"%d 0 obj" % number + content + b"endobj\n")
    start = written.tell()
    written.write(b"xref\n0 6\n0000000000 65535 f \n")
    written.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    written.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return written.getvalue()


def test_broken_lines_are_made_whole() -> None:
    """A line that fills the page goes on in the next, a hyphen at its end is taken out."""
    pytest.importorskip("pypdf", reason="needs the extra pdf")

    assert [
        "Die Delegationen beider Staaten sind am Donnerstag zu ihrer Gesprächsrunde "
        "zusammengekommen und haben sich auf drei Punkte verständigt.",
        "Kurze Zeile",
        "Danach ging man auseinander.",
    ] == pdf_text(_pdf(LINES)).text.splitlines()
