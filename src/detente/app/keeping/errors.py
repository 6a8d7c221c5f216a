"""What a command that looks after a data folder cannot do, each with a sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from detente.store import NoRoomError, StoreError
from detente.store.checking import Fault


class KeepingError(StoreError):
    """Something was not kept, or not brought back. ``key``: of ``keeping.error``."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        super().__init__(**values)


class UnsoundError(KeepingError):
    """A file is not what was once written. ``faults``: what is wrong with it."""

    def __init__(self, file: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__("unsound", file=file)
        self.faults = faults


def refused(error: OSError, file: Path) -> StoreError:
    """What the system refused to do with a file, in words."""
    if error.errno == errno.ENOSPC:
        return NoRoomError(folder=file.absolute().parent)
    return KeepingError("refused", file=file, what=error.strerror or type(error).__name__)
