"""How the brief is set so that it fills one printed page and no more.

Widths and heights are estimates in CSS pixels of the printed page (A4 at 96 to the inch) from the
number of letters. A browser could measure them, but the page has no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDE_FROM = 9
"""Columns from which the page lies on its side."""

SENTENCES = 3
"""Sentences that every brief has."""

_LETTER = 6.0
_PADDING = 10
_SPARE = 30
"""Two lines: signs and long words break a line more often than their letters tell."""
_TOLD, _SILENT = 1.2, 1.1
_HEAD, _HEAD_PER_COLUMN = 1.35, 0.06
"""Row names need more room beside many narrow columns than beside two wide ones."""
_NARROWEST, _WIDEST = 60, 400

Density = Literal["loose", "close", "tight"]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set: widths in thousandths (the row names first), and how close."""

    widths: tuple[int, ...]
    density: Density
    wide: bool
    fits: bool


@dataclass(frozen=True, slots=True)
class _Metrics:
    """What a density takes, in pixels: a line, the gaps of a row, all that is always there.

    ``sentence`` is the gap of each sentence beyond the third.
    """

    density: Density
    width: float
    height: float
    line: float
    row: float
    sentence: float
    fixed: float


_PORTRAIT = (
    _Metrics("loose", 702, 1034, 17.4, 13, 14, 338),
    _Metrics("close", 702, 1034, 15.6, 9, 8, 268),
    _Metrics("tight", 718, 1062, 14.4, 6, 8, 258),
)
_LANDSCAPE = (
    _Metrics("loose", 1039, 726, 17.4, 13, 14, 300),
    _Metrics("close", 1039, 726, 15.6, 9, 8, 240),
    _Metrics("tight", 1046, 733, 14.4, 6, 8, 225),
)


def column_widths(told: Sequence[bool]) -> tuple[int, ...]:
    """Thousandths per column: more for a party of whom the page tells something."""
    head = _HEAD + _HEAD_PER_COLUMN * len(told)
    weights = [head, *(_TOLD if tells else _SILENT for tells in told)]
    shares = [max(_NARROWEST, min(_WIDEST, int(1000 * w / sum(weights)))) for w in weights]
    return (1000 - sum(shares[1:]), *shares[1:])


def setting(
    told: Sequence[bool],
    rows: Sequence[Sequence[str]],
    texts: Sequence[str],
    lines: Sequence[str],
) -> Setting:
    """How to set a page: ``rows`` are the words of each row's cells, the row name first.

    ``texts`` are the sentences beside a label, ``lines`` what runs over the whole width.
    """
    wide = len(told) >= WIDE_FROM
    widths = column_widths(told)
    tried = _LANDSCAPE if wide else _PORTRAIT
    for metrics in tried:
        if _height(metrics, widths, rows, texts, lines) <= metrics.height - _SPARE:
            return Setting(widths, metrics.density, wide, fits=True)
    return Setting(widths, "tight", wide, fits=False)


def _height(
    metrics: _Metrics,
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    texts: Sequence[str],
    lines: Sequence[str],
) -> float:
    cells = [metrics.width * share / 1000 - _PADDING for share in widths]
    table = [
        max(_lines(words, width) for words, width in zip(row, cells, strict=True)) for row in rows
    ]
    prose = [_lines(words, metrics.width - 105) for words in texts]
    foot = [_lines(words, metrics.width) for words in lines if words]
    more = max(len(texts) - SENTENCES, 0)
    spread = metrics.fixed + metrics.row * len(rows) + metrics.sentence * more
    return spread + metrics.line * (sum(table) + sum(prose) + sum(foot))


def _lines(words: str, width: float) -> int:
    """Lines the words take; a word that does not fit stands on a line of its own."""
    most = max(int(width / _LETTER), 6)
    total = 0
    for part in words.split("\n"):
        used = 0
        total += 1
        for word in part.split():
            length = len(word)
            if used and used + 1 + length > most:
                total += 1
                used = 0
            total += (length - 1) // most if not used else 0
            used += length + (1 if used else 0)
    return total
