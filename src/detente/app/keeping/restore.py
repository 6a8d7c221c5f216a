"""Back from a backup: into an empty folder only, and only from a file that is sound."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import Connection, delete

from detente.app.keeping.backup import Kept, checked
from detente.app.keeping.errors import KeepingError, refused
from detente.store import Database
from detente.store.checking import Progress
from detente.store.copying import on_disk
from detente.store.engines import FILE
from detente.store.tables import LINKS, SESSIONS


def verify(file: Path, progress: Progress) -> Kept:
    """Check a backup and leave nothing behind.

    Raises `KeepingError`, `UnsoundError` and `NewerDatabaseError`.
    """
    if not file.is_file():
        raise KeepingError("no_file", file=file)
    try:
        return checked(file, progress)
    except OSError as error:
        raise refused(error, file) from error


def restore(file: Path, data: Path, progress: Progress) -> Kept:
    """Bring a backup into a data folder that is empty or not there yet.

    What was written is checked, not only what was read; where anything fails, the folder is as it
    was. Everybody has to sign in again: who was signed out since must not be back in. Raises as
    `verify` does, and what opening a `Database` raises.
    """
    if not file.is_file():
        raise KeepingError("no_file", file=file)
    there = data.exists()
    if there and (not data.is_dir() or any(data.iterdir())):
        raise KeepingError("not_empty", folder=data)
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _brought_back(file, data, progress)
    except BaseException as error:
        if there:
            for left in data.glob("detente.*"):
                left.unlink(missing_ok=True)
        else:
            shutil.rmtree(data, ignore_errors=True)
        if isinstance(error, OSError):
            raise refused(error, data) from error
        raise


def _brought_back(file: Path, data: Path, progress: Progress) -> Kept:
    part = data / f"{FILE}.part"
    total = file.stat().st_size
    with file.open("rb") as reading, part.open("xb") as writing:
        part.chmod(0o600)
        while block := reading.read(2**23):
            writing.write(block)
            progress("copy", writing.tell(), total)
    on_disk(part)
    kept = checked(part, progress)
    part.rename(data / FILE)
    on_disk(data)
    on_disk(data.absolute().parent)
    database = Database(data)
    try:
        database.write(_sign_everybody_out)
    finally:
        database.close()
    return Kept(file, kept.held, kept.size, kept.sha256)


def _sign_everybody_out(connection: Connection) -> None:
    for table in (SESSIONS, LINKS):
        connection.execute(delete(table))
