"""One SQLite file in a data folder: one process, one writer thread, readers that can only read.

SQLite before 3.51.3 can corrupt a database in WAL mode when one connection commits while another
checkpoints. So a single connection, owned by one thread of one process, writes and checkpoints;
every other can do neither (docs/decisions/0010-one-writer.md).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from detente.store.copying import on_disk
from detente.store.engines import FILE, alone, only_reading, reading, translated, writing
from detente.store.errors import UnsafeError
from detente.store.lock import FolderLock
from detente.store.migrations import migrate, revision
from detente.store.writer import Writer

T = TypeVar("T")


class Database:
    """The database of a data folder, brought up to date. ``close`` it: the writer is a thread.

    Raises `InUseError`, `NewerDatabaseError`, `ForeignDatabaseError`, `UnsafeError`,
    `NoRoomError` and `DiskFaultError`.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder
        self.path = folder / FILE
        self._lock = FolderLock(folder)
        try:
            if not self._lock.holds():
                raise UnsafeError(what="flock")
            new = not self.path.exists()
            # SQLite gives its other files the mode of this one.
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(alone(self.path)) as connection:
                revision(connection)  # before anything is changed: is it one of ours?
            self._writing = writing(self.path)
            with self._writing.connect() as upgraded:
                migrate(upgraded)
            if new:
                # A file is found after a power cut where its name is on the disk too.
                on_disk(folder)
                on_disk(folder.absolute().parent)
            self._writer = Writer(self._writing, self.path)
            self._reading = reading(self.path)
        except BaseException as error:
            self._lock.release()
            if isinstance(error, DBAPIError | sqlite3.Error):
                raise translated(error, folder) from error
            raise

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run work on the writer; when this returns, it is on the disk (see `Writer.run`)."""
        return self._writer.run(work)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run work on a connection that cannot write, in one snapshot."""
        try:
            with self._reading.connect() as connection:
                return work(connection)
        except DBAPIError as error:
            raise translated(error, self.folder) from error

    def snapshot(self) -> sqlite3.Connection:
        """A plain connection that can only read, for copies. The caller closes it."""
        return only_reading(self.path)

    def close(self) -> None:
        """Finish what was asked for, then stop and let others in."""
        self._reading.dispose()
        self._writer.close()
        self._writing.dispose()
        self._lock.release()
