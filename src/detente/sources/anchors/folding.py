"""Folding: one spelling for what printers and programs spell differently, with the way back.

Typographic quotes become straight, dashes ``-``, white space one blank; soft hyphens and other
invisible signs vanish; composed letters become base letter and accents (Unicode NFD). Words, case
and punctuation stay.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
_DOUBLE = "„“”‟«»″〝〞＂"
_SINGLE = "‚‘’‛‹›′´`＇"
_DASHES = "‐‑‒–—―−﹣－"
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
_BLANKS += "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_SAME_LENGTH = str.maketrans(
    dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_BLANKS, " ")
)
_CHANGES = re.compile(
    rf"(?P<blank>\s[\s{_INVISIBLE}]+)|(?P<gone>[{_INVISIBLE}]+)"
    rf"|(?P<letters>[^\x00-\x7f\s{_INVISIBLE}]+)"
)
OUTER = re.compile(rf"\A[\s{_INVISIBLE}]*|[\s{_INVISIBLE}]*\Z")
"""What a fold may drop at either end of a passage."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and its map back.

    Piece ``i`` is ``text[starts[i]:starts[i + 1]]`` and comes from ``raws[i]`` to ``raws[i + 1]``
    of the text as received: code point by code point, or as one indivisible sign (``whole``). Both
    tuples end with the length of their text.
    """

    text: str
    starts: tuple[int, ...]
    raws: tuple[int, ...]
    whole: tuple[bool, ...]

    def cover(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of the text as received that holds a folded span (not empty)."""
        first, _ = self._raw_of(start)
        _, last = self._raw_of(end - 1)
        return first, last

    def cuts(self, start: int, end: int) -> bool:
        """Whether a folded span begins or ends inside something that was one sign as received."""
        return self._inside(start) or self._inside(end)

    def _raw_of(self, at: int) -> tuple[int, int]:
        piece = bisect_right(self.starts, at) - 1
        if self.whole[piece]:
            return self.raws[piece], self.raws[piece + 1]
        here = self.raws[piece] + at - self.starts[piece]
        return here, here + 1

    def _inside(self, at: int) -> bool:
        if at >= len(self.text):
            return False
        piece = bisect_right(self.starts, at) - 1
        return self.whole[piece] and at > self.starts[piece]


def fold(text: str) -> Folded:
    """The folded text with its map back."""
    out: list[str] = []
    starts, raws, whole = [0], [0], []
    at = written = 0  # code points read, and written

    def piece(raw_start: int, raw_end: int, new: str) -> None:
        nonlocal at, written
        out.append(text[at:raw_start])
        written += raw_start - at
        if raw_start > raws[-1]:
            starts.append(written)
            raws.append(raw_start)
            whole.append(False)
        out.append(new)
        written += len(new)
        starts.append(written)
        raws.append(raw_end)
        whole.append(True)
        at = raw_end

    for match in _CHANGES.finditer(text):
        if match.lastgroup == "blank":
            piece(*match.span(), " ")
        elif match.lastgroup == "gone":
            piece(*match.span(), "")
        elif not unicodedata.is_normalized("NFD", match[0]):
            for start, end in _clusters(match[0]):
                cluster = match[0][start:end]
                apart = unicodedata.normalize("NFD", cluster)
                if apart != cluster:
                    piece(match.start() + start, match.start() + end, apart)
    out.append(text[at:])
    starts.append(written + len(text) - at)
    raws.append(len(text))
    whole.append(False)
    plain = "".join(out).translate(_SAME_LENGTH)
    return Folded(plain, tuple(starts), tuple(raws), tuple(whole))


def _clusters(run: str) -> list[tuple[int, int]]:
    """Spans of a base letter with the accents after it."""
    edges = [0, *(i for i, sign in enumerate(run) if i and not unicodedata.combining(sign))]
    return list(zip(edges, [*edges[1:], len(run)], strict=True))
