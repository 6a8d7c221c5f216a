"""One process per data folder: a file locked for as long as the process holds the database.

The operating system gives the lock back when the process ends, however it ends. Rejected: a file
with a process number, which outlives a crash and then keeps everybody out.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from detente.store.errors import InUseError

LOCK = "detente.lock"


class FolderLock:
    """Holds a data folder until ``release``. Raises `InUseError` where somebody else does.

    A second holder in the same process is refused like any other.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._file)
        except OSError:
            holder = _holder(self._file)
            os.close(self._file)
            raise InUseError(folder=folder, process=holder) from None
        os.truncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 1 if _WINDOWS else 0)

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


_WINDOWS = sys.platform == "win32"


def _holder(file: int) -> int:
    try:
        written = os.read(file, 20).strip(b"\0 ")
    except OSError:
        return 0
    return int(written) if written.isdigit() else 0


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        # Not `lockf`: its lock belongs to the process, so a second holder within it is let in.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
