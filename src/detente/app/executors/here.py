"""Tasks in this process, one after the other, in a thread beside the one that listens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import Any

from detente.app.executors.crew import Answers
from detente.app.executors.outcomes import attempt


class Here:
    """One thread. A stop is heard at once; the task it is at ends on its own and is dropped.

    Doing the tasks in the listening thread, the rejected alternative, would hear a stop only
    between two tasks.
    """

    def __init__(self, task: Callable[[Any], Any], inputs: Sequence[Any], answers: Answers) -> None:
        """Keep what is to be done."""
        self._task, self._inputs, self._answers = task, inputs, answers
        self._stopping = Event()

    def begin(self) -> None:
        """Start the thread."""
        Thread(target=self._work, daemon=True).start()

    def end(self) -> None:
        """Nothing is held."""

    def abandon(self) -> None:
        """Begin no further task."""
        self._stopping.set()

    def _work(self) -> None:
        for index, given in enumerate(self._inputs):
            if self._stopping.is_set():
                return
            self._answers.put((index, attempt(self._task, given)))
