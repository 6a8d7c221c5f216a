"""What became of one case of a batch: a line of its index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["answered", "partial", "error", "stopped", "fault", "no_case", "unfinished"]


@dataclass(frozen=True, slots=True)
class Record:
    """One case.

    ``status`` ``answered``; ``partial`` (a labelled part of an answer); ``error`` (something is
    wrong with the input); ``stopped`` (its process was ended, by the limit or by the system);
    ``fault`` (the program failed); ``no_case`` (a file found in a folder that is
    something else); ``unfinished`` (the run was stopped before it was done).
    ``file`` is the answer, relative to the folder of answers. ``kept`` says that an earlier run
    had made it. ``errors`` are sentences.
    """

    path: str
    status: Status
    file: str | None
    seconds: float = 0.0
    kept: bool = False
    errors: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record with stable keys."""
        return {
            "path": self.path,
            "status": self.status,
            "seconds": self.seconds,
            "kept": self.kept,
            "file": self.file,
            "errors": list(self.errors),
        }
