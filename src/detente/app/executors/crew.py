"""What every place of work has in common: a crew that is begun, and ended or abandoned."""

from __future__ import annotations

from queue import SimpleQueue
from typing import Protocol

from detente.app.executors.outcomes import Answer

Answers = SimpleQueue[tuple[int, Answer]]
"""Where a crew puts each answer, with the index of its input."""

TICK = 0.05
"""Seconds between two looks at whether somebody wants to stop."""


class Crew(Protocol):
    """Whoever does the work, and puts an answer per input into a queue."""

    def begin(self) -> None:
        """Start working through the inputs; return at once."""

    def end(self) -> None:
        """Give back what is held; every input is answered."""

    def abandon(self) -> None:
        """Stop working, whatever is unfinished; return at once."""
