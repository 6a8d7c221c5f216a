"""The two kinds of connection: the one that writes, and those that can only read."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from detente.store.errors import DiskFaultError, ForeignDatabaseError, NoRoomError, UnsafeError

FILE = "detente.sqlite"

_WRITER = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a commit is on the disk when it returns
    "secure_delete": 1,
    "foreign_keys": 1,
    "wal_autocheckpoint": 0,  # the writer checkpoints when nobody waits, see `writer`
    "mmap_size": 0,
}
_READER = {"query_only": 1, "foreign_keys": 1, "wal_autocheckpoint": 0, "mmap_size": 0}


def writing(path: Path) -> Engine:
    """An engine for the one connection that writes. It says itself where transactions begin."""
    return _engine(path, "rw", _WRITER, poolclass=NullPool)


def reading(path: Path) -> Engine:
    """An engine for connections that cannot write or checkpoint: each use is one snapshot."""
    engine = _engine(path, "ro", _READER, poolclass=QueuePool, pool_size=8, max_overflow=120)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def only_reading(path: Path) -> sqlite3.Connection:
    """A plain connection that cannot write or checkpoint, for a long look at one snapshot."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
    )
    _prepare(connection, _READER)
    return connection


def alone(path: Path) -> sqlite3.Connection:
    """A plain connection that reads while nobody else has the file, and mends it first.

    After a kill in the midst of the very first opening, a connection that may only read cannot take
    back what was half done.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None
    )
    _prepare(connection, {"query_only": 1, "mmap_size": 0})
    return connection


def _engine(path: Path, mode: str, settings: dict[str, Any], **pool: Any) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,  # transactions begin where we say, not where the driver guesses
            check_same_thread=False,
            timeout=5,
        )
        _prepare(connection, settings)
        return connection

    return create_engine("sqlite://", creator=connect, **pool)


def _prepare(connection: sqlite3.Connection, settings: dict[str, Any]) -> None:
    """Set what is to hold, and ask whether it does: SQLite ignores what it cannot grant."""
    for name, value in settings.items():
        connection.execute(f"PRAGMA {name} = {value}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and row[0] != value:  # a build without the feature answers nothing
            connection.close()
            raise UnsafeError(what=f"{name} = {row[0]}")


def translated(error: BaseException, folder: Path) -> BaseException:
    """An error of the disk as one of ours; any other as it is."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return error
    kind = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    name = getattr(cause, "sqlite_errorname", "")
    if kind == sqlite3.SQLITE_FULL:
        return NoRoomError(folder=folder)
    if kind in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        return DiskFaultError(folder=folder, what=name)
    if kind in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return ForeignDatabaseError(file=folder / FILE)
    return error
