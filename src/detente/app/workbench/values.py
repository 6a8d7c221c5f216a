"""What a workbench takes and gives: versions of a case, changes, and how a change ended."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.app.jobs import Task
from detente.meeting.events import Event


class NoSuchCaseError(Exception):
    """There is no such case, or not for this reader: the two look alike."""


@dataclass(frozen=True, slots=True)
class Version:
    """A case as it stood behind one event. ``folder``: path to SHA-256 of the content."""

    case: str
    sequence: int
    folder: Mapping[str, str]

    @property
    def digest(self) -> str:
        """A name for exactly these contents."""
        return hashlib.sha256(json.dumps(dict(self.folder)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants done: a task, its request, and how the event is to be written down.

    ``kind`` is a key of a catalogue, ``about`` the plain values its sentence names, ``key`` the
    request's own name: sent twice, it is done once. ``beside``: files for the task alone, such as
    an upload; it finds them in the folder `BESIDE`, and they never become part of the case.
    """

    task: Task
    request: Mapping[str, Any]
    kind: str
    about: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None
    beside: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that is on the disk. ``event`` is None where nothing changed at all."""

    answer: Any
    event: Event | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that somebody else's came before: nothing was written. ``answer``: what stands."""

    answer: Any


BESIDE = ".beside"
"""The folder, inside a task's own, of what is no part of the case: an upload, a second version.

Hidden, so that no reader of cases looks into it and no upload can bring one of that name.
"""


def beside(files: Mapping[str, Any]) -> dict[str, Any]:
    """Paths as they lie in `BESIDE`, with what belongs to each."""
    return {f"{BESIDE}/{path}": content for path, content in files.items()}


def without_beside(files: Mapping[str, Any]) -> dict[str, Any]:
    """What belongs to the case alone."""
    return {path: content for path, content in files.items() if not path.startswith(f"{BESIDE}/")}
