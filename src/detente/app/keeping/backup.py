"""A copy of everything in one file, checked before it gets its name."""

from __future__ import annotations

import hashlib
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from detente.app.keeping import words
from detente.app.keeping.errors import KeepingError, UnsoundError, refused
from detente.store import InUseError, NewerDatabaseError, NoRoomError
from detente.store.checking import Examined, Progress, examine
from detente.store.copying import copy, on_disk, opened_copy
from detente.store.engines import FILE, alone
from detente.store.lock import FolderLock


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup: what it holds, how large it is, and the SHA-256 to know it by."""

    file: Path
    held: Examined
    size: int
    sha256: str


def back_up(data: Path, file: Path, progress: Progress) -> Kept:
    """Copy a data folder into a file, whether or not a server works with it.

    The file is whole or not there. Raises `KeepingError` and `StoreError`.
    """
    if not (data / FILE).exists():
        raise KeepingError("nothing_there", folder=data)
    if file.exists():
        raise KeepingError("exists", file=file)
    if not file.absolute().parent.is_dir():
        raise KeepingError("no_folder", folder=file.parent)
    part = file.with_name(f".{file.name}.{token_hex(4)}.part")
    try:
        with copied(data, progress) as snapshot:
            _bring(snapshot, part)
        kept = checked(part, progress)
        part.rename(file)
        on_disk(file.absolute().parent)
    except OSError as error:
        raise refused(error, file) from error
    finally:
        part.unlink(missing_ok=True)
    return Kept(file, kept.held, kept.size, kept.sha256)


def checked(file: Path, progress: Progress) -> Kept:
    """A backup that is sound. Raises `KeepingError` where it is not, or not of this release."""
    with file.open("rb") as reading:
        digest = hashlib.file_digest(reading, "sha256").hexdigest()
    with closing(opened_copy(file)) as connection:
        held = examine(connection, progress)
    if held.newer:
        raise NewerDatabaseError(revision=held.revision)
    if held.revision is None or held.faults:
        raise UnsoundError(file, held.faults)
    return Kept(file, held, file.stat().st_size, digest)


@contextmanager
def copied(data: Path, progress: Progress) -> Iterator[Path]:
    """A copy of the database in the data folder, for as long as the block lasts."""
    try:
        lock = FolderLock(data)
    except InUseError as error:
        with _fetched(data, error, progress) as snapshot:
            yield snapshot
        return
    target = data / f"copy-{token_hex(8)}.sqlite"
    try:
        with closing(alone(data / FILE)) as source:
            copy(source, target, progress)
        yield target
    finally:
        target.unlink(missing_ok=True)
        lock.release()


@contextmanager
def _fetched(data: Path, in_use: InUseError, progress: Progress) -> Iterator[Path]:
    """The same from the server that runs there."""
    if not words.possible():
        raise KeepingError("no_socket", folder=data) from in_use
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        try:
            with words.address(data) as name:
                asking.connect(name)
        except OSError:
            raise in_use from None
        asking.settimeout(600)
        asking.sendall(words.line({"want": "copy"}))
        yield data / _named(asking, data, progress)


def _named(asking: socket.socket, data: Path, progress: Progress) -> str:
    for answer in words.lines(asking):
        if "progress" in answer:
            progress(*answer["progress"])
        elif "copy" in answer:
            return Path(str(answer["copy"])).name
        elif answer.get("error") == NoRoomError.key:
            raise NoRoomError(folder=data)
        else:
            break
    raise KeepingError("gave_up")


def _bring(snapshot: Path, part: Path) -> None:
    """Copy the snapshot to where it is wanted, as a file of whoever asked.

    Rejected: a second name for the same file. It would stay the server's, which could change it.
    """
    with snapshot.open("rb") as reading, part.open("xb") as writing:
        part.chmod(0o600)
        shutil.copyfileobj(reading, writing, 2**20)
    on_disk(part)
