"""A text made ready for many searches: folded once, its words looked up in an index."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property

from detente.sources.anchors.folding import Folded, fold

_IDEOGRAMS = "\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_IDEOGRAMS}]|[^\W{_IDEOGRAMS}]+")
_PART = 4
_LONG_WORD = 5

Index = dict[str, list[int]]


class SearchedText:
    """A text in which passages are looked for. Whatever is derived is made on first use.

    Raises nothing for any text; one with lone surrogates is hashed as Python would write them.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sha256(self) -> str:
        """The hash of the text version: of its UTF-8."""
        return sha256_of(self.text)

    @cached_property
    def folded(self) -> Folded:
        """The folded text with its way back."""
        return fold(self.text)

    @cached_property
    def lowered(self) -> str:
        """The folded text regardless of case, place by place the same."""
        return lower(self.folded.text)

    @cached_property
    def words(self) -> Index:
        """Where each word begins in the lowered text."""
        return _index(words_of(self.lowered))

    @cached_property
    def parts(self) -> Index:
        """Where each beginning and each end of a longer word stands in the lowered text."""
        return _index(parts_of(self.lowered))


def _index(found: Iterator[tuple[int, str]]) -> Index:
    index: Index = {}
    for start, word in found:
        if word in index:
            index[word].append(start)
        else:
            index[word] = [start]
    return index


def words_of(lowered: str) -> Iterator[tuple[int, str]]:
    """Each run of letters and digits with its start; an ideogram is a word of its own."""
    for match in _WORD.finditer(lowered):
        yield match.start(), match[0]


def parts_of(lowered: str) -> Iterator[tuple[int, str]]:
    """The first and the last four letters of each longer word with their places, marked as such."""
    for start, word in words_of(lowered):
        if len(word) >= _LONG_WORD:
            yield start, f"{word[:_PART]}-"
            yield start + len(word) - _PART, f"-{word[-_PART:]}"


def lower(folded: str) -> str:
    """A folded text in lower case, of the same length.

    ``str.casefold`` would be the textbook choice, but ``ß`` becomes two letters there, and every
    place would need a second map. One replaced letter in an upper-case heading is affordable.
    """
    return folded.lower().replace("ς", "σ")


def sha256_of(text: str) -> str:
    """The hash of a text's UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
