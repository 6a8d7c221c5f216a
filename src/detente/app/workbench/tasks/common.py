"""What every task begins with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from detente.app.requests import BadRequestError
from detente.case import Case
from detente.i18n import say

if TYPE_CHECKING:
    from detente.app.building.world import World
    from detente.formats import Problem
    from detente.formats.editing import Shelf

Progress = Callable[[str, int, int], None]


def case_in(folder: Path, language: str) -> Case:
    """The case of a folder. Raises `BadRequestError` with every problem, one on a line."""
    from detente.formats import read

    reading = read(folder)
    if reading.case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    return reading.case


def shelf_in(
    folder: Path,
    language: str,
    about: tuple[str, ...] | None = None,
    beside: tuple[str, ...] = (),
) -> Shelf:
    """The files of a folder, open for edits. Raises `BadRequestError` where one is no text.

    ``about``: only those that tell of this path are opened, and the parts named ``beside`` it.
    """
    from detente.formats.editing import Shelf
    from detente.formats.problems import Refused

    try:
        return Shelf(folder, about, beside)
    except Refused as refused:
        raise BadRequestError(refused.fault.words(language)) from None


def world_in(folder: Path, language: str, about: tuple[str, ...] | None = None) -> World:
    """The case of a folder as its text has it. Raises `BadRequestError` where it is no text.

    ``about``: only as far as it tells of this path, which is much quicker where many have spoken.
    """
    from detente.app.building.world import World

    return World(shelf_in(folder, language, about).tree, language)


def checked_in(folder: Path, language: str) -> tuple[World, tuple[Problem, ...]]:
    """The case of a folder as its text has it, and everything a check says of it."""
    from detente.app.building.world import World
    from detente.formats import read

    shelf = shelf_in(folder, language)
    return World(shelf.tree, language), read(folder, opened=shelf.opened).problems


def weighing(progress: Progress, language: str) -> Progress:
    """Progress in a reader's words: which method counts is nothing to somebody who waits."""
    words = say("findings.weighing", language)
    return lambda _method, done, total: progress(words, done, total)
