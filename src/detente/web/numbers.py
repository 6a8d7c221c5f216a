"""Whole numbers that somebody else wrote: in an address, a form, a header."""

from __future__ import annotations

_DIGITS = 9


def whole(written: str | None) -> int | None:
    """The number of plain digits, up to 999,999,999; None for everything else.

    `int` alone takes signs, spaces, underscores and digits of other scripts, and fails on a text of
    thousands of digits.
    """
    if not written or len(written) > _DIGITS or not (written.isascii() and written.isdecimal()):
        return None
    return int(written)
