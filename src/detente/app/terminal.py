"""Where a person reads and types, in 80 columns, without signs that a terminal would obey."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Protocol

WIDTH = 80


class Terminal(Protocol):
    """Where a person reads and types."""

    def tell(self, words: str) -> None:
        """Show some lines."""

    def ask(self, prompt: str) -> str:
        """One line typed; raises ``EOFError`` where there is nobody any more."""


def printable(text: str) -> str:
    """A text without control signs; blanks and words stay."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def columns(text: str) -> int:
    """How many columns a text takes: two for a wide sign, none for an accent that combines."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """A text in lines of at most 80 columns; ``first`` and ``rest`` begin the lines.

    A word that is longer than a line is cut.
    """
    rest = " " * columns(first) if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    for word in printable(text).split():
        for part in _parts(word, WIDTH - max(columns(first), columns(rest))):
            if not empty and columns(line) + 1 + columns(part) > WIDTH:
                lines.append(line)
                line, empty = rest, True
            line += part if empty else f" {part}"
            empty = False
    return "\n".join([*lines, line.rstrip()])


def _parts(word: str, width: int) -> Iterable[str]:
    part = ""
    for sign in word:
        if part and columns(part + sign) > width:
            yield part
            part = ""
        part += sign
    yield part


def shortened(text: str, width: int) -> str:
    """A text on one line of a width, its middle left out where it is longer."""
    plain = " ".join(printable(text).split())
    if columns(plain) <= width:
        return plain
    half = (width - 3) // 2
    return f"{plain[:half].rstrip()} … {plain[-half:].lstrip()}"
