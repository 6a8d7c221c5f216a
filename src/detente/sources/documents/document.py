"""The values of an imported document: its bytes' hash, its text versions, what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from detente.case import Origin
from detente.sources.lines import Hint


class MediaType(StrEnum):
    """The kinds of document that are read."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PDF = "application/pdf"


class Derivation(StrEnum):
    """How a text version came about."""

    DECODED = "decoded"
    HTML_TEXT = "html_text"
    DOCX_TEXT = "docx_text"
    PDF_TEXT = "pdf_text"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A text of a document, as it stands: nothing in it is ever changed.

    ``sha256`` is that of its UTF-8, ``parent`` that of what it was derived from: the text version
    before it, or the document's bytes. ``encoding`` is what bytes were decoded by.
    """

    text: str
    sha256: str
    derived: Derivation
    parent: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a document, where from, and what shows it; all None where unknown.

    ``evidence`` names the place: ``line 2``, ``meta og:title``, ``html lang``, ``file name``.
    """

    value: str | None = None
    origin: Origin | None = None
    evidence: str | None = None


UNKNOWN = Fact()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document itself tells of itself; what it does not tell is `UNKNOWN`."""

    title: Fact = UNKNOWN
    author: Fact = UNKNOWN
    publisher: Fact = UNKNOWN
    date: Fact = UNKNOWN
    url: Fact = UNKNOWN
    language: Fact = UNKNOWN


@dataclass(frozen=True, slots=True)
class Document:
    """A document as received and the text derived from it.

    ``sha256`` is that of the bytes, ``size`` their number, ``name`` the file's. ``versions`` are
    the texts in the order they were derived; the last is what lines and passages count in.
    ``hints`` are what its markup says of lines of that text, ``marked`` what its markup says of the
    document (a page's meta elements).
    """

    name: str
    sha256: str
    size: int
    media_type: MediaType
    versions: tuple[TextVersion, ...]
    hints: tuple[tuple[int, Hint], ...] = ()
    marked: Metadata = Metadata()

    @property
    def id(self) -> str:
        """A name that follows from its bytes: ``doc-`` and the first 12 digits of their hash."""
        return f"doc-{self.sha256[:12]}"

    @property
    def version(self) -> TextVersion:
        """The text that lines and passages count in."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Derived:
    """A text made from markup, with what the markup says of its lines and of the document."""

    text: str
    hints: tuple[tuple[int, Hint], ...] = ()
    marked: Metadata = Metadata()


def text_version(
    text: str, derived: Derivation, parent: str, encoding: str | None = None
) -> TextVersion:
    """A text with its hash."""
    return TextVersion(text, digest(text.encode("utf-8")), derived, parent, encoding)


def digest(content: bytes) -> str:
    """The sha256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
