r"""Words quoted from a source, kept to the character: what a case file cannot hold is escaped.

A backslash is written ``\\``, a carriage return ``\r``, a tab ``\t``, any other character no case
file may hold ``\u2028``. Line feeds stay as they are. Without this a quotation with the line ends
of its file would come back from a workbook as another one, and its hash would not fit.
"""

from __future__ import annotations

import re

UNFIT = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""A character that no text of a case file may hold: control signs, separators, lone surrogates."""

_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)?", re.DOTALL)
_SHORT = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_MARKS = {"\\": "\\\\", "\r": "\\r", "\t": "\\t"}
_SURROGATES = range(0xD800, 0xE000)
_LARGEST = 0x10FFFF


class UnknownEscape(ValueError):  # noqa: N818 (caught where the place is known)
    """A backslash that stands for nothing; the argument is what was found."""


def escaped(words: str) -> str:
    """Quoted words as a case file spells them."""
    marked = re.sub(r"[\\\r\t]", lambda found: _MARKS[found[0]], words)
    return UNFIT.sub(lambda found: _numbered(ord(found[0])), marked)


def unescaped(written: str) -> str:
    """The words that were quoted; raises `UnknownEscape`."""
    return _ESCAPE.sub(_character, written)


def _numbered(code: int) -> str:
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _character(found: re.Match[str]) -> str:
    mark = found[1] or ""
    if len(mark) > 1:
        code = int(mark[1:], 16)
        if code <= _LARGEST and code not in _SURROGATES:
            return chr(code)
    if mark not in _SHORT:
        raise UnknownEscape(found[0][:12])
    return _SHORT[mark]
