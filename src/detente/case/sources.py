"""Documents: what is known of each, where that is known from, and whether its text is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from detente.case.text import Text


class Origin(StrEnum):
    """Where a fact about a document comes from."""

    TEXT = "text"
    HTML_META = "html-meta"
    FILE_NAME = "file-name"
    USER = "user"


class TextKept(StrEnum):
    """Whether the text of a document is kept with the case, or only evidence without its words."""

    KEPT = "kept"
    WITHHELD = "withheld"


FACTS = ("title", "publisher", "author", "date", "url", "language")
"""The facts about a document of which an origin can be stated."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document. Everything but the id may be unknown.

    ``sha256`` is that of its bytes as received, ``text_sha256`` that of the UTF-8 of the text that
    passages count in. ``story``: copies and near-duplicates carry the same name and count once.
    ``origins`` are (fact, where it is known from), the facts being those of `FACTS`.
    """

    id: str
    title: Text | None = None
    file: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: date | None = None
    url: str | None = None
    language: str | None = None
    note: Text | None = None
    media_type: str | None = None
    sha256: str | None = None
    text_sha256: str | None = None
    text: TextKept | None = None
    story: str | None = None
    origins: tuple[tuple[str, Origin], ...] = ()

    @property
    def story_of(self) -> str:
        """What it counts as among independent documents: its story, or itself."""
        return self.id if self.story is None else self.story

    def origin(self, fact: str) -> Origin | None:
        """Where a fact is known from; None where that is not stated."""
        return dict(self.origins).get(fact)
