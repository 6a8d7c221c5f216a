"""Documents, and where what is known of them comes from."""

from __future__ import annotations

from detente.case import Origin, Source, TextKept
from detente.formats.reading.spot import Spot

SOURCE = (
    "title",
    "file",
    "publisher",
    "author",
    "date",
    "url",
    "language",
    "note",
    "media_type",
    "sha256",
    "text_sha256",
    "text",
    "story",
    "origins",
)


def read_sources(spot: Spot) -> tuple[Source, ...]:
    """Every document."""
    return tuple(_source(source, at) for source, at in spot.entries())


def _source(source: str, spot: Spot) -> Source:
    at = spot.fields(*SOURCE).get
    return Source(
        source,
        title=s.text() if (s := at("title")) else None,
        file=s.word() if (s := at("file")) else None,
        publisher=s.word() if (s := at("publisher")) else None,
        author=s.word() if (s := at("author")) else None,
        date=s.date() if (s := at("date")) else None,
        url=s.word() if (s := at("url")) else None,
        language=s.word() if (s := at("language")) else None,
        note=s.text() if (s := at("note")) else None,
        media_type=s.word() if (s := at("media_type")) else None,
        sha256=s.word() if (s := at("sha256")) else None,
        text_sha256=s.word() if (s := at("text_sha256")) else None,
        text=s.one_of(TextKept) if (s := at("text")) else None,
        story=s.word() if (s := at("story")) else None,
        origins=_origins(s) if (s := at("origins")) else (),
    )


def _origins(spot: Spot) -> tuple[tuple[str, Origin], ...]:
    found = ((fact, at.one_of(Origin)) for fact, at in spot.entries())
    return tuple((fact, origin) for fact, origin in found if origin is not None)
