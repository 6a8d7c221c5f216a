"""Where in a source something stands: words with their context, a position, or only their hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one text version of a source.

    ``source`` is the id of the source in the case. ``version`` is the sha256 of the UTF-8 of the
    text that ``start`` and ``end`` count in: half-open, in Unicode code points; None where it is
    not known. ``exact`` are the words, ``prefix`` and ``suffix`` up to 32 code points around them.

    A passage may be *withheld* (somebody else's text that may not be passed on): it has no words,
    only its position, its ``length`` in code points and the ``sha256`` of the UTF-8 of its exact
    words. Where words are stated, `measured` adds their length and hash.
    """

    source: str
    version: str | None = None
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    sha256: str | None = None
    length: int | None = None

    @property
    def withheld(self) -> bool:
        """Whether its words are not at hand, only where they stand and their hash."""
        return self.exact is None


def hash_of(text: str) -> str:
    """The sha256 of a text's UTF-8, in hexadecimal; raises ``UnicodeEncodeError``."""
    return hashlib.sha256(text.encode()).hexdigest()


def measured(passage: Passage) -> Passage:
    """A passage with length and hash of its words; one without words as it is."""
    if passage.exact is None:
        return passage
    return Passage(
        passage.source,
        passage.version,
        passage.start,
        passage.end,
        passage.exact,
        passage.prefix,
        passage.suffix,
        hash_of(passage.exact),
        len(passage.exact),
    )


def withheld(passage: Passage) -> Passage:
    """A passage without its words and their surroundings, found again by position and hash."""
    full = measured(passage)
    return Passage(
        full.source,
        full.version,
        full.start,
        full.end,
        sha256=full.sha256,
        length=full.length,
    )
