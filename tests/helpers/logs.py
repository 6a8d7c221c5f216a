"""Logs for tests of the store, and what is to hold of any database after anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from detente.store import Accounts, Database, Log, NewEvent
from detente.store.checking import Examined, examine

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
"""A moment for events whose moment does not matter."""


def event(content: bytes | None = b"one", key: str | None = None, kind: str = "k") -> NewEvent:
    """A change of ``case.yaml`` by account ``a``."""
    return NewEvent(kind, NOW, "a", {"case.yaml": content}, key=key)


@contextmanager
def opened(folder: Path, cases: int = 1) -> Iterator[tuple[Database, Log]]:
    """A database with account ``a`` and its cases ``c0``, ``c1``, ..., made where missing."""
    database = Database(folder)
    try:
        Accounts(database).owner("a", NOW)
        log = Log(database)
        there = set(log.cases("a"))
        for number in range(cases):
            if f"c{number}" not in there:
                log.create(f"c{number}", "a", event(b"begun"))
        yield database, log
    finally:
        database.close()


def examined(database: Database) -> Examined:
    """Everything there is to say of an open database."""
    with closing(database.snapshot()) as connection:
        return examine(connection, lambda *_: None)


def sound(database: Database) -> bool:
    """Whether integrity, chains and contents all hold."""
    return examined(database).faults == ()
