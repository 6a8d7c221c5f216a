"""Where every job stands. What ended some time ago is forgotten."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

_KEPT = 40
_KEPT_FOR = 3600.0


@dataclass(frozen=True, slots=True)
class JobState:
    """Where a job is. ``progress``: (what, done, total) as last told; ``answer`` when done."""

    id: str
    case: str
    phase: Literal["waiting", "running", "done", "refused", "stopped"] = "waiting"
    progress: tuple[str, int, int] | None = None
    answer: Any = None
    reason: str | None = None
    """The sentence of a refusal, or the reason of a `StoppedError`."""
    errand: Any = None
    """What whoever started the job keeps with it: where its answer is to be shown."""
    ended: float | None = field(default=None, compare=False)

    @property
    def over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.phase not in ("waiting", "running")


class Board:
    """The states of jobs, by id. Safe to use from many threads."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._changed = threading.Condition()
        self._states: dict[str, JobState] = {}

    def put(self, state: JobState) -> None:
        """Write a state down; of those that are over, only the newest stay."""
        with self._changed:
            over = state.over
            self._states[state.id] = replace(state, ended=self._now() if over else None)
            self._forget()
            self._changed.notify_all()

    def get(self, job: str) -> JobState | None:
        """The state of a job; None where there is none of that id, or no more."""
        with self._changed:
            self._forget()
            return self._states.get(job)

    def set(self, job: str, **values: Any) -> None:
        """Change some fields of a job that is not over."""
        with self._changed:
            state = self._states.get(job)
            if state is not None and not state.over:
                self.put(replace(state, **values))

    def active(self) -> tuple[JobState, ...]:
        """The jobs that are not over, oldest first."""
        with self._changed:
            return tuple(state for state in self._states.values() if not state.over)

    def wait_until_over(self, job: str, seconds: float) -> bool:
        """Whether a job is over within some seconds."""

        def over() -> bool:
            state = self._states.get(job)
            return state is None or state.over

        with self._changed:
            return self._changed.wait_for(over, seconds)

    def _forget(self) -> None:
        ended = [(state.ended, name) for name, state in self._states.items() if state.ended]
        ended.sort()
        oldest = self._now() - _KEPT_FOR
        for position, (when, name) in enumerate(ended):
            if position < len(ended) - _KEPT or (when or 0.0) < oldest:
                del self._states[name]
