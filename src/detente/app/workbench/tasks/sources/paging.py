"""A long document page by page: a page of the browser stays small, however long the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.sources.lines import Line

LINES, SIGNS = 120, 24_000
"""Lines and code points of a page; one line alone may be longer."""


def pages_of(lines: Sequence[Line], wanted: int) -> dict[str, Any]:
    """The page that a line stands on: its ``first`` and ``last`` line, and where others begin.

    ``lines`` are those that are shown, ``starts`` the first line of each page.
    """
    starts: list[int] = []
    count = signs = 0
    for line in lines:
        if not starts or count == LINES or signs + len(line.text) > SIGNS:
            starts.append(line.number)
            count = signs = 0
        count, signs = count + 1, signs + len(line.text)
    if not starts:
        return {"first": 0, "last": -1, "starts": [], "number": 0}
    number = max((at for at, start in enumerate(starts) if start <= wanted), default=0)
    end = starts[number + 1] - 1 if number + 1 < len(starts) else lines[-1].number
    return {"first": starts[number], "last": end, "starts": starts, "number": number}
