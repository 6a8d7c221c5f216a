"""The process that jobs are forked from: it has everything loaded, so that one begins in 2 ms.

``python -P -m detente.app.jobs.nursery FD`` takes orders from the socket FD, a line of JSON each,
one answered before the next comes: ``{"begin": order}`` with the job's own socket beside it gives
``{"process": id}``, ``{"end": id, "patience": seconds}`` gives ``{"signal": number}``. Where the
server is gone, so is every job. The forkserver of the standard library was the rejected
alternative: it reads `__main__` anew in every process, and leaves what a job has started alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import signal
import socket
import sys
import time
from typing import Any

from detente.app.jobs import child
from detente.app.jobs.warm import warm_up

_DIE_WITH_PARENT = 1
_MESSAGE = 1 << 16


def main() -> None:
    """Load what tasks need, then fork for each order until the server closes the socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    control.set_inheritable(False)
    warm_up()
    gc.collect()
    gc.freeze()  # what is shared with the jobs stays shared
    running: set[int] = set()
    while True:
        message, descriptors, _flags, _ = socket.recv_fds(control, _MESSAGE, 1)
        if not message:
            break
        control.sendall(json.dumps(_obeyed(json.loads(message), descriptors, running)).encode())
    for process in running:
        _ended(process, 0.0)


def _obeyed(order: dict[str, Any], descriptors: list[int], running: set[int]) -> dict[str, Any]:
    if "begin" in order:
        with socket.socket(fileno=descriptors[0]) as server:
            process = _begun(order["begin"], server)
        running.add(process)
        return {"process": process}
    if order["end"] not in running:  # of a nursery before this one, with which it died
        return {"signal": signal.SIGKILL}
    running.remove(order["end"])
    return {"signal": _ended(order["end"], order["patience"])}


def _begun(order: dict[str, Any], server: socket.socket) -> int:
    parent = os.getpid()
    process = os.fork()
    if process:
        # Both sides do so: whichever comes first, the group is there before anybody ends it.
        with contextlib.suppress(OSError):
            os.setpgid(process, process)
        return process
    status = 1
    try:
        os.setpgid(0, 0)
        _die_with(parent)
        os.closerange(server.fileno() + 1, 256)
        child.run(server, order)
        status = 0
    finally:
        os._exit(status)


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _ended(process: int, patience: float) -> int:
    """End a job's whole group; the signal it had died of within ``patience`` seconds, or 0."""
    until = time.monotonic() + patience
    status = _waited(process, os.WNOHANG)
    while status is None and time.monotonic() < until:
        time.sleep(0.002)
        status = _waited(process, os.WNOHANG)
    with contextlib.suppress(OSError):
        os.killpg(process, signal.SIGKILL)
    if status is None:
        _waited(process, 0)
        return 0
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _waited(process: int, how: int) -> int | None:
    try:
        found, status = os.waitpid(process, how)
    except ChildProcessError:
        return 0
    return status if found else None


if __name__ == "__main__":
    main()
