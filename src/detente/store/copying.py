"""A copy of a database in one file, also while others write to it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from detente.store.checking import Progress
from detente.store.engines import translated

_PAGES = 2_000
"""Pages between two reports of progress: 8 MB."""


def copy(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
    """Write what a connection sees at this moment into a new file, and have it on the disk.

    One snapshot is held all the while, so writers neither wait nor make it begin anew. ``target``
    must not exist; where this fails, nothing is left there. Raises `NoRoomError`,
    `DiskFaultError`.
    """
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _fill(source, target, progress)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    except sqlite3.Error as error:
        raise translated(error, target.parent) from error


def _fill(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
    into = sqlite3.connect(target, isolation_level=None)
    try:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        source.backup(
            into,
            pages=_PAGES,
            progress=lambda _, left, total: progress("copy", total - left, total),
        )
        # One file that needs nothing beside it, and can be read where nothing can be written.
        into.execute("PRAGMA journal_mode = DELETE")
    finally:
        into.close()
        if source.in_transaction:
            source.execute("ROLLBACK")
    on_disk(target)


def on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    folder = path.is_dir()
    if folder and os.name == "nt":
        return  # Windows opens no folders; its names are on the disk with the files
    try:
        handle = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    except PermissionError:
        if folder:
            return  # of somebody else, who made the name in it: systemd, for a service
        raise
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def opened_copy(path: Path) -> sqlite3.Connection:
    """A copy that nobody writes to, open for reading; nothing is left beside it."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
