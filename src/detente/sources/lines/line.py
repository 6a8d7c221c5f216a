"""The values of the line screen: a line, what it is taken for, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_ENDS = re.compile(r"\r\n|\n|\r")


class Role(StrEnum):
    """What a line is in its document."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    BLOCK_QUOTE = "block_quote"
    TAG = "tag"
    PROMO = "promo"
    SITE_NAV = "site_nav"
    BLANK = "blank"

    @property
    def content(self) -> bool:
        """Whether a line of this role belongs to what the document says."""
        return self in _CONTENT


_CONTENT = frozenset({Role.TITLE, Role.LEAD, Role.HEADING, Role.BODY, Role.BLOCK_QUOTE})


class Reason(StrEnum):
    """Why a line was given its role, or is proposed for dropping; a key of the catalogue."""

    BLANK = "blank"
    FIRST_LINE = "first_line"
    SUBJECT = "subject"
    AFTER_TITLE = "after_title"
    BEFORE_TEXT = "before_text"
    TIME = "time"
    SENTENCE = "sentence"
    LIST_ITEM = "list_item"
    SHORT_TEXT = "short_text"
    QUOTATION_MARKS = "quotation_marks"
    MARKUP = "markup"
    EXTRACTED = "extracted"
    NOT_EXTRACTED = "not_extracted"
    TAG_SIGN = "tag_sign"
    TAG_LABEL = "tag_label"
    PROMO_WORDS = "promo_words"
    CAPITALS = "capitals"
    PRICE = "price"
    NAV_WORDS = "nav_words"
    NAV_PATTERN = "nav_pattern"
    TEASER_WORDS = "teaser_words"
    NAMES_ONLY = "names_only"
    AMONG_DROPPED = "among_dropped"
    UNSURE = "unsure"
    DECIDED = "decided"


class Hint(StrEnum):
    """What the markup of a document says about a line, for formats that have markup."""

    TITLE = "title"
    HEADING = "heading"
    QUOTE = "quote"
    RULE = "rule"
    """A line of signs that belongs to the heading above it."""
    LINK = "link"
    """Nothing but a link."""
    FURNITURE = "furniture"
    """Navigation, footer, form, aside: the page says itself that it is not the article."""
    EXTRACTED = "extracted"
    """An article extractor took it for the article; the rest it left out."""
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its number from 1, its half-open place in code points, its words.

    The place leaves out the line end; ``text`` is exactly what stands there.
    """

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LineDecision:
    """What is proposed or decided for a line: its role, whether it is kept, and why.

    ``by`` is None for a proposal of the screen, else whoever decided.
    """

    line: int
    role: Role
    keep: bool
    reasons: tuple[Reason, ...]
    by: str | None = None


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text as an editor counts them: ended by LF, CRLF or CR and nothing else.

    What follows the last line end is a line only where it holds something, so that a text with a
    final line end has as many lines as line ends.
    """
    lines: list[Line] = []
    start = 0
    for found in _ENDS.finditer(text):
        lines.append(Line(len(lines) + 1, start, found.start(), text[start : found.start()]))
        start = found.end()
    if start < len(text):
        lines.append(Line(len(lines) + 1, start, len(text), text[start:]))
    return tuple(lines)
