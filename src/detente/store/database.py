"""One SQLite file, one writer thread, readers that can only read.

SQLite before 3.51.3 can corrupt a database in WAL mode when one connection commits while another
checkpoints. So a single connection, owned by one thread of one process, writes and checkpoints;
every other is ``query_only`` and never checkpoints (docs/decisions/0010-one-writer.md).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool, QueuePool

from detente.store.tables import METADATA

T = TypeVar("T")

FILE = "detente.sqlite"
_BATCH = 200
"""Writes that may share one commit."""


class Database:
    """The database of a data folder. ``close`` it: the writer is a thread."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = folder / FILE
        self._queue: queue.SimpleQueue[tuple[Callable[[Connection], Any], Future[Any]] | None]
        self._queue = queue.SimpleQueue()
        self._writing = _engine(self.path, writer=True)
        self._reading = _engine(self.path, writer=False)
        with self._writing.begin() as connection:
            METADATA.create_all(connection)
        self._thread = threading.Thread(target=self._write, name="detente-writer", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run work on the writer; when this returns, it is on the disk.

        Works that come at the same time share a commit; each is whole or not at all, and what one
        raises is raised to its own caller only.
        """
        done: Future[T] = Future()
        self._queue.put((work, done))
        return done.result()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run work on a connection that cannot write, in one snapshot."""
        with self._reading.connect() as connection:
            return work(connection)

    def close(self) -> None:
        """Finish what was asked for, then stop."""
        self._queue.put(None)
        self._thread.join()
        self._reading.dispose()
        self._writing.dispose()

    def _write(self) -> None:
        with self._writing.connect() as connection:
            while (first := self._queue.get()) is not None:
                batch = [first]
                stop = False
                while len(batch) < _BATCH and not self._queue.empty():
                    following = self._queue.get()
                    if following is None:
                        stop = True
                        break
                    batch.append(following)
                _commit(connection, batch)
                if stop:
                    return


def _commit(
    connection: Connection, batch: list[tuple[Callable[[Connection], Any], Future[Any]]]
) -> None:
    done: list[tuple[Future[Any], Any]] = []
    try:
        with connection.begin():
            for work, future in batch:
                try:
                    with connection.begin_nested():
                        done.append((future, work(connection)))
                except Exception as error:
                    future.set_exception(error)
    except Exception as error:
        for future, _ in done:
            future.set_exception(error)
        return
    for future, result in done:
        future.set_result(result)


def _engine(path: Path, *, writer: bool) -> Engine:
    pool = NullPool if writer else QueuePool
    engine = create_engine(f"sqlite:///{path}", poolclass=pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = (
            None  # transactions begin where we say, not where pysqlite guesses
        )
        cursor = connection.cursor()
        if writer:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA secure_delete = ON")
        else:
            cursor.execute("PRAGMA query_only = ON")
            cursor.execute("PRAGMA wal_autocheckpoint = 0")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA busy_timeout = 5000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")

    return engine
