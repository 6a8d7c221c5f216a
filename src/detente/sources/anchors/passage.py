"""A quotation made ready for the search, and the edges of a passage."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from detente.sources.anchors.bounds import CONTEXT_COMPARED
from detente.sources.anchors.folding import OUTER, fold
from detente.sources.anchors.searched import lower
from detente.sources.anchors.selectors import TextQuoteSelector

_NUMBER_GOES_ON = re.compile(r"[.,:]?\d")
_NUMBER_BEFORE = re.compile(r"\d[.,:]?\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is looked for: folded ``words`` without white space at their ends, and their context.

    ``lead`` and ``trail`` are the white space and invisible signs that the quotation had at its
    ends, as received; ``before`` and ``after`` what stood around it, folded, in lower case, empty
    where the selector does not say.
    """

    words: str
    lowered: str
    before: str
    after: str
    lead: str
    trail: str

    def cut_in(self, text: str, start: int, end: int) -> bool:
        """Whether a span of a folded text ends inside a longer word or number, unlike the stored.

        Where the selector has no context only a number counts: half a word may be meant so, half a
        number never.
        """
        now = (text[max(0, start - 2) : start], text[start:end], text[end : end + 2])
        stored = (self.before if not self.lead else " ", self.words)
        after = self.after if not self.trail else " "
        return _cut(now[0], now[1], *stored, known=bool(stored[0])) or _cut(
            now[1], now[2], self.words, after, known=bool(after)
        )

    def accent_cut_in(self, text: str, end: int) -> bool:
        """Whether the last letter at a place of a folded text bears an accent that is not meant."""
        return starts_with_accent(text[end : end + 1]) and (
            bool(self.trail) or not starts_with_accent(self.after)
        )


def passage_of(quote: TextQuoteSelector) -> Passage:
    """The passage a selector quotes; its words are empty where only white space is quoted."""
    words = fold(quote.exact).text.strip(" ")
    before = fold((quote.prefix or "")[-2 * CONTEXT_COMPARED :]).text
    after = fold((quote.suffix or "")[: 2 * CONTEXT_COMPARED]).text
    outer = [match[0] for match in OUTER.finditer(quote.exact)] if words else []
    lead, trail = (outer[0], outer[-1]) if len(outer) > 1 else ("", "")
    return Passage(words, lower(words), lower(before), lower(after), lead, trail)


def in_word(sign: str) -> bool:
    """Whether a sign is part of a word: a letter, a digit or an accent."""
    return sign.isalnum() or unicodedata.combining(sign) > 0


def starts_with_accent(text: str) -> bool:
    """Whether a text begins with an accent that belongs to the letter before it."""
    return text != "" and unicodedata.combining(text[0]) > 0


def _cut(left: str, right: str, stored_left: str, stored_right: str, *, known: bool) -> bool:
    if _one_number(left, right) and not _one_number(stored_left, stored_right):
        return True
    return known and _one_word(left, right) and not _one_word(stored_left, stored_right)


def _one_word(left: str, right: str) -> bool:
    return bool(left and right) and in_word(left[-1]) and in_word(right[0])


def _one_number(left: str, right: str) -> bool:
    found = _NUMBER_BEFORE.search(left) and _NUMBER_GOES_ON.match(right)
    return bool(found) and not (left[-1:] in ".,:" and right[:1] in ".,:")
