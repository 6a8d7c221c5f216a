"""What every task begins with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from detente.app.requests import BadRequestError
from detente.case import Case

Progress = Callable[[str, int, int], None]


def case_in(folder: Path, language: str) -> Case:
    """The case of a folder. Raises `BadRequestError` with every problem, one on a line."""
    from detente.formats import read

    reading = read(folder)
    if reading.case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    return reading.case
