"""What runs in the process of one job: limits first, then the task, then one answer.

Messages go to the server as lines of JSON in ASCII; nothing is pickled, so that what a hostile file
may do to this process does not reach the server by them.
"""

from __future__ import annotations

import base64
import errno
import gc
import json
import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

_TICK = 0.1
_BEFORE_GARBAGE = 200_000
"""Objects made before garbage is looked for: a job ends before most of it could matter, and to look
as often as Python does takes a third of the time in which a large case is read."""
_FORBIDDEN = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo")
"""What no task needs: no address is ever looked up or called."""


def run(server: socket.socket, order: Mapping[str, Any]) -> None:
    """Do a task and send its ``answer`` and what it ``changed``, or why there is none.

    ``order``: the ``task`` as module:name, the ``place`` (a folder that holds ``case``,
    ``request.json`` and ``tmp``), and the fields of `Limits`.
    """
    _settle(Path(order["place"]))
    _limit(order)
    gc.set_threshold(_BEFORE_GARBAGE)
    sys.addaudithook(_refuse)
    line = json.dumps(_outcome(server, order), allow_nan=False).encode("ascii") + b"\n"
    server.sendall(line)


def _settle(place: Path) -> None:
    """Stand in the job's own folder, with nothing to read from and nobody to print to."""
    os.umask(0o077)
    os.chdir(place)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.environ["TMPDIR"] = os.environ["HOME"] = tempfile.tempdir = str(place / "tmp")


def _limit(order: Mapping[str, Any]) -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the server's clock still runs
        return
    bounds = {
        # Data, not address space: the chart engine reserves much more than it ever touches.
        resource.RLIMIT_DATA: (order["memory"], order["memory"]),
        resource.RLIMIT_CPU: (order["computing"], order["computing"] + 1),
        resource.RLIMIT_FSIZE: (order["given"], order["given"]),
        resource.RLIMIT_NOFILE: (256, 256),
        resource.RLIMIT_CORE: (0, 0),
    }
    for limit, (soft, wanted) in bounds.items():
        hard = resource.getrlimit(limit)[1]
        within = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(limit, (min(soft, within), within))


def _refuse(event: str, _: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _outcome(server: socket.socket, order: Mapping[str, Any]) -> dict[str, Any]:
    from detente.app.requests import BadRequestError
    from detente.formats import BadFile

    try:
        return _done(server, order)
    except (BadRequestError, BadFile) as refused:
        return {"refused": _of_the_case(str(refused), order)}
    except MemoryError:
        return {"stopped": "memory"}
    except _TooLargeError:
        return {"stopped": "large"}
    except OSError as error:
        large = error.errno == errno.EFBIG
        return {"stopped": "large"} if large else {"failed": type(error).__name__}
    except Exception as error:  # its text may hold what somebody keeps private
        return {"failed": type(error).__name__}


def _of_the_case(sentence: str, order: Mapping[str, Any]) -> str:
    """A sentence that names files as the case has them, not where this machine has put them."""
    folder = str(Path(order["place"]) / "case")
    return sentence.replace(f"{folder}{os.sep}", "").replace(folder, "case")


def _done(server: socket.socket, order: Mapping[str, Any]) -> dict[str, Any]:
    place = Path(order["place"])
    request = json.loads((place / "request.json").read_bytes())
    before = _contents(place / "case", order)
    module, _, name = order["task"].partition(":")
    answer = getattr(import_module(module), name)(place / "case", request, _telling(server))
    done = {"answer": answer, "changed": _changes(before, _contents(place / "case", order))}
    json.dumps(answer, allow_nan=False)
    return done


class _TooLargeError(Exception):
    """More than a job may hand back."""


def _contents(folder: Path, order: Mapping[str, Any]) -> dict[str, bytes]:
    """Every file below a folder: path in POSIX spelling to content."""
    found: dict[str, bytes] = {}
    left = order["given"]
    for path in _files(folder):
        left -= path.stat().st_size
        if left < 0 or len(found) >= order["files"]:
            raise _TooLargeError
        found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of the folders in it; what is linked to is not its own."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            raise OSError(errno.ELOOP, "a link")
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _changes(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, str | None]:
    changed: dict[str, str | None] = {path: None for path in before if path not in after}
    for path, content in after.items():
        if before.get(path) != content:
            changed[path] = base64.b64encode(content).decode("ascii")
    return changed


def _telling(server: socket.socket) -> Any:
    last = [0.0]

    def progress(what: str, done: int, total: int) -> None:
        if (now := time.monotonic()) - last[0] >= _TICK:
            last[0] = now
            message = {"progress": [str(what)[:200], int(done), int(total)]}
            server.sendall(json.dumps(message).encode("ascii") + b"\n")

    return progress
