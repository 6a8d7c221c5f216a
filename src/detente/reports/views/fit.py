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

_PORTRAIT = (702, 1034)
_LANDSCAPE = (1039, 726)
_LETTER = 6.15
_ROW_HEAD, _TOLD, _SILENT = 1.5, 1.3, 1.0
_FIRST, _LAST = 6, 40

Density = Literal["loose", "close", "tight"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Width classes of the matrix (whole percents, the row names first), and how close it is set."""

    widths: tuple[int, ...]
    density: Density
    wide: bool


def column_widths(told: Sequence[bool]) -> tuple[int, ...]:
    """Percents per column: more for a party of whom the page tells something."""
    weights = [_ROW_HEAD, *(_TOLD if tells else _SILENT for tells in told)]
    shares = [max(_FIRST, min(_LAST, round(100 * w / sum(weights)))) for w in weights]
    return (100 - sum(shares[1:]), *shares[1:])


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
    width, height = _LANDSCAPE if wide else _PORTRAIT
    widths = column_widths(told)
    table = [
        max(
            _lines(words, width * share / 100 - 12)
            for words, share in zip(row, widths, strict=True)
        )
        for row in rows
    ]
    prose = sum(_lines(words, width - 110) for words in texts)
    foot = sum(_lines(words, width) for words in lines)
    for density, line, gap, fixed in _DENSITIES:
        if fixed + gap * len(rows) + line * (sum(table) + prose + foot) <= height:
            return Setting(widths, density, wide)
    return Setting(widths, "tight", wide)


_DENSITIES: tuple[tuple[Density, float, float, float], ...] = (
    ("loose", 18.0, 12.0, 300.0),
    ("close", 16.4, 8.0, 240.0),
)


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
