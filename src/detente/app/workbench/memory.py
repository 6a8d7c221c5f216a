"""What was worked out about versions: kept while there is room, worked out once at a time."""

from __future__ import annotations

import json
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import Any

from detente.app.jobs import StoppedError

Name = tuple[str, ...]

ROOM = 64 << 20
"""Characters of answers, written as JSON, and of their names that are kept: some 64 MB."""
WAITING = 8
"""Requests of one account that may wait for what another is working out.

With those that `jobs.Jobs` lets work and wait they are fewer than the threads of a server: whoever
asks for something else is still answered.
"""


class Memory:
    """Answers by name. A version never changes, so none grows old; those unused longest go."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._taken = 0
        self._answers: OrderedDict[Name, tuple[int, Any]] = OrderedDict()
        self._under_way: dict[Name, threading.Event] = {}
        self._waiting: Counter[str] = Counter()
        self._lock = threading.Lock()

    def get(self, name: Name) -> Any:
        """What is remembered under a name; None where it is not."""
        with self._lock:
            if name not in self._answers:
                return None
            self._answers.move_to_end(name)
            return self._answers[name][1]

    def keep(self, name: Name, answer: Any) -> None:
        """Remember an answer, a plain value. One that is larger than all the room is not kept."""
        size = len(json.dumps(answer, ensure_ascii=False)) + sum(map(len, name))
        with self._lock:
            self._taken -= self._answers.pop(name, (0, None))[0]
            if size > self._room:
                return
            self._answers[name] = (size, answer)
            self._taken += size
            while self._taken > self._room:
                _, (gone, _answer) = self._answers.popitem(last=False)
                self._taken -= gone

    def once(self, name: Name, account: str, work: Callable[[], Any]) -> Any:
        """The remembered answer, or what ``work`` gives: of several who ask, one does the work.

        Where that one fails, the next in line tries for itself; an error is never remembered.
        ``account`` is whose request it is. Raises `StoppedError` where too many of its requests
        wait already.
        """
        while True:
            if (known := self.get(name)) is not None:
                return known
            with self._lock:
                busy = self._under_way.get(name)
                if busy is None:
                    mine = self._under_way[name] = threading.Event()
                    break
            self._wait(busy, account)
        try:
            answer = work()
            self.keep(name, answer)
            return answer
        finally:
            with self._lock:
                del self._under_way[name]
            mine.set()

    def _wait(self, answer: threading.Event, account: str) -> None:
        with self._lock:
            if self._waiting[account] >= WAITING:
                raise StoppedError("busy")
            self._waiting[account] += 1
        try:
            answer.wait()
        finally:
            with self._lock:
                self._waiting[account] -= 1
