"""What came of each input: a value, or how it failed. Values only, no sentences."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

Input = TypeVar("Input")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input has no value.

    ``kind`` ``raised``: the task raised an exception. ``killed``: the process that worked on it
    ended, by a signal or by itself. ``too_long``: it was stopped at the limit per task.
    ``message`` names the exception, signal or limit; ``details`` is the traceback, if there is one.
    """

    kind: Literal["raised", "killed", "too_long"]
    message: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Input, Value]):
    """One input (``index`` is its place among the inputs) and its value, or its failure."""

    index: int
    input: Input
    value: Value | None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Run(Generic[Input, Value]):
    """The outcomes of the inputs that were finished, in the order of the inputs.

    ``stopped`` says that somebody stopped it, so that ``outcomes`` may be fewer than ``total``.
    """

    outcomes: tuple[Outcome[Input, Value], ...]
    total: int
    stopped: bool = False

    @property
    def complete(self) -> bool:
        """Whether every input has an outcome."""
        return len(self.outcomes) == self.total


Answer = tuple[Any, Failure | None]
"""A value or a failure, on its way from where it was made."""


def attempt(task: Callable[[Any], Any], given: object) -> Answer:
    """The value of a task for an input, or the exception it raised as a `Failure`."""
    try:
        return task(given), None
    except (Exception, SystemExit) as error:
        return None, raised(error)


def raised(error: BaseException) -> Failure:
    """An exception as a failure."""
    details = "".join(traceback.format_exception(error))
    words = str(error)
    name = type(error).__name__
    return Failure("raised", f"{name}: {words}" if words else name, details)
