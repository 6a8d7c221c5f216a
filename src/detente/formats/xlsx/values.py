"""Single cells: what a spreadsheet program may hold, and the text it stands for.

A text that begins with ``=`` or looks like a number, a truth or a date stays the text it is: it is
stored as text in a cell formatted as text. ``_x0041_``, which the file format takes for a sign,
is written in its own escape.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from detente.case import parse_number

_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
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
    text = str(value).replace("\r\n", "\n")
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
