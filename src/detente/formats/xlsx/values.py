"""Single cells: what a spreadsheet program may hold, and the text it stands for.

A text that begins with ``=`` or looks like a number, a truth or a date stays the text it is: it is
stored as text in a cell formatted as text. ``_x0041_``, which the file format takes for a sign,
is written in its own escape. Reading takes back that escape and line ends alone: LibreOffice
leaves signs out of the escape that Excel would put in, so any other is taken as it stands.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from detente.case import parse_number

_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"(_x005[Ff]_(?=x[0-9A-Fa-f]{4}_))|_x000[Dd]_\n?|\r\n?")
"""The format's own escape, or a line end; looked for at once, for what one leaves may look like
the other."""

_DIGITS = 15
_FIRST_DAY = date(1900, 3, 1)


def stored_text(text: str) -> str:
    """A text as the file format wants it, its own escape escaped."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def stored_number(text: str) -> int | float | None:
    """A number a spreadsheet holds exactly as written, or None for one that stays text."""
    if "/" in text or len(text.strip("-").replace(".", "")) > _DIGITS:
        return None
    try:
        value: int | float = float(text) if "." in text else int(text)
    except ValueError:
        return None
    return value if parse_number(repr(value)) == parse_number(text) else None


def stored_day(text: str) -> date | None:
    """A day a spreadsheet can count, or None for one that stays text (before March 1900)."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def shown(value: Any) -> str:
    """The text a cell's value stands for."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 10**_DIGITS
        return str(int(value)) if whole else repr(value)
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return _ESCAPED.sub(lambda found: "_" if found[1] else "\n", str(value))
