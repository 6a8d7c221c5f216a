"""A process of the pool: reads tasks from standard input, writes answers to standard output.

Started as ``python -P -m detente.app.executors.worker``, with pipes that only its parent holds.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from detente.app.executors.outcomes import attempt, raised

_HEADER = 8


def send(stream: BinaryIO, message: bytes) -> None:
    """Write a message with its length before it."""
    stream.write(len(message).to_bytes(_HEADER, "big"))
    stream.write(message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Read a message; raises ``EOFError`` where the other side is gone."""
    size = int.from_bytes(_exactly(stream, _HEADER), "big")
    return _exactly(stream, size)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def main() -> None:
    """Work until the parent closes the pipe."""
    # Ctrl-C reaches the whole group of processes; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a task prints is no answer
    try:
        paths, written = pickle.loads(receive(incoming))
        sys.path[:] = paths
        while True:
            send(outgoing, _answer(written, receive(incoming)))
    except (EOFError, BrokenPipeError):
        return


def _answer(written: bytes, given: bytes) -> bytes:
    """The pickled answer; what cannot be sent or read is a failure of this input."""
    try:
        task: Callable[[Any], Any] = pickle.loads(written)
        return pickle.dumps(attempt(task, pickle.loads(given)))
    except Exception as error:
        return pickle.dumps((None, raised(error)))


if __name__ == "__main__":
    main()
