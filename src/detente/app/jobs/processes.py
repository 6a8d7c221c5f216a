"""Where the processes of jobs come from: forked from a warm one, or begun anew each time."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_PATIENCE = 30.0
"""Seconds to wait for the nursery, which loads everything before its first job."""
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT")
"""What of the server's environment a job may see: nothing that could be a secret."""


class Process(Protocol):
    """The process of one job."""

    def end(self, patience: float = 0.0) -> int:
        """End it with all it has started, and wait.

        Gives the signal it had already died of, or dies of within ``patience`` seconds; else 0.
        """


class Source(Protocol):
    """What processes come from."""

    def begin(self, order: Mapping[str, Any], theirs: socket.socket) -> Process:
        """A process that does what `child.run` says; ``theirs`` is its end of the pair."""

    def close(self) -> None:
        """Give back what is held ready."""


def source() -> Source:
    """The quickest one that this machine has."""
    return Nursery() if hasattr(os, "fork") and hasattr(socket, "send_fds") else Anew()


@dataclass(frozen=True, slots=True)
class _Forked:
    nursery: Nursery
    process: int

    def end(self, patience: float = 0.0) -> int:
        return self.nursery.end(self.process, patience)


class Nursery:
    """A warm process to fork from; it is started at once, and again where it has died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._started()

    def begin(self, order: Mapping[str, Any], theirs: socket.socket) -> Process:
        """Fork. Raises `OSError` where two nurseries in a row have died."""
        with self._lock:
            message = json.dumps({"begin": dict(order)}).encode()
            try:
                answer = self._told(message, theirs)
            except OSError:
                self._gone()
                self._started()
                answer = self._told(message, theirs)
            return _Forked(self, answer["process"])

    def end(self, process: int, patience: float) -> int:
        """End a forked process. One whose nursery died has died with it."""
        with self._lock:
            message = json.dumps({"end": process, "patience": patience}).encode()
            try:
                return int(self._told(message)["signal"])
            except OSError:
                with contextlib.suppress(OSError):
                    os.killpg(process, signal.SIGKILL)
                self._gone()
                self._started()
                return signal.SIGKILL

    def close(self) -> None:
        """End the nursery, and every job with it."""
        with self._lock:
            self._gone()

    def _started(self) -> None:
        self._control, theirs = socket.socketpair()
        self._control.settimeout(_PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                (sys.executable, "-P", "-m", f"{__package__}.nursery", str(theirs.fileno())),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,  # Ctrl-C is for the server, which then ends its jobs
            )

    def _gone(self) -> None:
        self._control.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _told(self, message: bytes, theirs: socket.socket | None = None) -> dict[str, Any]:
        if theirs is None:
            self._control.sendall(message)
        else:
            socket.send_fds(self._control, [message], [theirs.fileno()])
        answer = self._control.recv(4096)
        if not answer:
            raise ConnectionResetError
        told: dict[str, Any] = json.loads(answer)
        return told


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    path = os.pathsep.join(str(Path(entry)) for entry in sys.path if entry)
    # One thread each: a fork takes no other along, and jobs share the machine.
    return kept | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class _Begun:
    process: Any

    def end(self, patience: float = 0.0) -> int:
        self.process.join(patience)
        died = -self.process.exitcode if (self.process.exitcode or 0) < 0 else 0
        self.process.kill()
        self.process.join()
        self.process.close()
        return int(died)


class Anew:
    """A new interpreter for each job, where there is no fork: every job begins a second later."""

    def begin(self, order: Mapping[str, Any], theirs: socket.socket) -> Process:
        """Start an interpreter and hand it the socket."""
        from detente.app.jobs import child

        context = multiprocessing.get_context("spawn")
        process = context.Process(target=child.run, args=(theirs, dict(order)), daemon=True)
        process.start()
        return _Begun(process)

    def close(self) -> None:
        """Nothing is held ready."""
