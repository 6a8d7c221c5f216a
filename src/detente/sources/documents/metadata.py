"""What is known of a document, each fact with where it is known from; the rest stays empty.

Only lines that are proposed for keeping are asked, so that a date or a name in an advertisement
never becomes the document's. A relative date ("tonight") is text and is not resolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from detente.case import Origin
from detente.sources.documents.document import UNKNOWN, Document, Fact, Metadata
from detente.sources.documents.limits import FACT_LENGTH
from detente.sources.lines import LineDecision, Role, byline_of, date_of, languages, lines_of

_HEAD = 6
"""Kept lines at the top that may say who wrote a text and when."""

_CLEAR = 3
"""How many times as many common words of one language as of the other tell which it is."""


def metadata_of(document: Document, decisions: Sequence[LineDecision]) -> Metadata:
    """The facts of a document: what its text says before what its markup says.

    The title is the line of that role, else what the page's head calls itself, else the file's
    name. Author and date are taken from a line of their own at the top, and from nothing else.
    """
    lines = lines_of(document.version.text)
    kept = [(one.line, one.role, lines[one.line - 1].text.strip()) for one in decisions if one.keep]
    title = next((_line(text, number) for number, role, text in kept if role is Role.TITLE), None)
    head = kept[:_HEAD]
    marked = document.marked
    return Metadata(
        title=title or _known(marked.title) or _of_name(document.name),
        author=_author(head) or marked.author,
        publisher=marked.publisher,
        date=_date(head) or marked.date,
        url=marked.url,
        language=_known(marked.language) or _language("\n".join(text for _, _, text in kept)),
    )


def _line(words: str, number: int) -> Fact | None:
    words = " ".join(words.lstrip("#").split())
    if not words or len(words) > FACT_LENGTH:
        return None
    return Fact(words, Origin.TEXT, f"line {number}")


def _known(fact: Fact) -> Fact | None:
    return None if fact.value is None else fact


def _author(head: Sequence[tuple[int, Role, str]]) -> Fact | None:
    found = ((byline_of(text), number) for number, role, text in head if role is Role.BODY)
    return next((_line(name, number) for name, number in found if name), None)


def _date(head: Sequence[tuple[int, Role, str]]) -> Fact | None:
    found: list[tuple[date, int]] = []
    for number, role, text in head:
        day = date_of(text) if role is Role.BODY else None
        if day is not None:
            found.append((day, number))
    if len({day for day, _ in found}) != 1:
        return None
    return Fact(found[0][0].isoformat(), Origin.TEXT, f"line {found[0][1]}")


def _language(text: str) -> Fact:
    """German or English, where its common words say so clearly."""
    counts = sorted(languages(text).items(), key=lambda one: -one[1])
    (name, most), (_, rest) = counts[0], counts[1]
    if most < 5 or most < _CLEAR * rest:
        return UNKNOWN
    counted = ", ".join(f"{language} {number}" for language, number in counts)
    return Fact(name, Origin.TEXT, f"common words: {counted}")


def _of_name(name: str) -> Fact:
    words = " ".join(PurePath(name).stem.replace("_", " ").split())
    if not words or len(words) > FACT_LENGTH or not words.isprintable():
        return UNKNOWN
    return Fact(words, Origin.FILE_NAME, "file name")
