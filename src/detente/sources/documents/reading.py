"""Bytes to a document: recognised, measured, decoded, its text derived. No file is touched here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from detente.sources.documents import limits
from detente.sources.documents.decoding import decoded
from detente.sources.documents.document import (
    Derivation,
    Derived,
    Document,
    MediaType,
    TextVersion,
    digest,
    text_version,
)
from detente.sources.documents.problems import bad
from detente.sources.documents.recognise import media_type_of
from detente.sources.lines import lines_of

Unpack = Callable[[bytes], Iterable[tuple[str, bytes]]]
"""Gives name and bytes of the parts of an archive; raises `BadDocument` for one that is unsafe."""

_LARGEST = {
    MediaType.PLAIN: limits.TEXT_BYTES,
    MediaType.MARKDOWN: limits.TEXT_BYTES,
    MediaType.HTML: limits.HTML_BYTES,
    MediaType.DOCX: limits.DOCX_BYTES,
    MediaType.PDF: limits.PDF_BYTES,
}

LARGEST = max(_LARGEST.values())
"""Bytes of any document; a file with more need not be read further."""


def read_document(
    content: bytes, name: str, unpack: Unpack, *, encoding: str | None = None, extract: bool = True
) -> Document:
    """The document of these bytes.

    ``encoding`` is that of a text which is not UTF-8. ``extract``: ask an article extractor too,
    where one is installed. Raises `BadDocument`, also for an empty document and for one too large.
    """
    media_type = media_type_of(content, name)
    if len(content) > _LARGEST[media_type]:
        raise bad("too_big", limit=_size(_LARGEST[media_type]))
    sha256 = digest(content)
    if media_type in (MediaType.DOCX, MediaType.PDF):
        versions, derived = _of_binary(content, media_type, sha256, unpack)
    else:
        versions, derived = _of_text(content, media_type, sha256, encoding, extract=extract)
    _check(versions[-1].text)
    return Document(name, sha256, len(content), media_type, versions, derived.hints, derived.marked)


def _of_text(
    content: bytes, media_type: MediaType, sha256: str, encoding: str | None, *, extract: bool
) -> tuple[tuple[TextVersion, ...], Derived]:
    text, used = decoded(content, encoding)
    received = text_version(text, Derivation.DECODED, sha256, used)
    if media_type is MediaType.PLAIN:
        return (received,), Derived(text)
    if media_type is MediaType.MARKDOWN:
        from detente.sources.documents.markdown import markdown_hints

        return (received,), markdown_hints(text)
    page = _page(text, extract=extract)
    return (received, text_version(page.text, Derivation.HTML_TEXT, received.sha256)), page


def _page(markup: str, *, extract: bool) -> Derived:
    from detente.sources.documents.extraction import extractor_installed, with_extraction
    from detente.sources.documents.html import html_text

    page = html_text(markup)
    return with_extraction(markup, page) if extract and extractor_installed() else page


def _of_binary(
    content: bytes, media_type: MediaType, sha256: str, unpack: Unpack
) -> tuple[tuple[TextVersion, ...], Derived]:
    if media_type is MediaType.PDF:
        from detente.sources.documents.pdf import pdf_text

        derived, how = pdf_text(content), Derivation.PDF_TEXT
    else:
        from detente.sources.documents.docx import docx_text

        derived, how = docx_text(dict(unpack(content))), Derivation.DOCX_TEXT
    return (text_version(derived.text, how, sha256),), derived


def _check(text: str) -> None:
    if not text.strip():
        raise bad("empty")
    if len(text) > limits.TEXT_BYTES:
        raise bad("too_long", limit=_size(limits.TEXT_BYTES))
    if len(lines_of(text)) > limits.LINES:
        raise bad("too_many_lines", limit=f"{limits.LINES:,}")


def _size(limit: int) -> str:
    return f"{limit // 1024} KB" if limit < 1024**2 else f"{limit // 1024**2} MB"
