"""What the kept lines are: title, lead, headings, quotations, and the text itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.sources.lines import words
from detente.sources.lines.features import Features, quoted
from detente.sources.lines.line import Hint, Reason, Role

_ADDRESS = re.compile(r"@|://|\bwww\.")

Named = tuple[Role, tuple[Reason, ...]]

_TITLE_WORDS = 25
_HEADING_WORDS = 10
_LEAD_WORDS = 15
_LETTER_HEAD = 20
"""Kept lines among which a salutation makes a text a letter."""


def kept_roles(kept: Sequence[Features], gaps: Sequence[bool]) -> tuple[Named, ...]:
    """The role of each kept line that is not blank, in order.

    ``gaps[i]`` says whether a blank or a dropped line stands before the i-th of them.
    """
    title = _title(kept)
    roles: list[Named] = []
    for index in range(len(kept)):
        if index == title:
            found: Named = (Role.TITLE, (_title_reason(kept[index]),))
        elif title is not None and index == title + 1 and _lead(kept[index]):
            found = (Role.LEAD, (Reason.AFTER_TITLE,))
        else:
            found = _role(kept, gaps, index)
        roles.append(found)
    return tuple(roles)


def _title(kept: Sequence[Features]) -> int | None:
    """The index of the title: marked as such, a letter's subject, or the first line if it fits."""
    for index, one in enumerate(kept):
        if one.hint is Hint.TITLE:
            return index
    head = kept[:_LETTER_HEAD]
    greeting = next((i for i, one in enumerate(head) if words.SALUTATION.match(_text(one))), None)
    subject = next((i for i, one in enumerate(head) if words.SUBJECT.match(_text(one))), None)
    if subject is not None and greeting is not None:
        return subject
    if greeting is not None:
        return _above_greeting(kept, greeting)
    first = next((i for i, one in enumerate(kept) if not _above_title(one)), None)
    return first if first is not None and _fits_title(kept, first) else None


def _above_title(one: Features) -> bool:
    """A word above the title: the kind of text, or what may be left of a menu."""
    return words.KICKER.match(_text(one)) is not None or (one.weight > 0 and one.words <= 2)


def _above_greeting(kept: Sequence[Features], greeting: int) -> int | None:
    """A letter's subject stands alone above the greeting and is neither a date nor an address."""
    index = greeting - 1
    if index < 1:
        return None
    one, text = kept[index], _text(kept[index])
    plain = not one.sentence and not one.names and not any(sign.isdigit() for sign in text)
    return index if plain and 3 <= one.words <= _TITLE_WORDS and "," not in text else None


def _fits_title(kept: Sequence[Features], index: int) -> bool:
    one, text = kept[index], _text(kept[index])
    if one.bullet or words.DATE_LINE.match(text) or words.TIME.match(text) or not one.words:
        return False
    closed = text.endswith((".", ":", ";", ",")) and not text.endswith("...")
    return one.words <= _TITLE_WORDS and not closed and len(kept) > 1


def _title_reason(one: Features) -> Reason:
    if one.hint is Hint.TITLE:
        return Reason.MARKUP
    return Reason.SUBJECT if words.SUBJECT.match(_text(one)) else Reason.FIRST_LINE


def _lead(one: Features) -> bool:
    text = _text(one)
    agency = words.DATELINE.match(text) is not None
    return one.prose and one.words >= _LEAD_WORDS and not quoted(text) and not agency


def _role(kept: Sequence[Features], gaps: Sequence[bool], index: int) -> Named:
    one, text = kept[index], _text(kept[index])
    if one.hint in (Hint.HEADING, Hint.TITLE):
        return Role.HEADING, (Reason.MARKUP,)
    if one.hint is Hint.QUOTE:
        return Role.BLOCK_QUOTE, (Reason.MARKUP,)
    if quoted(text) and one.words >= 4:
        return Role.BLOCK_QUOTE, (Reason.QUOTATION_MARKS,)
    if words.TIME.match(text):
        return Role.HEADING, (Reason.TIME,)
    if _heading(kept, gaps, index):
        return Role.HEADING, (Reason.BEFORE_TEXT,)
    if one.bullet:
        return Role.BODY, (Reason.LIST_ITEM,)
    reason = Reason.SENTENCE if one.sentence or one.prose else Reason.SHORT_TEXT
    return Role.BODY, (reason,)


def _heading(kept: Sequence[Features], gaps: Sequence[bool], index: int) -> bool:
    """A short line without a full stop, followed by text: a sentence or a list."""
    one, text = kept[index], _text(kept[index])
    if index == 0 or index + 1 == len(kept) or not 1 <= one.words <= _HEADING_WORDS:
        return False
    after = kept[index + 1]
    if text.endswith(":"):
        return after.bullet and one.words <= 3
    numbered = one.bullet and text[:1].isalnum()
    if one.sentence or (one.bullet and not numbered) or _aside(text):
        return False
    if numbered and kept[index - 1].bullet and not gaps[index]:
        return False
    if _entry(one):
        figures = any(sign.isdigit() for sign in text.partition(":")[2])
        alone = not _entry(after) and not _entry(kept[index - 1])
        return after.prose and alone and not figures
    if after.prose or (after.sentence and not quoted(_text(after))):
        return True
    if after.bullet:
        return not one.bullet
    return gaps[index] and gaps[index + 1] and _opens_group(gaps, index + 1)


def _entry(one: Features) -> bool:
    """``Term: until 2033`` is an entry of a list, though a heading may have a colon too."""
    return ":" in _text(one)[:-1] and not one.prose


def _aside(text: str) -> bool:
    """Bylines, datelines, greetings: short lines above text that are no headings."""
    shapes = (words.BYLINE, words.DATE_LINE, words.SALUTATION, words.CLOSING, words.KICKER)
    return (
        text.endswith(",")
        or any(shape.match(text) for shape in shapes)
        or _ADDRESS.search(text) is not None
    )


def _opens_group(gaps: Sequence[bool], index: int) -> bool:
    """Whether a line begins a run of lines without a blank between them."""
    return index + 1 < len(gaps) and not gaps[index + 1]


def _text(one: Features) -> str:
    return one.line.text.strip()
