"""A pool of fresh processes, each with a thread that hands it one task at a time.

Neither of the standard pools would do: one dead worker breaks a ``ProcessPoolExecutor`` for every
task and does not say whose it was, ``multiprocessing.Pool`` waits for it forever, and both start
a script again that has no ``if __name__ == "__main__"``. A new interpreter over two pipes does not.
"""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread, Timer
from typing import Any, BinaryIO, cast

from detente.app.executors.crew import Answers
from detente.app.executors.outcomes import Answer, Failure, raised
from detente.app.executors.worker import receive, send

Process = subprocess.Popen[bytes]

_FAREWELL = 1.0
"""Seconds a worker may take to end once there is nothing more to do."""


class Pool:
    """As many processes as workers; a dead one is replaced when the next task comes."""

    def __init__(
        self,
        task: Callable[[Any], Any],
        inputs: Sequence[Any],
        answers: Answers,
        workers: int,
        limit: float | None,
    ) -> None:
        """Keep what is to be done; ``limit`` is in seconds per task."""
        self.answers = answers
        self.limit = limit
        self.jobs: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        for job in enumerate(inputs):
            self.jobs.put(job)
        self._task = task
        self._workers = min(workers, len(inputs))
        self._running: set[Process] = set()
        self._lock = Lock()
        self._stopping = Event()
        self._threads: list[Thread] = []

    def begin(self) -> None:
        """Start a thread per worker; each starts its process."""
        greeting = pickle.dumps((sys.path, pickle.dumps(self._task)))
        for _ in range(self._workers):
            thread = Thread(target=_Hand(self, greeting).work, daemon=True)
            self._threads.append(thread)
            thread.start()

    def end(self) -> None:
        """Wait for the workers to leave."""
        for thread in self._threads:
            thread.join(2 * _FAREWELL)

    def abandon(self) -> None:
        """Kill every worker; their threads end by themselves."""
        with self._lock:
            self._stopping.set()
            for process in self._running:
                process.kill()

    def start(self, greeting: bytes) -> Process:
        """A new process, greeted; raises ``EOFError`` once the pool is abandoned."""
        with self._lock:
            if self._stopping.is_set():
                raise EOFError
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "detente.app.executors.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            self._running.add(process)
        with suppress(OSError):  # one that died at once is found dead when it is asked
            send(cast(BinaryIO, process.stdin), greeting)
        return process

    def leave(self, process: Process) -> int:
        """Close a process that is dead or has nothing more to do; its exit code."""
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                cast(BinaryIO, stream).close()
        try:
            code = process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        with self._lock:
            self._running.discard(process)
        return code


class _Hand:
    """One worker's thread."""

    def __init__(self, pool: Pool, greeting: bytes) -> None:
        self.pool = pool
        self.greeting = greeting
        self.process: Process | None = None

    def work(self) -> None:
        try:
            while True:
                index, given = self.pool.jobs.get_nowait()
                self.pool.answers.put((index, self._ask(given)))
        except (Empty, EOFError):
            pass
        if self.process is not None:
            self.pool.leave(self.process)

    def _ask(self, given: object) -> Answer:
        """The answer of the process; raises ``EOFError`` once the pool is abandoned."""
        try:
            message = pickle.dumps(given)
        except Exception as error:
            return None, raised(error)
        if self.process is None:
            self.process = self.pool.start(self.greeting)
        process, late = self.process, Event()
        with _limited(process, self.pool.limit, late):
            try:
                send(cast(BinaryIO, process.stdin), message)
                written = receive(cast(BinaryIO, process.stdout))
            except (OSError, EOFError):
                return None, self._death(process, late)
        answer: Answer = pickle.loads(written)
        return answer

    def _death(self, process: Process, late: Event) -> Failure:
        self.process = None
        code = self.pool.leave(process)
        if late.is_set():
            return Failure("too_long", f"{self.pool.limit:g} s")
        if code < 0:
            with suppress(ValueError):
                return Failure("killed", signal.Signals(-code).name)
        return Failure("killed", f"exit code {code}")


@contextmanager
def _limited(process: Process, limit: float | None, late: Event) -> Iterator[None]:
    """Kill a process that works longer than the limit, and remember that we did."""
    if limit is None:
        yield
        return

    def end() -> None:
        late.set()
        process.kill()

    timer = Timer(limit, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
