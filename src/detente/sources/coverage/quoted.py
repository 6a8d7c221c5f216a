"""Words in quotation marks: how many each side's named voices are given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.case import Claim, Mode, Passage

LETTERS_PER_WORD = {"de": 8, "en": 6}
"""Characters of a word with the space after it: what a withheld passage is counted by."""

OTHER_LANGUAGE = 7

_MARKED = re.compile('„([^“”"]+)[“”"]|“([^“”]+)”|»([^«»]+)«|«([^«»]+)»|"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Quoted:
    """How many words were quoted.

    ``estimated`` where a withheld passage was counted by its length. ``uncounted`` are claims that
    quote words of which neither text nor place is at hand.
    """

    words: int = 0
    estimated: bool = False
    uncounted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fragment:
    source: str
    span: tuple[int, int] | None
    exact: str | None
    words: int
    estimated: bool = False

    def inside(self, other: _Fragment) -> bool:
        """Whether its words are among the other's, in one source."""
        return self.source == other.source and (self.exact or "") in (other.exact or "")


def quotes(claim: Claim) -> bool:
    """Whether a claim renders somebody's words in quotation marks."""
    return claim.mode in (Mode.DIRECT, Mode.MIXED)


def quoted(claims: Iterable[Claim], languages: Mapping[str, str | None]) -> Quoted:
    """The words that claims quote, a passage that several of them quote once.

    ``languages`` are the sources' by id. Of a *direct* claim every word of its passages is quoted.
    Of a *mixed* one those between quotation marks; where the text is withheld, the passages that
    lie inside another passage of the claim. Quotation marks of an author's own sentence (distancing
    ones) are no quotation.
    """
    fragments: list[_Fragment] = []
    uncounted: list[str] = []
    for claim in claims:
        if quotes(claim):
            found = list(_fragments(claim, languages))
            fragments += found
            uncounted += [] if found else [claim.id]
    kept = _once(fragments)
    return Quoted(
        sum(fragment.words for fragment in kept),
        any(fragment.estimated for fragment in kept),
        tuple(uncounted),
    )


def _once(fragments: Iterable[_Fragment]) -> list[_Fragment]:
    """The fragments that lie inside no other one; those without a place are compared by words."""
    kept: list[_Fragment] = []
    placed = [(each.source, each.span, each) for each in fragments if each.span is not None]
    reach = ("", 0)
    for source, (_, end), each in sorted(placed, key=lambda one: (one[0], one[1][0], -one[1][1])):
        if source != reach[0] or end > reach[1]:
            kept.append(each)
            reach = (source, end)
    loose = {(each.source, each.exact): each for each in fragments if each.span is None}
    for each in sorted(loose.values(), key=lambda each: -len(each.exact or "")):
        if not any(each.inside(other) for other in kept):
            kept.append(each)
    return kept


def _fragments(claim: Claim, languages: Mapping[str, str | None]) -> Iterator[_Fragment]:
    for passage in claim.passages:
        letters = LETTERS_PER_WORD.get(languages.get(passage.source) or "", OTHER_LANGUAGE)
        if claim.mode is Mode.DIRECT or (passage.withheld and _nested(passage, claim)):
            yield _whole(passage, letters)
        elif passage.exact is not None:
            yield from _marked(passage)


def _whole(passage: Passage, letters: int) -> _Fragment:
    if passage.exact is not None:
        words = _count(passage.exact)
        return _Fragment(passage.source, _span(passage), passage.exact, words)
    words = max(1, round(_length(passage) / letters))
    return _Fragment(passage.source, _span(passage), None, words, estimated=True)


def _marked(passage: Passage) -> Iterator[_Fragment]:
    for match in _MARKED.finditer(passage.exact or ""):
        span = None
        if passage.start is not None:
            span = (passage.start + match.start(), passage.start + match.end())
        yield _Fragment(passage.source, span, match[0], _count(match[0]))


def _nested(passage: Passage, claim: Claim) -> bool:
    """Whether a passage lies inside another one of its claim: the words quoted in a sentence."""
    inner = _span(passage)
    outer = [_span(p) for p in claim.passages if p != passage and p.source == passage.source]
    return inner is not None and any(
        span is not None and span[0] <= inner[0] and inner[1] <= span[1] for span in outer
    )


def _span(passage: Passage) -> tuple[int, int] | None:
    if passage.start is None or passage.end is None:
        return None
    return passage.start, passage.end


def _length(passage: Passage) -> int:
    span = _span(passage)
    return passage.length or (span[1] - span[0] if span else 0)


def _count(words: str) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in words.split())
