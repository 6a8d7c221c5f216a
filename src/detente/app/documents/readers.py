"""Several processes that read documents, each with a thread that hands it one file at a time.

The executors' pool would do but for one thing: it unpickles what its workers answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread, Timer

from detente.app.documents.imported import Imported, imported_from, problem_from
from detente.app.documents.worker import CPU_SECONDS
from detente.sources.documents import DocumentProblem, bad

WALL_SECONDS = 20.0
"""Time for one file on a busy machine; the worker's own limit counts computing alone."""

_TICK = 0.25

Outcome = Imported | DocumentProblem


def read_all(
    paths: Sequence[Path], *, encoding: str | None, extract: bool, workers: int
) -> Generator[tuple[int, Outcome]]:
    """Index and outcome of each file, as they are done; to close it ends the processes."""
    readers = _Readers(paths, encoding, extract=extract)
    try:
        readers.begin(min(workers, len(paths)))
        for _ in paths:
            while True:
                try:
                    yield readers.done.get(timeout=_TICK)
                    break
                except Empty:  # so that Ctrl-C is heard
                    continue
    finally:
        readers.end()


class _Readers:
    def __init__(self, paths: Sequence[Path], encoding: str | None, *, extract: bool) -> None:
        self.done: SimpleQueue[tuple[int, Outcome]] = SimpleQueue()
        self._waiting: SimpleQueue[tuple[int, Path]] = SimpleQueue()
        for job in enumerate(paths):
            self._waiting.put(job)
        self._asked = {"encoding": encoding, "extract": extract}
        self._lock = Lock()
        self._ended = False
        self._running: set[subprocess.Popen[str]] = set()

    def begin(self, workers: int) -> None:
        for _ in range(workers):
            Thread(target=self._work, daemon=True).start()

    def end(self) -> None:
        """Close every process: those at work are killed, nobody waits for their answer."""
        with self._lock:
            self._ended = True
            for process in self._running:
                process.kill()

    def _work(self) -> None:
        process: subprocess.Popen[str] | None = None
        with suppress(Empty):
            while not self._ended:
                index, path = self._waiting.get_nowait()
                process = process or self._start()
                if process is None:
                    return
                outcome = self._ask(process, path)
                if process.poll() is not None or outcome is None:
                    self._leave(process)
                    process = None
                self.done.put((index, outcome or bad("failed", what="worker").problem))
        if process is not None:
            self._leave(process)

    def _start(self) -> subprocess.Popen[str] | None:
        command = [sys.executable, "-P", "-m", "detente.app.documents.worker"]
        with self._lock:
            if self._ended:
                return None
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="ascii",
                errors="replace",
            )
            self._running.add(process)
        return process

    def _ask(self, process: subprocess.Popen[str], path: Path) -> Outcome | None:
        """The outcome of one file; None where the process is of no further use, its reason lost."""
        late = Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = Timer(WALL_SECONDS, stop)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps({"path": str(path), **self._asked}) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except (OSError, ValueError):
            line = ""
        finally:
            timer.cancel()
        if not line:
            return self._death(process, late=late.is_set())
        return _outcome(path, line)

    def _death(self, process: subprocess.Popen[str], *, late: bool) -> DocumentProblem:
        process.kill()
        code = process.wait()
        if late or code == -_SIGXCPU != 0:
            return bad("took_too_long", limit=int(WALL_SECONDS if late else CPU_SECONDS)).problem
        return bad("took_too_much").problem

    def _leave(self, process: subprocess.Popen[str]) -> None:
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        try:
            process.wait(1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with self._lock:
            self._running.discard(process)


def _outcome(path: Path, line: str) -> Outcome | None:
    """What a worker's line says; it is trusted no more than any JSON."""
    try:
        answer = json.loads(line)
        if "problem" in answer:
            return problem_from(answer["problem"])
        return imported_from(path, answer["document"])
    except (ValueError, KeyError, TypeError):
        return None


def _signal_number() -> int:
    import signal

    return int(getattr(signal, "SIGXCPU", 0))


_SIGXCPU = _signal_number()
