"""The workbench of a server: which cases there are, what they hold, and how they change."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from detente.app.jobs import QUICK, Jobs, Limits
from detente.app.jobs.manager import Task
from detente.app.requests import BadRequestError
from detente.meeting.classes import Notice, Private, Shared
from detente.meeting.events import Event, folder_after
from detente.store import Log, MovedOnError, NewEvent

_REMEMBERED = 400
"""Answers about a version kept in memory; a version never changes, so none grows old."""
_TRIES = 50
"""Rounds against others' changes. A change that fits is never refused for being slow."""


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

    ``kind`` is a key of the catalogue ``events``, ``about`` the plain values its sentence names,
    ``key`` the request's own name: sent twice, it is done once.
    """

    task: Task
    request: Mapping[str, Any]
    kind: str
    about: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that is on the disk. ``event`` is None where nothing changed at all."""

    answer: Any
    event: Event | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that somebody else's came before: nothing was written. ``answer``: what stands."""

    answer: Any


class Workbench:
    """Cases of accounts. Safe to use from many threads.

    ``announce`` is told of every change, in order of the case's versions; it gets an S2 notice and
    cannot be given anything private.
    """

    def __init__(
        self,
        log: Log,
        jobs: Jobs,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        announce: Callable[[Shared[Notice]], None] = lambda _notice: None,
    ) -> None:
        self.log = log
        self.jobs = jobs
        self.now = now
        self.new_id = new_id
        self.announce = announce
        self._answers: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._lock = threading.Lock()

    def cases(self, owner: str) -> tuple[str, ...]:
        """The ids of an account's cases, oldest first."""
        return self.log.cases(owner)

    def create(
        self, owner: str, files: Mapping[str, bytes], kind: str, about: Mapping[str, Any]
    ) -> str:
        """Begin a case with a folder that was read before, and give its id."""
        case = self.new_id()
        event = NewEvent(kind, self.now(), owner, files, about)
        self.log.create(case, owner, event)
        self.announce(Shared(Notice(case, 1)))
        return case

    def version(self, case: str, sequence: int | None = None) -> Version:
        """A case at a version (None: the newest). Raises `NoSuchCaseError` where there is none."""
        events = self.log.events(case, until=sequence)
        if not events or (sequence is not None and events[-1].sequence != sequence):
            raise NoSuchCaseError(case)
        return Version(case, events[-1].sequence, folder_after(events))

    def files(self, version: Version) -> Private[dict[str, bytes]]:
        """The folder of a version with its contents: the owner's own, S3."""
        owner = self.log.owner(version.case)
        if owner is None:
            raise NoSuchCaseError(version.case)
        contents = {
            path: self.log.content(version.case, digest) for path, digest in version.folder.items()
        }
        return Private(owner, contents)

    def look(
        self, version: Version, task: Task, request: Mapping[str, Any], limits: Limits = QUICK
    ) -> Any:
        """What a task says about a version; asked again, it is remembered.

        Raises `jobs.RefusedError` and `jobs.StoppedError`.
        """
        answer = self.remembered(version, task, request)
        if answer is None:
            answer = self.jobs.call(task, self.files(version).value, request, limits).answer
            self.remember(version, task, request, answer)
        return answer

    def remembered(self, version: Version, task: Task, request: Mapping[str, Any]) -> Any:
        """What a task said about a version before, None where it was not asked or forgotten."""
        key = _name(version, task, request)
        with self._lock:
            if key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key]

    def remember(
        self, version: Version, task: Task, request: Mapping[str, Any], answer: Any
    ) -> None:
        """Keep what a task said about a version, so that `look` need not ask again."""
        with self._lock:
            self._answers[_name(version, task, request)] = answer
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)

    def change(self, case: str, actor: str, change: Change) -> Changed | Conflict:
        """Do a change at the newest version, and write it down.

        Where another change came in between, the task is done again on top of it; the task itself
        says, by an answer ``{"conflict": ...}``, when what it was to change is no longer what its
        author saw. Raises `NoSuchCaseError`, `jobs.RefusedError` and `jobs.StoppedError`.
        """
        for _ in range(_TRIES):
            version = self.version(case)
            files = self.files(version).value
            done = self.jobs.call(change.task, files, change.request)
            if isinstance(done.answer, dict) and "conflict" in done.answer:
                return Conflict(done.answer["conflict"])
            if not done.changed:
                return Changed(done.answer, None)
            about = dict(change.about)
            if isinstance(done.answer, dict):
                about |= done.answer.get("about", {})
            event = NewEvent(change.kind, self.now(), actor, done.changed, about, change.key)
            try:
                return Changed(done.answer, self._append(case, version.sequence, event))
            except MovedOnError:
                continue
        raise BadRequestError("the case changes too quickly")

    def restore(self, case: str, actor: str, sequence: int, key: str | None = None) -> Event:
        """Bring the folder of an earlier version back, as a new event."""
        while True:
            head = self.version(case)
            wanted = self.version(case, sequence)
            files: dict[str, bytes | None] = {
                path: self.log.content(case, digest)
                for path, digest in wanted.folder.items()
                if head.folder.get(path) != digest
            }
            files |= {path: None for path in head.folder if path not in wanted.folder}
            event = NewEvent("restored", self.now(), actor, files, {"version": sequence}, key)
            try:
                return self._append(case, head.sequence, event)
            except MovedOnError:
                continue

    def history(self, case: str) -> tuple[Event, ...]:
        """Everything that happened to a case, oldest first."""
        return self.log.events(case)

    def remove(self, case: str) -> None:
        """Take a case from its owner's list."""
        self.log.remove(case, self.now())

    def _append(self, case: str, expected: int, event: NewEvent) -> Event:
        written = self.log.append(case, expected, event)
        self.announce(Shared(Notice(case, written.sequence)))
        return written


def _name(version: Version, task: Task, request: Mapping[str, Any]) -> tuple[str, ...]:
    asked = json.dumps(dict(request), sort_keys=True)
    return (version.case, version.digest, f"{task.__module__}:{task.__qualname__}", asked)
