"""Markdown: the text stays as received; its signs for headings and quotations become hints."""

from __future__ import annotations

import re

from detente.sources.documents.document import Derived
from detente.sources.lines import Hint, lines_of

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+\S")
_QUOTE = re.compile(r"^ {0,3}>\s?\S")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")


def markdown_hints(text: str) -> Derived:
    """The text itself, with what its marks say of its lines; those in code blocks say nothing."""
    hints: list[tuple[int, Hint]] = []
    fenced, above = False, ""
    for line in lines_of(text):
        if _FENCE.match(line.text):
            fenced = not fenced
        elif fenced:
            pass
        elif found := _HEADING.match(line.text):
            hints.append((line.number, Hint.TITLE if len(found[1]) == 1 else Hint.HEADING))
        elif _QUOTE.match(line.text):
            hints.append((line.number, Hint.QUOTE))
        elif (found := _UNDERLINE.match(line.text)) and above.strip():
            hints.append((line.number - 1, Hint.TITLE if found[1][0] == "=" else Hint.HEADING))
            hints.append((line.number, Hint.RULE))
        above = line.text
    return Derived(text, tuple(hints))
