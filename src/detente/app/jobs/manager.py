"""The jobs of a server: few at once, each in a process of its own that can be ended at any time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.app.jobs.board import Board, JobState
from detente.app.jobs.limits import LONG, QUICK, Limits
from detente.app.jobs.outcome import Done, RefusedError, StoppedError
from detente.app.jobs.processes import Source, source
from detente.app.jobs.running import Files, Run, Task
from detente.app.jobs.scratch import Scratch

__all__ = ["JobState", "Jobs", "Task"]

QUICK_AT_ONCE = 4
_QUICK_WAITING = 24
"""Fewer than the threads of the server: whoever asks for a style sheet is still answered."""
_PATIENCE = 10.0
_LONG_WAITING = 20

Work = Callable[[], None]


class Jobs:
    """Runs tasks. ``scratch`` is a folder of its own; nothing is left in it.

    ``at_once`` background jobs run together, and four of those that somebody waits for.
    """

    def __init__(
        self,
        scratch: Path,
        new_id: Callable[[], str],
        at_once: int = 2,
        processes: Callable[[], Source] = source,
    ) -> None:
        self._new_id = new_id
        self._scratch = Scratch(scratch)
        self._source = processes()
        self._room = threading.Semaphore(QUICK_AT_ONCE)
        self._lock = threading.Lock()
        self._closed = False
        self._runs: set[Run] = set()
        self._jobs: dict[str, Run] = {}
        self._waiting = 0
        self._board = Board()
        self._line: list[tuple[str, Work]] = []
        self._busy: set[str] = set()
        self._turn = threading.Condition(self._lock)
        self._workers = [threading.Thread(target=self._work, daemon=True) for _ in range(at_once)]
        for worker in self._workers:
            worker.start()

    def call(
        self, task: Task, files: Files, request: Mapping[str, Any], limits: Limits = QUICK
    ) -> Done:
        """Do a task and wait for it. Raises `RefusedError` and `StoppedError`."""
        with self._place(), self._running(Run(self._source, self._scratch)) as run:
            return run.do(task, files, request, limits)

    def start(
        self,
        case: str,
        task: Task,
        files: Files,
        request: Mapping[str, Any],
        limits: Limits = LONG,
        *,
        errand: Any = None,
        replaces: Callable[[Any], bool] = lambda _errand: False,
        then: Callable[[Done], None] = lambda _done: None,
    ) -> str:
        """Begin a task in the background and give its id. Raises `StoppedError` where busy.

        One job of a case runs at a time; the next waits, so that two open pages do not end one
        another's work. A job with an equal ``errand`` is joined; one whose errand the new one
        ``replaces`` ends. ``then`` gets what was done before the job counts as done.
        """
        with self._lock:
            of_case = [state for state in self._board.active() if state.case == case]
            for state in of_case:
                if errand is not None and state.errand == errand:
                    return state.id
            outdated = [state.id for state in of_case if replaces(state.errand)]
            if self._closed or len(self._board.active()) - len(outdated) >= _LONG_WAITING:
                raise StoppedError("busy")
            job = self._new_id()
            self._board.put(JobState(job, case, errand=errand))
            run = Run(self._source, self._scratch, self._teller(job))
            self._jobs[job] = run
        for old in outdated:
            self.cancel(old)

        def work() -> None:
            self._done(job, run, lambda: (task, files, request, limits), then)

        with self._turn:
            self._line.append((case, work))
            self._turn.notify()
        return job

    def state(self, job: str) -> JobState | None:
        """Where a job is; None where there is none of that id, or it ended long ago."""
        return self._board.get(job)

    def cancel(self, job: str) -> None:
        """End a job and wait until it is gone; one that has ended stays as it is."""
        state = self._board.get(job)
        run = self._jobs.get(job)
        if state is None or run is None:
            return
        run.cancel()
        if state.phase == "waiting":
            self._board.set(job, phase="stopped", reason="cancelled")
        self._board.wait_until_over(job, 5.0)

    def close(self) -> None:
        """End everything, and wait until it is gone."""
        with self._lock:
            self._closed = True
            runs = [*self._runs, *self._jobs.values()]
        for run in runs:
            run.cancel()
        with self._turn:
            self._turn.notify_all()
        for worker in self._workers:
            worker.join()
        self._source.close()
        self._scratch.close()

    def _teller(self, job: str) -> Callable[[str, int, int], None]:
        def tell(what: str, done: int, total: int) -> None:
            self._board.set(job, progress=(what, done, total))

        return tell

    @contextmanager
    def _place(self) -> Iterator[None]:
        with self._lock:
            if self._closed or self._waiting >= _QUICK_WAITING:
                raise StoppedError("busy")
            self._waiting += 1
        try:
            if not self._room.acquire(timeout=_PATIENCE):
                raise StoppedError("busy")
        finally:
            with self._lock:
                self._waiting -= 1
        try:
            yield
        finally:
            self._room.release()

    @contextmanager
    def _running(self, run: Run) -> Iterator[Run]:
        with self._lock:
            if self._closed:
                raise StoppedError("cancelled")
            self._runs.add(run)
        try:
            yield run
        finally:
            with self._lock:
                self._runs.discard(run)

    def _work(self) -> None:
        while (turn := self._next()) is not None:
            case, work = turn
            try:
                work()
            finally:
                with self._turn:
                    self._busy.discard(case)
                    self._turn.notify_all()

    def _next(self) -> tuple[str, Work] | None:
        """Who waits longest of the cases that nothing runs for; None when closing and none does."""
        with self._turn:
            while True:
                for place, (case, work) in enumerate(self._line):
                    if case not in self._busy:
                        self._busy.add(case)
                        del self._line[place]
                        return case, work
                if self._closed and not self._line:
                    return None
                self._turn.wait()

    def _done(
        self,
        job: str,
        run: Run,
        ordered: Callable[[], tuple[Task, Files, Mapping[str, Any], Limits]],
        then: Callable[[Done], None],
    ) -> None:
        self._board.set(job, phase="running")
        try:
            done = run.do(*ordered())
            then(done)
            self._board.set(job, phase="done", answer=done.answer)
        except RefusedError as refused:
            self._board.set(job, phase="refused", reason=str(refused))
        except StoppedError as stopped:
            self._board.set(job, phase="stopped", reason=stopped.reason)
        except Exception as fault:
            # The worker lives on: there are two, and a third fault would find nobody to work.
            logging.getLogger("detente").error("job not kept: %s", type(fault).__name__)
            self._board.set(job, phase="stopped", reason="failed")
        finally:
            with self._lock:
                self._jobs.pop(job, None)
