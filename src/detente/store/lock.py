"""One process per data folder: a file locked for as long as the process holds the database.

The operating system gives the lock back when the process ends, however it ends. Rejected: a file
with a process number, which outlives a crash and then keeps everybody out.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from detente.store.errors import InUseError, UnsafeError

LOCK = "detente.lock"
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""How a system says that somebody else holds a lock."""


class FolderLock:
    """Holds a data folder until ``release``.

    Raises `InUseError` where somebody else does, in this process or another, and `UnsafeError`
    where the drive knows no locks.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._file)
        except OSError as error:
            holder = _holder(self._file)
            os.close(self._file)
            if error.errno not in _TAKEN:
                raise UnsafeError(what=f"flock: {error.strerror}") from None
            raise InUseError(folder=folder, process=holder) from None
        os.ftruncate(self._file, 0)
        os.write(self._file, str(os.getpid()).encode())
        self._path = path

    def holds(self) -> bool:
        """Whether it keeps others out: on some network drives a lock is nothing but a word."""
        other = os.open(self._path, os.O_RDWR)
        try:
            _take(other)
        except OSError:
            return True
        finally:
            os.close(other)
        return False

    def release(self) -> None:
        """Let others in. Again it does nothing."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1


def _holder(file: int) -> int:
    try:
        written = os.read(file, 20)
    except OSError:
        return 0
    return int(written) if written.isdigit() else 0


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        # A byte far behind the process number: what is locked cannot be read there.
        os.lseek(file, 2**20, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: int) -> None:
        # Not `lockf`: its lock belongs to the process, so a second holder within it is let in.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
