"""Texts with marked passages, and changes that know where every letter went.

A version is a sequence of pieces, each a few signs with the place they come from; whatever a change
does to them, the true place of a passage in the new text follows by construction.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from detente.sources.anchors import (
    Anchor,
    SearchedText,
    Status,
    Target,
    find_anchor,
    selectors_for,
)
from helpers.needs import shared_path

Piece = tuple[str, int | None]
Span = tuple[int, int]


@dataclass(frozen=True)
class Version:
    """A text, the passages meant in it (None: no longer there), and where its trailer begins."""

    text: str
    spans: tuple[Span | None, ...]
    trailer: int

    def pieces(self) -> list[Piece]:
        """Every sign with its place."""
        return [(sign, at) for at, sign in enumerate(self.text)]

    def made_of(self, pieces: Iterable[Piece]) -> Version:
        """The version that pieces of this one make."""
        text, where = "", {}
        for signs, origin in pieces:
            if origin is not None and signs:
                where[origin] = (len(text), len(text) + len(signs))
            text += signs

        def moved(span: Span | None) -> Span | None:
            kept = [where[at] for at in range(*(span or (0, 0))) if at in where]
            if span is None or len(kept) < 0.8 * (span[1] - span[0]):
                return None
            start, end = min(start for start, _ in kept), max(end for _, end in kept)
            # Torn apart, its halves are no longer the passage.
            whole = end - start < 1.25 * sum(last - first for first, last in kept)
            return (start, end) if whole else None

        trailer = min((s for at, (s, _) in where.items() if at >= self.trailer), default=len(text))
        return Version(text, tuple(map(moved, self.spans)), trailer)


Change = Callable[[Version], Version]


def marked(article: str) -> Version:
    """A version of an article with its passages marked."""
    spans: list[Span | None] = []
    for match in re.finditer(r"⟦([^⟧]*)⟧", article):
        start = match.start() - 2 * len(spans)
        spans.append((start, start + len(match[1])))
    text = re.sub("[⟦⟧]", "", article)
    return Version(text, tuple(spans), text.index("***"))


def gold() -> Version:
    """The hand-coded article; skips where it is absent."""
    folder = shared_path("data/source")
    coded = json.loads((folder / "article-gold.json").read_text(encoding="utf-8"))
    text = (folder / "article.txt").read_bytes().decode("utf-8")
    spans = tuple((one["quote"]["start"], one["quote"]["end"]) for one in coded["statements"])
    return Version(text, spans, coded["document"]["article_span"]["end"])


@dataclass(frozen=True)
class Outcome:
    """What came of one passage: the anchor, and the true place."""

    anchor: Anchor
    true: Span | None

    @property
    def wrong(self) -> bool:
        """Whether the span found overlaps the true place by less than 90 %, or nothing is there."""
        found = self.anchor.start, self.anchor.end
        if found[0] is None or found[1] is None:
            return False
        if self.true is None:
            return self.anchor.status is not Status.FUZZY
        common = min(found[1], self.true[1]) - max(found[0], self.true[0])
        return common < 0.9 * (max(found[1], self.true[1]) - min(found[0], self.true[0]))

    @property
    def lost(self) -> bool:
        """Whether a passage that is there was given up."""
        return self.true is not None and self.anchor.status is Status.ORPHAN


def outcomes(old: Version, new: Version) -> list[Outcome]:
    """Each passage of the old version, looked for in the new one."""
    searched = SearchedText(new.text)
    return [
        Outcome(find_anchor(searched, Target(selectors_for(old.text, *span))), true)
        for span, true in zip(old.spans, new.spans, strict=True)
        if span is not None
    ]


def each(change: Callable[[str], str]) -> Change:
    """A change sign by sign."""
    return lambda old: old.made_of((change(sign), at) for sign, at in old.pieces())


def replaced(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Change:
    """Every match of a pattern replaced; its letters keep their places as far as they go."""

    def change(old: Version) -> Version:
        pieces = old.pieces()
        for match in re.finditer(pattern, old.text):
            written = new if isinstance(new, str) else new(match)
            size = match.end() - match.start()
            for step in range(size):
                last = len(written) if step == size - 1 else step + 1
                pieces[match.start() + step] = (written[step:last], match.start() + step)
        return old.made_of(pieces)

    return change


def before(inserted: str) -> Change:
    """Something put on top."""
    return lambda old: old.made_of([(inserted, None), *old.pieces()])


def typographic(opening: str, closing: str) -> Change:
    """Straight quotes made typographic, in turn."""

    def change(old: Version) -> Version:
        turn = iter(range(len(old.text)))
        return each(lambda sign: (opening, closing)[next(turn) % 2] if sign == '"' else sign)(old)

    return change


def carriage_returns_and_fixed_blanks(old: Version) -> Version:
    """All line ends CRLF, the first 40 blanks NBSP."""
    blanks = iter(range(len(old.text)))

    def change(sign: str) -> str:
        if sign == " ":
            return "\u00a0" if next(blanks) < 40 else sign
        return "\r\n" if sign == "\n" else sign

    return each(change)(old)


def trailer_and_blank_lines_removed(old: Version) -> Version:
    """Only the article, without empty lines."""
    empty = {match.start() for match in re.finditer(r"^\n|(?<=\n)\n", old.text)}
    return old.made_of(piece for piece in old.pieces()[: old.trailer] if piece[1] not in empty)


def rewrapped(hyphen: bool = False, seed: int = 7) -> Change:
    """Lines of 60 to 80 signs; with a hyphen, words are broken at the margin."""

    def change(old: Version) -> Version:
        random, width, column = Random(seed), 70, 0
        pieces: list[Piece] = []
        for at, sign in enumerate(old.text):
            inside = old.text[max(0, at - 2) : at + 3].isalpha()
            if sign == "\n":
                column = 0
            elif column >= width and sign == " ":
                sign, column, width = "\n", 0, random.randint(60, 80)
            elif column >= width and hyphen and inside:
                pieces.append(("-\n", None))
                column, width = 0, random.randint(60, 80)
            pieces.append((sign, at))
            column += 1
        return old.made_of(pieces)

    return change


def noise(share: float, seed: int) -> Change:
    """A share of the signs replaced by other letters at random."""

    def change(old: Version) -> Version:
        random = Random(seed)
        return each(
            lambda sign: (
                random.choice("abcdefghijklmnopqrstuvwxyz") if random.random() < share else sign
            )
        )(old)

    return change


def line_deleted(number: int) -> Change:
    """A line removed, counted from 1."""

    def change(old: Version) -> Version:
        start, end = _line(old.text, number)
        return old.made_of(old.pieces()[:start] + old.pieces()[end:])

    return change


def line_moved_to_top(number: int) -> Change:
    """A line put before all others."""

    def change(old: Version) -> Version:
        start, end = _line(old.text, number)
        pieces = old.pieces()
        return old.made_of(pieces[start:end] + pieces[:start] + pieces[end:])

    return change


def _line(text: str, number: int) -> Span:
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: number - 1]))
    return start, start + len(lines[number - 1])


def longest_line(text: str) -> int:
    """The number of the longest line."""
    lines = text.splitlines()
    return max(range(len(lines)), key=lambda at: len(lines[at])) + 1


decomposed: Change = each(lambda sign: unicodedata.normalize("NFD", sign))


def composed(old: Version) -> Version:
    """Letters and their accents made one sign."""
    pieces: list[Piece] = []
    for sign, at in old.pieces():
        if unicodedata.combining(sign) and pieces:
            joined = unicodedata.normalize("NFC", pieces[-1][0] + sign)
            pieces[-1:] = [(joined, pieces[-1][1])]
        else:
            pieces.append((sign, at))
    return old.made_of(pieces)


def soft_hyphens(old: Version) -> Version:
    """A soft hyphen in the middle of every long word."""
    return replaced(r"[^\W\d_]{6,}", lambda m: m[0][:3] + "\u00ad" + m[0][3:])(old)


def upper_case_headings(old: Version) -> Version:
    """Lines without final punctuation, and what runs in before a colon, in capitals."""
    lines = replaced(r"(?m)^[^\n.!?]+$", lambda match: match[0].upper())(old)
    return replaced(r"(?m)^[^\W\d_]+:", lambda match: match[0].upper())(lines)


def doubled_blanks(old: Version) -> Version:
    """Two blanks between sentences, and a tab before each line."""
    return replaced(r"\n(?=\S)", "\n\t")(replaced(r"(?<=[.!?]) ", "  ")(old))
