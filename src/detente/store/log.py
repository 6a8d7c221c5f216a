"""The log of every case: events that are only ever added, and the contents they name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from detente.meeting.events import BEGINNING, Event
from detente.store.database import Database
from detente.store.tables import CASES, PRIVATE_CONTENTS, PRIVATE_EVENTS


class MovedOnError(Exception):
    """Somebody was faster: the case is at another version than the writer thought."""

    def __init__(self, head: int) -> None:
        super().__init__(head)
        self.head = head


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event still to be written. ``files``: path to new content, None where a file goes.

    ``key`` names the request: the same key again writes nothing and gives the event of the first.
    """

    kind: str
    at: datetime
    actor: str
    files: Mapping[str, bytes | None]
    data: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None


class Log:
    """The cases of a database and their events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, case: str, owner: str, event: NewEvent) -> Event:
        """Begin a case with its first event."""

        def work(connection: Connection) -> Event:
            connection.execute(
                insert(CASES).values(id=case, owner=owner, created_at=_text(event.at))
            )
            return _append(connection, case, 0, event)

        return self._database.write(work)

    def append(self, case: str, expected: int, event: NewEvent) -> Event:
        """Add an event behind version ``expected``; on the disk when this returns.

        Raises `MovedOnError` where the case is at another version.
        """
        return self._database.write(lambda connection: _append(connection, case, expected, event))

    def remove(self, case: str, at: datetime) -> None:
        """Take a case from the list. Its events stay."""
        change = update(CASES).where(CASES.c.id == case).values(removed_at=_text(at))
        self._database.write(lambda connection: connection.execute(change).rowcount)

    def bring_back(self, case: str, owner: str) -> bool:
        """Put a removed case of an account back on its list; False where it has none such."""
        change = (
            update(CASES)
            .where(CASES.c.id == case, CASES.c.owner == owner, CASES.c.removed_at.is_not(None))
            .values(removed_at=None)
        )
        return self._database.write(lambda connection: connection.execute(change).rowcount == 1)

    def sent(self, case: str, key: str) -> Event | None:
        """The event that a request of this key wrote; None where it has written none."""
        query = select(PRIVATE_EVENTS).where(
            PRIVATE_EVENTS.c.case == case, PRIVATE_EVENTS.c.key == key
        )
        row = self._database.read(lambda connection: connection.execute(query).first())
        return None if row is None else _event(row)

    def owner(self, case: str) -> str | None:
        """Whose a case is; None where there is none, or it was removed."""
        query = select(CASES.c.owner).where(CASES.c.id == case, CASES.c.removed_at.is_(None))
        return self._database.read(lambda connection: connection.execute(query).scalar())

    def cases(self, owner: str) -> tuple[str, ...]:
        """The cases of an account, oldest first."""
        query = (
            select(CASES.c.id)
            .where(CASES.c.owner == owner, CASES.c.removed_at.is_(None))
            .order_by(CASES.c.created_at, CASES.c.id)
        )
        return self._database.read(lambda connection: tuple(connection.execute(query).scalars()))

    def head(self, case: str) -> int:
        """The version a case is at; 0 where it has none."""
        return self._database.read(lambda connection: _head(connection, case)[0])

    def events(self, case: str, after: int = 0, until: int | None = None) -> tuple[Event, ...]:
        """The events of a case behind ``after`` up to ``until``, in order."""
        table = PRIVATE_EVENTS
        query = select(table).where(table.c.case == case, table.c.sequence > after)
        if until is not None:
            query = query.where(table.c.sequence <= until)
        rows = self._database.read(
            lambda connection: connection.execute(query.order_by(table.c.sequence)).all()
        )
        return tuple(_event(row) for row in rows)

    def content(self, case: str, sha256: str) -> bytes:
        """What a hash in an event of the case stands for. Raises ``KeyError``."""
        table = PRIVATE_CONTENTS
        query = select(table.c.content).where(table.c.case == case, table.c.sha256 == sha256)
        found = self._database.read(lambda connection: connection.execute(query).scalar())
        if found is None:
            raise KeyError(sha256)
        return bytes(found)


def _append(connection: Connection, case: str, expected: int, new: NewEvent) -> Event:
    table = PRIVATE_EVENTS
    if new.key is not None:
        query = select(table).where(table.c.case == case, table.c.key == new.key)
        if (row := connection.execute(query).first()) is not None:
            return _event(row)
    head, before = _head(connection, case)
    if head != expected:
        raise MovedOnError(head)
    changed = {
        path: None if content is None else _keep(connection, case, content)
        for path, content in sorted(new.files.items())
    }
    event = Event(case, head + 1, new.kind, new.at, new.actor, new.data, changed, before).sealed()
    connection.execute(
        insert(table).values(
            case=case,
            sequence=event.sequence,
            kind=event.kind,
            at=_text(event.at),
            actor=event.actor,
            data=_json(event.data),
            changed=_json(event.changed),
            previous=event.previous,
            hash=event.hash,
            key=new.key,
        )
    )
    return event


def _head(connection: Connection, case: str) -> tuple[int, str]:
    table = PRIVATE_EVENTS
    last = select(func.max(table.c.sequence)).where(table.c.case == case).scalar_subquery()
    query = select(table.c.sequence, table.c.hash).where(
        table.c.case == case, table.c.sequence == last
    )
    row = connection.execute(query).first()
    return (0, BEGINNING) if row is None else (row.sequence, row.hash)


def _keep(connection: Connection, case: str, content: bytes) -> str:
    table = PRIVATE_CONTENTS
    digest = hashlib.sha256(content).hexdigest()
    there = select(table.c.sha256).where(table.c.case == case, table.c.sha256 == digest)
    if connection.execute(there).first() is None:
        connection.execute(insert(table).values(case=case, sha256=digest, content=content))
    return digest


def _event(row: Row[Any]) -> Event:
    return Event(
        row.case,
        row.sequence,
        row.kind,
        datetime.fromisoformat(row.at),
        row.actor,
        json.loads(row.data),
        json.loads(row.changed),
        row.previous,
        row.hash,
    )


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), sort_keys=True, ensure_ascii=True)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
