"""The workbench of a server: which cases there are, what they hold, and how they change."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from detente.app.jobs import QUICK, Jobs, Limits, StoppedError, Task
from detente.app.workbench.memory import Memory, Name
from detente.app.workbench.past import REDONE, RESTORED, UNDONE, Past
from detente.app.workbench.uploads import Uploads
from detente.app.workbench.values import (
    Change,
    Changed,
    Conflict,
    NoSuchCaseError,
    Version,
    beside,
    without_beside,
)
from detente.meeting.classes import Notice, Private, Shared
from detente.meeting.events import Event
from detente.store import Log, MovedOnError, NewEvent

_TRIES = 50
"""Rounds against others' changes. A change that fits is never refused for being slow."""
_LAST = 2**31
"""No case has so many versions; a larger number is nobody's."""
_PASTS = 200
"""Cases and earlier versions whose folders are kept in memory; each has a few kilobytes."""


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
        self.uploads = Uploads(new_id)
        self._memory = Memory()
        self._pasts: OrderedDict[tuple[str, int | None], Past] = OrderedDict()
        self._announced: dict[str, int] = {}
        self._lock = threading.Lock()

    # ---- which cases there are

    def cases(self, owner: str) -> tuple[str, ...]:
        """The ids of an account's cases, oldest first."""
        return self.log.cases(owner)

    def create(
        self,
        owner: str,
        files: Mapping[str, bytes],
        kind: str,
        about: Mapping[str, Any],
        key: str | None = None,
    ) -> str:
        """Begin a case with a folder that was read before, and give its id.

        A request whose ``key`` was seen before begins no second, unless the first was removed.
        """

        def work() -> str:
            first = NewEvent(kind, self.now(), owner, files, about, key)
            case = self.log.create(self.new_id(), owner, first).case
            self._tell(case, 1)
            return case

        if key is None:
            return work()
        name = ("created", owner, key)
        case: str = self._memory.once(name, owner, work)
        if self.log.owner(case) is None:
            case = work()
            self._memory.keep(name, case)
        return case

    def remove(self, case: str) -> None:
        """Take a case from its owner's list; its log stays."""
        self.log.remove(case, self.now())

    def take_back(self, owner: str, case: str) -> bool:
        """Put a removed case back on its owner's list; False where there is none such."""
        return self.log.bring_back(case, owner)

    # ---- what they hold

    def past(self, case: str, sequence: int | None = None) -> Past:
        """What the events of a case tell, up to a version (None: the newest).

        Only events not yet seen are fetched. Raises `NoSuchCaseError` where there is no such case
        or version.
        """
        if sequence is not None and not 0 < sequence < _LAST:
            raise NoSuchCaseError(case)
        with self._lock:
            known = self._pasts.get((case, sequence)) or self._pasts.get((case, None), Past())
        if sequence is not None and known.sequence > sequence:
            known = Past()
        if sequence is None or known.sequence < sequence:
            known = known.after(self.log.events(case, after=known.sequence, until=sequence))
        if known.sequence == 0 or (sequence is not None and known.sequence != sequence):
            raise NoSuchCaseError(case)
        with self._lock:
            self._pasts[(case, sequence)] = known
            self._pasts.move_to_end((case, sequence))
            while len(self._pasts) > _PASTS:
                self._pasts.popitem(last=False)
        return known

    def version(self, case: str, sequence: int | None = None) -> Version:
        """A case at a version (None: the newest). Raises `NoSuchCaseError` where there is none."""
        return self.as_of(case, self.past(case, sequence))

    @staticmethod
    def as_of(case: str, past: Past) -> Version:
        """The version that a past ends with."""
        return Version(case, past.sequence, past.folder)

    def pair(self, old: Version, new: Version) -> Version:
        """Two versions as one task sees them: the new in its folder, the old in `BESIDE`."""
        return Version(new.case, new.sequence, {**new.folder, **beside(old.folder)})

    def files(self, version: Version) -> Private[dict[str, bytes]]:
        """The folder of a version with its contents: the owner's own, S3."""
        owner = self.log.owner(version.case)
        if owner is None:
            raise NoSuchCaseError(version.case)
        kept = self.log.contents(version.case, version.folder.values())
        return Private(owner, {path: kept[digest] for path, digest in version.folder.items()})

    def look(
        self, version: Version, task: Task, request: Mapping[str, Any], limits: Limits = QUICK
    ) -> Any:
        """What a task says about a version; asked again, it is remembered.

        Raises `NoSuchCaseError`, `jobs.RefusedError` and `jobs.StoppedError`.
        """
        name = _name(version, task, request)
        if (known := self._memory.get(name)) is not None:
            return known
        owner = self.log.owner(version.case)
        if owner is None:
            raise NoSuchCaseError(version.case)

        def work() -> Any:
            return self.jobs.call(task, self.files(version).value, request, limits).answer

        return self._memory.once(name, owner, work)

    def look_at_all(
        self,
        versions: Sequence[Version],
        task: Task,
        request: Mapping[str, Any],
        each: Task,
        needed: Callable[[str], bool],
    ) -> list[Any]:
        """What ``each`` says about several versions, in one process for those not remembered.

        ``task`` gets the files whose path is ``needed``, those of the n-th version in the folder
        ``n``, and answers with a list. The answers are remembered as those of ``each``.
        """
        answers = [self.remembered(version, each, request) for version in versions]
        missing = [n for n, answer in enumerate(answers) if answer is None]
        if not missing:
            return answers
        files: dict[str, bytes] = {}
        for place, n in enumerate(missing):
            version = versions[n]
            part = {path: digest for path, digest in version.folder.items() if needed(path)}
            contents = self.files(Version(version.case, version.sequence, part)).value
            files |= {f"{place}/{path}": content for path, content in contents.items()}
        told = self.jobs.call(task, files, {**request, "count": len(missing)}).answer
        for n, answer in zip(missing, told, strict=True):
            answers[n] = answer
            self.remember(versions[n], each, request, answer)
        return answers

    def remembered(self, version: Version, task: Task, request: Mapping[str, Any]) -> Any:
        """What a task said about a version before, None where it was not asked or forgotten."""
        return self._memory.get(_name(version, task, request))

    def remember(
        self, version: Version, task: Task, request: Mapping[str, Any], answer: Any
    ) -> None:
        """Keep what a task said about a version, so that `look` need not ask again."""
        self._memory.keep(_name(version, task, request), answer)

    def history(self, case: str, after: int = 0, until: int | None = None) -> tuple[Event, ...]:
        """What happened to a case behind ``after`` up to ``until``, oldest first."""
        return self.log.events(case, after, until)

    # ---- how they change

    def change(self, case: str, actor: str, change: Change) -> Changed | Conflict:
        """Do a change at the newest version, and write it down.

        Where another change came in between, the task is done again on top of it; the task itself
        says, by an answer ``{"conflict": ...}``, when what it was to change is no longer what its
        author saw. A request whose ``key`` was seen before changes nothing and gives the event of
        the first time, with its answer.
        Raises `NoSuchCaseError`, `jobs.RefusedError` and `jobs.StoppedError`.
        """
        for _ in range(_TRIES):
            version = self.version(case)
            if (done_before := self._sent(case, change.key)) is not None:
                return Changed(self._answered(done_before, change), done_before)
            files = self.files(version).value | beside(change.beside)
            done = self.jobs.call(change.task, files, change.request)
            if isinstance(done.answer, dict) and "conflict" in done.answer:
                return Conflict(done.answer["conflict"])
            changed = without_beside(done.changed)
            if not changed:
                return Changed(done.answer, None)
            about = dict(change.about)
            if isinstance(done.answer, dict):
                about |= done.answer.get("about", {})
            event = NewEvent(change.kind, self.now(), actor, changed, about, change.key)
            try:
                written = self._append(case, version.sequence, event)
            except MovedOnError:
                continue
            self._memory.keep(_sending(case, change.key), done.answer)
            return Changed(done.answer, written)
        raise StoppedError("busy")

    def restore(
        self, case: str, actor: str, sequence: int, key: str | None = None, seen: int | None = None
    ) -> Event | None:
        """Bring the folder of an earlier version back, as a new event.

        ``seen`` is the version its author believed to be the newest (None: whichever is). Nothing
        is written, and None given, where the case has moved on since. Raises `NoSuchCaseError`.
        """
        wanted = self.version(case, sequence)
        while True:
            head = self.past(case)
            if (before := self._sent(case, key)) is not None:
                return before
            if seen is not None and head.sequence != seen:
                return None
            event = self._back_to(case, actor, head, wanted, RESTORED, {}, key)
            try:
                return self._append(case, head.sequence, event)
            except MovedOnError:
                continue

    def undo(self, case: str, actor: str, seen: int, key: str | None = None) -> Event | None:
        """Take the last change back, as a new event.

        None where ``seen`` is no longer the newest version, or nothing is left to undo.
        """
        return self._step(case, actor, seen, key, UNDONE)

    def redo(self, case: str, actor: str, seen: int, key: str | None = None) -> Event | None:
        """Bring back what was undone last; None as `undo` gives it."""
        return self._step(case, actor, seen, key, REDONE)

    def _step(self, case: str, actor: str, seen: int, key: str | None, kind: str) -> Event | None:
        head = self.past(case)
        if (before := self._sent(case, key)) is not None:
            return before
        wanted = head.before if kind == UNDONE else head.ahead
        if head.sequence != seen or wanted is None:
            return None
        step = head.states[-1] if kind == UNDONE else wanted
        (event,) = self.log.events(case, step - 1, step)
        about = {"what": {"kind": event.kind, "about": dict(event.data)}}
        new = self._back_to(case, actor, head, self.version(case, wanted), kind, about, key)
        try:
            return self._append(case, seen, new)
        except MovedOnError:
            return None

    def _back_to(
        self,
        case: str,
        actor: str,
        head: Past,
        wanted: Version,
        kind: str,
        about: Mapping[str, Any],
        key: str | None,
    ) -> NewEvent:
        files: dict[str, bytes | None] = {
            path: self.log.content(case, digest)
            for path, digest in wanted.folder.items()
            if head.folder.get(path) != digest
        }
        files |= {path: None for path in head.folder if path not in wanted.folder}
        told = {"version": wanted.sequence, **about}
        return NewEvent(kind, self.now(), actor, files, told, key)

    def _sent(self, case: str, key: str | None) -> Event | None:
        return None if key is None else self.log.sent(case, key)

    def _answered(self, event: Event, change: Change) -> Any:
        """What a change that is written down answered: told again on what stood before it.

        What is remembered may be gone, with the server that wrote it for instance.
        """
        known = self._memory.get(_sending(event.case, change.key))
        if known is not None:
            return known
        stood = self.version(event.case, event.sequence - 1)
        files = self.files(stood).value | beside(change.beside)
        return self.jobs.call(change.task, files, change.request).answer

    def _append(self, case: str, expected: int, event: NewEvent) -> Event:
        written = self.log.append(case, expected, event)
        self._tell(case, written.sequence)
        return written

    def _tell(self, case: str, sequence: int) -> None:
        """Announce a version, unless a later one was: two threads may come here in any order."""
        with self._lock:
            if sequence > self._announced.get(case, 0):
                self._announced[case] = sequence
                self.announce(Shared(Notice(case, sequence)))


def _sending(case: str, key: str | None) -> Name:
    return ("sent", case, key or "")


def _name(version: Version, task: Task, request: Mapping[str, Any]) -> Name:
    asked = json.dumps(dict(request), sort_keys=True)
    return (version.case, version.digest, f"{task.__module__}:{task.__qualname__}", asked)
