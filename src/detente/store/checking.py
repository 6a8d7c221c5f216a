"""Looking at a whole database: is it sound, does every chain hold, is every content what it says.

What is left out at the end of a chain leaves no trace in the chain itself: whoever wants to notice
that keeps a later hash, or the SHA-256 of a backup.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from detente.meeting.events import Event, first_break
from detente.store.migrations import REVISIONS

Progress = Callable[[str, int, int], None]
"""Told of long work: what (``copy``, ``integrity``, ``chains``, ``contents``), done, of all."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. ``key``: of ``keeping.found``, with its values."""

    key: str
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """What a database holds, and what is wrong with it. ``revision``: None where it has none."""

    revision: str | None
    accounts: int = 0
    cases: int = 0
    events: int = 0
    contents: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def newer(self) -> bool:
        """Whether a later release wrote it."""
        return self.revision is not None and self.revision not in REVISIONS


def examine(connection: sqlite3.Connection, progress: Progress) -> Examined:
    """Look at everything in one snapshot. Never raises for what is wrong with the data."""
    faults: list[Fault] = []
    revision: str | None = None
    counts = {"accounts": 0, "cases": 0, "events": 0, "contents": 0}
    try:
        connection.execute("BEGIN")
        revision = _revision(connection)
        progress("integrity", 0, 1)
        faults += _integrity(connection)
        if revision in REVISIONS:
            counts = {
                name: _count(connection, table)
                for name, table in zip(
                    counts,
                    ("accounts", "cases", "private_events", "private_contents"),
                    strict=True,
                )
            }
            faults += _chains(connection, counts["cases"], progress)
            faults += _contents(connection, counts["contents"], progress)
    except sqlite3.Error as error:
        faults.append(_fault("integrity", what=str(error)))
    return Examined(revision, **counts, faults=tuple(faults))


def _fault(key: str, **values: str | int) -> Fault:
    return Fault(key, tuple(values.items()))


def _revision(connection: sqlite3.Connection) -> str | None:
    there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
    if connection.execute(there).fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _count(connection: sqlite3.Connection, table: str) -> int:
    count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return count


def _integrity(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (said,) in connection.execute("PRAGMA integrity_check(10)"):
        if said != "ok":
            yield _fault("integrity", what=str(said))
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield _fault("integrity", what=f"{table} {row}")


def _chains(connection: sqlite3.Connection, cases: int, progress: Progress) -> Iterator[Fault]:
    rows = connection.execute(
        'SELECT "case", sequence, kind, at, actor, data, changed, previous, hash '
        'FROM private_events ORDER BY "case", sequence'
    )
    seen: set[str] = set()
    for case, of_case in groupby(rows, key=lambda row: str(row[0])):
        progress("chains", len(seen), cases)
        seen.add(case)
        events, unreadable = _events(of_case)
        broken = first_break(events) or unreadable
        if broken is not None:
            yield _fault("chain", case=case, version=broken)
            continue
        yield from _missing(connection, case, events)
    for (case,) in connection.execute("SELECT id FROM cases"):
        if case not in seen:
            yield _fault("chain", case=str(case), version=1)


def _events(rows: Iterator[tuple[Any, ...]]) -> tuple[list[Event], int | None]:
    """The events, and the sequence at which one cannot be read."""
    events: list[Event] = []
    for case, sequence, kind, at, actor, data, changed, previous, digest in rows:
        try:
            event = Event(
                *(case, sequence, kind, datetime.fromisoformat(at), actor),
                *(json.loads(data), json.loads(changed), previous, digest),
            )
        except (ValueError, TypeError):
            return events, sequence
        events.append(event)
    return events, None


def _missing(connection: sqlite3.Connection, case: str, events: list[Event]) -> Iterator[Fault]:
    """The contents that events name and that are not there."""
    there = connection.execute('SELECT sha256 FROM private_contents WHERE "case" = ?', (case,))
    named = {digest for event in events for digest in event.changed.values() if digest is not None}
    for digest in sorted(named - {digest for (digest,) in there}):
        yield _fault("missing", case=case, digest=digest[:12])


def _contents(connection: sqlite3.Connection, count: int, progress: Progress) -> Iterator[Fault]:
    rows = connection.execute('SELECT "case", sha256, content FROM private_contents')
    for number, (case, digest, content) in enumerate(rows):
        if number % 200 == 0:
            progress("contents", number, count)
        if hashlib.sha256(content).hexdigest() != digest:
            yield _fault("content", case=str(case), digest=str(digest)[:12])
