"""Jobs that run their tasks on the spot, in this process: for thousands of small ones."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from detente.app.jobs import QUICK, Done, Limits, RefusedError, Task
from detente.app.requests import BadRequestError


class JobsHere:
    """Stands in for `Jobs.call`. ``meanwhile`` is called while a task is under way."""

    def __init__(self) -> None:
        self.meanwhile: Callable[[], None] = lambda: None
        self.calls = 0

    def call(
        self,
        task: Task,
        files: Mapping[str, bytes],
        request: Mapping[str, Any],
        _limits: Limits = QUICK,
    ) -> Done:
        """Do a task in a folder of its own, and hand back what it changed."""
        self.calls += 1
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            for path, content in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            try:
                answer = task(folder, dict(request), lambda *_: None)
            except BadRequestError as refused:
                raise RefusedError(str(refused)) from None
            after = {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in sorted(folder.rglob("*"))
                if path.is_file()
            }
        self.meanwhile()
        changed: dict[str, bytes | None] = {path: None for path in files if path not in after}
        changed |= {path: new for path, new in after.items() if files.get(path) != new}
        return Done(answer, changed)
