"""What runs in the process of one job: limits first, then the task, then one answer."""

from __future__ import annotations

import base64
import json
import resource
import time
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_TICK = 0.1


def run(pipe: Connection, task: str, folder: str, request: str, limits: tuple[int, int]) -> None:
    """Do the task and send ``{"answer", "changed"}``, ``{"refused"}`` or ``{"stopped"}``."""
    memory, computing = limits
    # Data, not address space: the chart engine reserves much more than it ever touches.
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (computing, computing + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pipe.send_bytes(json.dumps(_outcome(pipe, task, Path(folder), request)).encode("ascii"))
    pipe.close()


def _outcome(pipe: Connection, task: str, folder: Path, request: str) -> dict[str, Any]:
    from detente.app.requests import BadRequestError
    from detente.formats import BadFile

    before = contents(folder)
    try:
        answer = _named(task)(folder, json.loads(request), _telling(pipe))
    except (BadRequestError, BadFile) as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"stopped": "memory"}
    return {"answer": answer, "changed": _changes(before, contents(folder))}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path in POSIX spelling to content."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _changes(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, str | None]:
    changed: dict[str, str | None] = {path: None for path in before if path not in after}
    for path, content in after.items():
        if before.get(path) != content:
            changed[path] = base64.b64encode(content).decode("ascii")
    return changed


def _named(task: str) -> Any:
    module, _, name = task.partition(":")
    return getattr(import_module(module), name)


def _telling(pipe: Connection) -> Any:
    last = [0.0]

    def progress(what: str, done: int, total: int) -> None:
        if (now := time.monotonic()) - last[0] >= _TICK:
            last[0] = now
            message = {"progress": [what, int(done), int(total)]}
            pipe.send_bytes(json.dumps(message).encode("ascii"))

    return progress
