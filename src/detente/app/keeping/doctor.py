"""Everything worth knowing of an installation and its data folder, a line each."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from detente.app.keeping.backup import copied
from detente.app.keeping.errors import refused
from detente.app.keeping.others import others_at
from detente.app.keeping.versions import has_wal_reset_fault, versions
from detente.store import InUseError, StoreError, UnsafeError
from detente.store.checking import Examined, Progress, examine
from detente.store.copying import opened_copy
from detente.store.engines import FILE
from detente.store.lock import FolderLock
from detente.store.migrations import REVISIONS

State = Literal["good", "note", "bad"]
_LITTLE = 200 * 2**20
"""Bytes free below which somebody should know."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at. ``key``: of the catalogue ``keeping``; ``bad``: not fit to work with."""

    state: State
    key: str
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Lock:
    """Whose the data folder is: nobody's, or a process's; ``keeps``: the lock keeps others out."""

    process: int | None
    keeps: bool


def look(
    data: Path, progress: Progress, engine: tuple[int, ...] = sqlite3.sqlite_version_info
) -> Iterator[Line]:
    """Look at everything. Changes nothing; a running server is asked for a copy to look at."""
    for name, number in versions():
        yield _line("good", "version", name=name, version=number)
    if not (data / FILE).exists():
        yield _line("note", "nothing_there", folder=str(data))
        yield _engine(engine, alone=True)
        return
    lock = _locked(data)
    others = others_at(data / FILE, lock.process)
    yield from _who(lock, others, data)
    yield _engine(engine, alone=lock.keeps and not others)
    yield from _place(data)
    try:
        with copied(data, progress) as snapshot, closing(opened_copy(snapshot)) as connection:
            yield from _held(examine(connection, progress))
    except StoreError as error:
        yield _said(error)
    except OSError as error:
        yield _said(refused(error, data))


def _said(error: StoreError) -> Line:
    values = tuple((name, str(value)) for name, value in error.values.items())
    return Line("bad", f"error.{error.key}", values)


def _line(state: State, key: str, **values: str | int) -> Line:
    return Line(state, f"doctor.{key}", tuple(values.items()))


def _engine(engine: tuple[int, ...], *, alone: bool) -> Line:
    version = ".".join(map(str, engine))
    if not has_wal_reset_fault(engine):
        return _line("good", "wal_mended", version=version)
    return _line("good" if alone else "bad", "wal_alone" if alone else "wal", version=version)


def _locked(data: Path) -> _Lock:
    try:
        lock = FolderLock(data)
    except InUseError as error:
        return _Lock(int(str(error.values["process"])), keeps=True)
    except UnsafeError:
        return _Lock(None, keeps=False)
    try:
        return _Lock(None, lock.holds())
    finally:
        lock.release()


def _who(lock: _Lock, others: tuple[int, ...], data: Path) -> Iterator[Line]:
    if not lock.keeps:
        yield _line("bad", "lock_useless", folder=str(data))
    elif lock.process is None:
        yield _line("good", "lock_free")
    else:
        yield _line("good", "lock_held", process=lock.process)
    for process in others:
        yield _line("bad", "other", process=process, file=str(data / FILE))


def _place(data: Path) -> Iterator[Line]:
    free = shutil.disk_usage(data).free
    yield _line("good" if free >= _LITTLE else "note", "free", megabytes=free // 2**20)
    if sys.platform == "win32":
        return
    open_to_others = [
        f"{path.name or path} {path.stat().st_mode & 0o777:04o}"
        for path in (data, *sorted(data.glob("detente.*")))
        if path.stat().st_mode & 0o077
    ]
    if open_to_others:
        yield _line("bad", "open_to_others", what=", ".join(open_to_others), folder=str(data))
    else:
        yield _line("good", "closed_to_others")


def _held(found: Examined) -> Iterator[Line]:
    if found.newer:
        yield _line("bad", "newer", revision=str(found.revision))
    elif found.revision == REVISIONS[-1]:
        yield _line("good", "at_head", revision=REVISIONS[-1])
    elif found.revision is not None:
        yield _line("note", "older", revision=found.revision, newest=REVISIONS[-1])
    for fault in found.faults:
        yield Line("bad", f"found.{fault.key}", fault.values)
    if found.revision is None:
        yield _line("bad", "foreign")
    elif not (found.faults or found.newer):
        yield _line(
            "good", "sound", cases=found.cases, events=found.events, contents=found.contents
        )
