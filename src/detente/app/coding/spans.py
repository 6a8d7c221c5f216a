"""From what a person types to a stretch of the text: by line and words, or by the words themselves.

Never a guess: where several places fit, all are given back, and the person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.sources.anchors import (
    SearchedText,
    Status,
    Target,
    TextQuoteSelector,
    find_anchor,
)
from detente.sources.lines import Line

LONGEST = 4_000
"""Code points between the first and the last words of a passage that is typed in this way."""

_LISTED = 20
_NUMBERS = re.compile(
    r"(?P<line>\d{1,7})(?:[: ](?P<word>\d{1,7}))?"
    r"(?:\s*-\s*(?:(?P<last_line>\d{1,7})[: ])?(?P<last>\d{1,7}))?",
    re.ASCII,
)
_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\s*(?:\.\.\.|…)\s*")

Span = tuple[int, int]
"""Half-open, in code points."""


@dataclass(frozen=True, slots=True)
class Picked:
    """The places that fit what was typed. ``similar``: the words differ, so a person must look.

    ``more``: there are further ones that are not listed. ``problem`` is a key of the catalogue.
    """

    spans: tuple[Span, ...] = ()
    similar: bool = False
    more: bool = False
    problem: str | None = None


def words_in(line: Line) -> tuple[Span, ...]:
    """Where the words of a line stand in the text."""
    return tuple(
        (line.start + found.start(), line.start + found.end())
        for found in _WORD.finditer(line.text)
    )


def pick(searched: SearchedText, lines: Sequence[Line], typed: str) -> Picked:
    """What is meant by ``5``, ``5 3-12``, ``5:3-6:4``, ``5-7``, or by words of the text."""
    numbers = _NUMBERS.fullmatch(typed)
    if numbers is not None:
        return _by_numbers(lines, numbers)
    parts = [part for part in _GAP.split(typed) if part]
    if len(parts) > 2:
        return Picked(problem="one_gap")
    if len(parts) == 2:
        return _between(searched, *parts)
    return _quoted(searched, typed)


def _by_numbers(lines: Sequence[Line], numbers: re.Match[str]) -> Picked:
    """A line, words of a line, from a word to a word, or lines from one to another."""
    line, word, last_line, last = (
        None if numbers[name] is None else int(numbers[name])
        for name in ("line", "word", "last_line", "last")
    )
    assert line is not None
    first = (line, word)
    end: tuple[int, int | None]
    if word is None and last_line is None:
        end = (line if last is None else last, None)
    elif last_line is None:
        end = (line, word if last is None else last)
    else:
        end = (last_line, last)
    return _from_to(lines, first, end)


def _from_to(
    lines: Sequence[Line], first: tuple[int, int | None], last: tuple[int, int | None]
) -> Picked:
    for number, word in (first, last):
        if not 1 <= number <= len(lines):
            return Picked(problem="no_such_line")
        if word is not None and not 1 <= word <= len(words_in(lines[number - 1])):
            return Picked(problem="no_such_word")
    at_first, at_last = (words_in(lines[number - 1]) for number, _ in (first, last))
    if not at_first or not at_last:
        return Picked(problem="blank_line")
    start = at_first[(first[1] or 1) - 1][0]
    end = at_last[(last[1] or len(at_last)) - 1][1]
    return Picked(((start, end),)) if start < end else Picked(problem="end_first")


def _quoted(searched: SearchedText, words: str) -> Picked:
    """The passage with these words, or nearly these."""
    anchor = find_anchor(searched, Target((TextQuoteSelector(words),)))
    if anchor.status is Status.ORPHAN:
        return Picked(problem="not_found")
    if anchor.start is not None and anchor.end is not None:
        return Picked(((anchor.start, anchor.end),), similar=anchor.status is Status.FUZZY)
    spans = tuple((place.start, place.end) for place in anchor.candidates)
    alike = all(place.similarity == 1 for place in anchor.candidates)
    return Picked(spans, similar=not alike, more=len(spans) >= _LISTED)


def _between(searched: SearchedText, first: str, last: str) -> Picked:
    """Every passage that begins with the first words and ends with the last ones."""
    begins, ends = _quoted(searched, first), _quoted(searched, last)
    if begins.problem or ends.problem:
        return Picked(problem="not_found")
    spans = tuple(
        (start, end)
        for start, after in begins.spans
        for before, end in ends.spans
        if after <= before and end - start <= LONGEST
    )
    if not spans:
        return Picked(problem="not_in_order")
    more = begins.more or ends.more or len(spans) > _LISTED
    return Picked(spans[:_LISTED], similar=begins.similar or ends.similar, more=more)


_MARKS = (("„", "“”"), ("“", "”"), ("»", "«"), ("«", "»"), ('"', '"'), ("‚", "‘’"), ("‹", "›"))


def within_quotation_marks(text: str, line: Line, span: Span) -> bool:
    """Whether a stretch of one line stands between paired quotation marks, or they are its ends."""
    start, end = span
    if not line.start <= start < end <= line.end:
        return False
    before, after = text[line.start : start + 1], text[end - 1 : line.end]
    for opening, closings in _MARKS:
        if opening in closings:
            opened = text[line.start : start].count(opening) % 2 == 1 or text[start] == opening
            inside = text[start + 1 : end - 1].count(opening) == 0
            if opened and inside and opening in after:
                return True
            continue
        opened = before.rfind(opening) > max(before.rfind(sign) for sign in closings)
        if opened and any(sign in after for sign in closings):
            inner = text[start + 1 : end - 1]
            return not any(sign in inner for sign in closings)
    return False
