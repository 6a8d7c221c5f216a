"""What can go wrong with a data folder, each with a sentence for people."""

from __future__ import annotations

from detente.i18n import say


class StoreError(Exception):
    """Something the store could not do. ``key``: its sentence in the catalogue ``keeping``."""

    key = "fault"

    def __init__(self, **values: object) -> None:
        super().__init__(self.key, *values.values())
        self.values = values

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, language: str) -> str:
        """What is wrong and what to do."""
        return say(f"keeping.error.{self.key}", language, **self.values)


class InUseError(StoreError):
    """Another process holds the data folder. ``folder``; ``process``: its number, 0 if unknown."""

    key = "in_use"


class NoRoomError(StoreError):
    """The disk is full. Nothing of this change was written; the next one is tried again."""

    key = "no_room"


class DiskFaultError(StoreError):
    """The disk refused to read or write. ``what``: its own word for it."""

    key = "disk_fault"


class BusyError(StoreError):
    """So many changes wait that this one was not taken in."""

    key = "busy"


class ClosedError(StoreError):
    """The database is closed, or closing."""

    key = "closed"


class NewerDatabaseError(StoreError):
    """The database was written by a newer release. ``revision``: what it calls its tables."""

    key = "newer"


class ForeignDatabaseError(StoreError):
    """The file is no database, or none of ours. ``file``."""

    key = "foreign"


class UnsafeError(StoreError):
    """SQLite did not grant what durability rests on. ``what``: a setting, and its value."""

    key = "unsafe"
