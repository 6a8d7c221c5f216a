"""One job from beginning to end: its folder, its process, what it says, and ending it."""

from __future__ import annotations

import base64
import contextlib
import json
import logging
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from detente.app.jobs.limits import Limits
from detente.app.jobs.outcome import Done, RefusedError, StoppedError
from detente.app.jobs.processes import Process, Source
from detente.app.jobs.scratch import Scratch, inside

Task = Callable[[Path, dict[str, Any], Callable[[str, int, int], None]], Any]
Files = Mapping[str, bytes]
Tell = Callable[[str, int, int], None]

_DIED_OF = {getattr(signal, "SIGXCPU", -1): "time", getattr(signal, "SIGABRT", -2): "memory"}
"""The system ends what computes too long; a library in C++ or Rust aborts where memory ends."""
_CHUNK = 1 << 18


class Run:
    """A task to be done once. `cancel` may come from any thread, at any time."""

    def __init__(self, source: Source, scratch: Scratch, tell: Tell = lambda *_: None) -> None:
        self._source = source
        self._scratch = scratch
        self._tell = tell
        self._ours: socket.socket | None = None
        self._lock = threading.Lock()
        self._cancelled = False

    def cancel(self) -> None:
        """End it: what reads from its process reads an end at once."""
        with self._lock:
            self._cancelled = True
            if self._ours is not None:
                with contextlib.suppress(OSError):
                    self._ours.shutdown(socket.SHUT_RDWR)

    def do(self, task: Task, files: Files, request: Mapping[str, Any], limits: Limits) -> Done:
        """Do the task. Raises `RefusedError` and `StoppedError`; nothing of it is left."""
        try:
            self._still_wanted()
            asked = json.dumps(dict(request)).encode("ascii")
            with self._scratch.place(files, asked) as place:
                order = {"task": f"{task.__module__}:{task.__qualname__}", "place": str(place)}
                return self._watched(order | asdict(limits), limits)
        except StoppedError as stopped:
            if stopped.reason != "cancelled":
                # By its kind only: what it worked on is somebody's own.
                logging.getLogger("detente").warning("job stopped: %s", stopped.reason)
            raise
        except (OSError, ValueError) as error:
            logging.getLogger("detente").error("job not begun: %s", type(error).__name__)
            raise StoppedError("failed") from None

    def _watched(self, order: Mapping[str, Any], limits: Limits) -> Done:
        ours, theirs = socket.socketpair()
        process: Process | None = None
        patience = 0.0
        try:
            with theirs:
                with self._lock:
                    self._ours = ours
                process = self._begun(order, theirs)
            return self._heard(_lines(ours, limits))
        except _SilentError:
            patience = 0.5
            raise StoppedError(self._why(process, patience)) from None
        finally:
            with self._lock:
                self._ours = None
            ours.close()
            if process is not None and not patience:
                process.end()

    def _begun(self, order: Mapping[str, Any], theirs: socket.socket) -> Process:
        self._still_wanted()
        return self._source.begin(order, theirs)

    def _still_wanted(self) -> None:
        if self._cancelled:
            raise StoppedError("cancelled")

    def _why(self, process: Process | None, patience: float) -> str:
        assert process is not None
        if self._cancelled:
            process.end()
            return "cancelled"
        return _DIED_OF.get(process.end(patience), "failed")

    def _heard(self, lines: Iterator[dict[str, Any]]) -> Done:
        try:
            for message in lines:
                if "progress" not in message:
                    return _outcome(message)
                what, done, total = message["progress"]
                self._tell(str(what), int(done), int(total))
        except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError):
            # No message of ours, whatever of it is wrong.
            raise StoppedError("failed") from None
        raise _SilentError


class _SilentError(Exception):
    """The process ended without an answer."""


def _lines(ours: socket.socket, limits: Limits) -> Iterator[dict[str, Any]]:
    """The messages of a process until it ends. Raises `StoppedError` for too long, too much."""
    deadline = time.monotonic() + limits.wall
    held, received = bytearray(), 0
    while True:
        ours.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            chunk = ours.recv(_CHUNK)
        except TimeoutError:
            raise StoppedError("time") from None
        except OSError:
            return
        if not chunk:
            return
        received += len(chunk)
        if received > limits.given:
            raise StoppedError("large")
        first, *more = chunk.split(b"\n")
        held += first
        for part in more:
            yield _message(held)
            held = bytearray(part)


def _message(line: bytearray) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        raise StoppedError("failed") from None
    if not isinstance(message, dict):
        raise StoppedError("failed")
    return message


def _outcome(message: dict[str, Any]) -> Done:
    if "refused" in message:
        raise RefusedError(str(message["refused"]))
    if "stopped" in message:
        raise StoppedError("memory" if message["stopped"] == "memory" else "large")
    if "changed" not in message:
        kind = str(message.get("failed"))[:60]
        logging.getLogger("detente").error("job failed: %s", kind if kind.isidentifier() else "?")
        raise StoppedError("failed")
    changed = {
        inside(path): None if content is None else base64.b64decode(content)
        for path, content in message["changed"].items()
    }
    return Done(message["answer"], changed)
