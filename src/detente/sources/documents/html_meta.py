"""What a page's head says of it: title, author, publisher, date, address, language."""

from __future__ import annotations

import re
from datetime import date

from detente.case import Origin
from detente.sources.documents.document import UNKNOWN, Fact, Metadata
from detente.sources.documents.limits import FACT_LENGTH

_NAMES = {
    "title": ("og:title", "dc.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator", "citation_author"),
    "publisher": ("og:site_name", "dc.publisher", "citation_publisher"),
    "date": ("article:published_time", "date", "dc.date", "dc.date.issued", "citation_date"),
    "url": ("og:url",),
}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$")
_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)


class MetaElements:
    """Gathers the elements that speak of the page, in the order they come; the first one counts."""

    def __init__(self) -> None:
        self._named: dict[str, str] = {}
        self._title: list[str] = []
        self._titled = False
        self._language = ""
        self._canonical = ""

    def element(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a meta, link or html element."""
        if tag == "meta":
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            self._named.setdefault(name, attributes.get("content", ""))
        elif tag == "html":
            self._language = self._language or attributes.get("lang", "")
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self._canonical = self._canonical or attributes.get("href", "")

    def title_text(self, data: str) -> None:
        """Take note of text inside the first title element."""
        if not self._titled:
            self._title.append(data)

    def end_title(self) -> None:
        """The title element is over; a second one would be somebody else's."""
        self._titled = True

    def metadata(self) -> Metadata:
        """What is known; a value that cannot be what it claims to be is left out."""
        return Metadata(
            title=self._fact("title") or _fact("".join(self._title), "title element") or UNKNOWN,
            author=self._fact("author") or UNKNOWN,
            publisher=self._fact("publisher") or UNKNOWN,
            date=_day(self._fact("date")),
            url=_address(_fact(self._canonical, "link canonical") or self._fact("url")),
            language=_language(self._language),
        )

    def _fact(self, kind: str) -> Fact | None:
        found = ((name, self._named.get(name, "")) for name in _NAMES[kind])
        facts = (_fact(written, f"meta {name}") for name, written in found)
        return next((fact for fact in facts if fact is not None), None)


def _fact(written: str, evidence: str) -> Fact | None:
    words = " ".join(written.split())
    if not words or len(words) > FACT_LENGTH or not words.isprintable():
        return None
    return Fact(words, Origin.HTML_META, evidence)


def _day(fact: Fact | None) -> Fact:
    """A full calendar date, year first; anything else is not resolved."""
    found = _DAY.match(fact.value or "") if fact else None
    if fact is None or found is None:
        return UNKNOWN
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return UNKNOWN
    return Fact(day.isoformat(), Origin.HTML_META, fact.evidence)


def _address(fact: Fact | None) -> Fact:
    return fact if fact and fact.value and _ADDRESS.match(fact.value) else UNKNOWN


def _language(written: str) -> Fact:
    code = written.strip().lower().replace("_", "-").partition("-")[0]
    if not re.fullmatch(r"[a-z]{2,3}", code):
        return UNKNOWN
    return Fact(code, Origin.HTML_META, "html lang")
