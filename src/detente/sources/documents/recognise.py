"""What kind of document bytes are: by their first signs, and for text by the name and the start."""

from __future__ import annotations

from detente.sources.documents.document import MediaType
from detente.sources.documents.problems import bad

_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "old_office"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
)
_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")


def media_type_of(content: bytes, name: str) -> MediaType:
    """The kind of a document; raises `BadDocument` for kinds that are known and not read."""
    for start, code in _OTHERS:
        if content.startswith(start):
            raise bad(code)
    if content.startswith(b"PK\x03\x04"):
        return MediaType.DOCX
    if b"%PDF-" in content[:1024]:
        return MediaType.PDF
    named = name.lower()
    if named.endswith(_PAGES) or _starts_a_page(content):
        return MediaType.HTML
    return MediaType.MARKDOWN if named.endswith(_MARKDOWN) else MediaType.PLAIN


def _starts_a_page(content: bytes) -> bool:
    start = content[:512].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))
