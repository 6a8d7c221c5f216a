"""PDF to text, with pypdf (in the extra ``pdf``): pages in order, broken lines made whole."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib import util

from detente.sources.documents.document import Derived
from detente.sources.documents.limits import PDF_PAGES, TEXT_BYTES
from detente.sources.documents.problems import BadDocument, bad

_FULL = 0.75
"""Share of a page's longest line from which on a line was broken for want of room."""

_HYPHENATED = re.compile(r"[^\W\d_]-$")


def pdf_text(content: bytes) -> Derived:
    """The text of a PDF, a blank line between pages.

    Raises `BadDocument` where pypdf is not installed, and for a file that is broken, locked with a
    password, too long, or has no text (a scan has only pictures).
    """
    if util.find_spec("pypdf") is None:
        raise bad("no_pypdf")
    try:
        pages = list(_pages(content))
    except BadDocument:
        raise
    except Exception:  # pypdf raises classes of many kinds for damaged files
        raise bad("pdf_broken") from None
    text = "\n".join("".join(f"{line}\n" for line in _joined(page)) for page in pages)
    if not text.strip():
        raise bad("pdf_without_text")
    return Derived(text)


def _pages(content: bytes) -> Iterator[str]:
    import logging

    import pypdf

    logging.disable(logging.CRITICAL)  # it warns of every oddity of a file
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise bad("pdf_locked")
        if len(reader.pages) > PDF_PAGES:
            raise bad("pdf_too_long", limit=PDF_PAGES)
        size = 0
        for page in reader.pages:
            text = page.extract_text().replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
            size += len(text)
            if size > TEXT_BYTES:
                raise bad("too_long", limit=f"{TEXT_BYTES // 1024**2} MB")
            yield text
    finally:
        logging.disable(logging.NOTSET)


def _joined(page: str) -> list[str]:
    """The lines of a page; one that fills the page's width goes on in the next."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            joined[-1] = _together(joined[-1], line)
        else:
            joined.append(line)
        full = len(line) >= _FULL * width and len(line) >= 40
        goes_on = full and not line.endswith((".", "!", "?", ":", ";", "”", "“", "»"))
    return joined


def _together(before: str, line: str) -> str:
    if _HYPHENATED.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
