"""The jobs of a server: few at once, each in a process of its own that can be ended at any time."""

from __future__ import annotations

import base64
import json
import multiprocessing
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from detente.app.jobs import child
from detente.app.jobs.limits import LONG, QUICK, Limits
from detente.app.jobs.outcome import Done, RefusedError, StoppedError

Task = Callable[[Path, dict[str, Any], Callable[[str, int, int], None]], Any]
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class JobState:
    """Where a job is. ``progress``: (what, done, total) as last told; ``answer`` when done."""

    id: str
    case: str
    phase: Literal["waiting", "running", "done", "refused", "stopped"]
    progress: tuple[str, int, int] | None = None
    answer: Any = None
    reason: str | None = None
    """The sentence of a refusal, or why it was stopped: time, memory, cancelled, failed."""
    errand: Any = None
    """What whoever started the job keeps with it: where its answer is to be shown."""

    @property
    def over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.phase not in ("waiting", "running")


class Jobs:
    """Runs tasks. ``scratch`` is a folder of its own; nothing is left in it."""

    def __init__(self, scratch: Path, new_id: Callable[[], str], at_once: int = 2) -> None:
        self._scratch = scratch
        scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._new_id = new_id
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["detente.app.jobs.warm"])
        self._room = threading.Semaphore(at_once)
        self._lock = threading.Lock()
        self._states: dict[str, JobState] = {}
        self._cancelled: set[str] = set()

    def call(
        self, task: Task, files: Files, request: Mapping[str, Any], limits: Limits = QUICK
    ) -> Done:
        """Do a task and wait for it. Raises `RefusedError` and `StoppedError`."""
        return self._run(task, files, request, limits, lambda: False, lambda *_: None)

    def start(
        self,
        case: str,
        task: Task,
        files: Files,
        request: Mapping[str, Any],
        limits: Limits = LONG,
        *,
        errand: Any = None,
        then: Callable[[Done], None] = lambda _done: None,
    ) -> str:
        """Begin a task in the background and give its id.

        There is one job per case: a running one with an equal ``errand`` is joined, another ends.
        ``then`` gets what was done before the job counts as done.
        """
        job = self._new_id()
        with self._lock:
            for state in self._states.values():
                if state.case == case and not state.over and state.id not in self._cancelled:
                    if errand is not None and state.errand == errand:
                        return state.id
                    self._cancelled.add(state.id)
            self._states[job] = JobState(job, case, "waiting", errand=errand)
        arguments = (job, task, dict(files), dict(request), limits, then)
        threading.Thread(target=self._background, args=arguments, daemon=True).start()
        return job

    def state(self, job: str) -> JobState | None:
        """Where a job is; None where there is none of that id."""
        with self._lock:
            return self._states.get(job)

    def cancel(self, job: str) -> None:
        """End a job and wait until it is gone; one that has ended stays as it is."""
        with self._lock:
            self._cancelled.add(job)
        until = time.monotonic() + 2
        while (state := self.state(job)) and not state.over and time.monotonic() < until:
            time.sleep(0.01)

    def close(self) -> None:
        """End everything."""
        with self._lock:
            self._cancelled |= set(self._states)

    def _background(
        self,
        job: str,
        task: Task,
        files: Files,
        request: dict[str, Any],
        limits: Limits,
        then: Callable[[Done], None],
    ) -> None:
        def tell(what: str, done: int, total: int) -> None:
            self._set(job, phase="running", progress=(what, done, total))

        def cancelled() -> bool:
            return job in self._cancelled

        while not self._room.acquire(timeout=0.1):
            if cancelled():
                self._set(job, phase="stopped", reason="cancelled")
                return
        try:
            self._set(job, phase="running")
            done = self._run(task, files, request, limits, cancelled, tell)
            then(done)
            self._set(job, phase="done", answer=done.answer)
        except RefusedError as refused:
            self._set(job, phase="refused", reason=str(refused))
        except StoppedError as stopped:
            self._set(job, phase="stopped", reason=stopped.reason)
        finally:
            self._room.release()

    def _set(self, job: str, **values: Any) -> None:
        with self._lock:
            self._states[job] = replace(self._states[job], **values)

    def _run(
        self,
        task: Task,
        files: Files,
        request: Mapping[str, Any],
        limits: Limits,
        cancelled: Callable[[], bool],
        tell: Callable[[str, int, int], None],
    ) -> Done:
        folder = Path(tempfile.mkdtemp(dir=self._scratch))
        try:
            case = folder / "case"
            for path, content in files.items():
                (case / path).parent.mkdir(parents=True, exist_ok=True)
                (case / path).write_bytes(content)
            case.mkdir(exist_ok=True)
            return self._watched(task, case, request, limits, cancelled, tell)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _watched(
        self,
        task: Task,
        case: Path,
        request: Mapping[str, Any],
        limits: Limits,
        cancelled: Callable[[], bool],
        tell: Callable[[str, int, int], None],
    ) -> Done:
        ours, theirs = self._context.Pipe(duplex=False)
        name = f"{task.__module__}:{task.__qualname__}"
        bounds = (limits.memory, limits.computing)
        process = self._context.Process(
            target=child.run,
            args=(theirs, name, str(case), json.dumps(dict(request)), bounds),
            daemon=True,
        )
        process.start()
        theirs.close()
        deadline = time.monotonic() + limits.wall
        try:
            while True:
                if cancelled():
                    raise StoppedError("cancelled")
                if time.monotonic() > deadline:
                    raise StoppedError("time")
                if not ours.poll(0.05):
                    continue
                try:
                    message = json.loads(ours.recv_bytes())
                except EOFError:
                    raise StoppedError("failed") from None
                if "progress" in message:
                    tell(*message["progress"])
                    continue
                return _outcome(message)
        finally:
            process.kill()
            process.join()
            process.close()
            ours.close()


def _outcome(message: dict[str, Any]) -> Done:
    if "refused" in message:
        raise RefusedError(message["refused"])
    if "stopped" in message:
        raise StoppedError(message["stopped"])
    changed = {
        path: None if content is None else base64.b64decode(content)
        for path, content in message["changed"].items()
    }
    return Done(message["answer"], changed)
