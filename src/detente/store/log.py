"""The log of every case: events that are only ever added, and the contents they name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from detente.meeting.events import Event
from detente.store.appending import MovedOnError, NewEvent, append, event_of, head, text_of
from detente.store.database import Database
from detente.store.tables import CASES, PRIVATE_CONTENTS, PRIVATE_EVENTS

__all__ = ["Log", "MovedOnError", "NewEvent"]

_AT_ONCE = 500
"""Hashes in one question: SQLite allows no endless list."""

_BEGUN = (
    select(PRIVATE_EVENTS)
    .join(CASES, CASES.c.id == PRIVATE_EVENTS.c.case)
    .where(
        CASES.c.owner == bindparam("by"),
        CASES.c.removed_at.is_(None),
        PRIVATE_EVENTS.c.sequence == 1,
        PRIVATE_EVENTS.c.key == bindparam("request"),
    )
)


class Log:
    """The cases of a database and their events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, case: str, owner: str, event: NewEvent) -> Event:
        """Begin a case with its first event.

        Where a request with the event's key has begun one before that is still on the list, that
        one's first event comes back, and nothing is written.
        """

        def work(connection: Connection) -> Event:
            if event.key is not None and (
                same := connection.execute(_BEGUN, {"by": owner, "request": event.key}).first()
            ):
                return event_of(same)
            connection.execute(
                insert(CASES).values(id=case, owner=owner, created_at=text_of(event.at))
            )
            return append(connection, case, 0, event)

        return self._database.write(work)

    def append(self, case: str, expected: int, event: NewEvent) -> Event:
        """Add an event behind version ``expected``; on the disk when this returns.

        Raises `MovedOnError` where the case is at another version.
        """
        return self._database.write(lambda connection: append(connection, case, expected, event))

    def remove(self, case: str, at: datetime) -> None:
        """Take a case from the list. Its events stay."""
        change = update(CASES).where(CASES.c.id == case).values(removed_at=text_of(at))
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
        return None if row is None else event_of(row)

    def owner(self, case: str, *, removed: bool = False) -> str | None:
        """Whose a case is, on the list or ``removed`` from it; None where there is none."""
        gone = CASES.c.removed_at.is_not(None) if removed else CASES.c.removed_at.is_(None)
        query = select(CASES.c.owner).where(CASES.c.id == case, gone)
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
        return self._database.read(lambda connection: head(connection, case)[0])

    def events(self, case: str, after: int = 0, until: int | None = None) -> tuple[Event, ...]:
        """The events of a case behind ``after`` up to ``until``, in order."""
        table = PRIVATE_EVENTS
        query = select(table).where(table.c.case == case, table.c.sequence > after)
        if until is not None:
            query = query.where(table.c.sequence <= until)
        rows = self._database.read(
            lambda connection: connection.execute(query.order_by(table.c.sequence)).all()
        )
        return tuple(event_of(row) for row in rows)

    def content(self, case: str, sha256: str) -> bytes:
        """What a hash in an event of the case stands for. Raises ``KeyError``."""
        return self.contents(case, [sha256])[sha256]

    def contents(self, case: str, hashes: Iterable[str]) -> dict[str, bytes]:
        """What hashes in events of the case stand for, in one snapshot. Raises ``KeyError``."""
        wanted = tuple(dict.fromkeys(hashes))
        found = self._database.read(lambda connection: _contents(connection, case, wanted))
        return {digest: found[digest] for digest in wanted}


def _contents(connection: Connection, case: str, hashes: tuple[str, ...]) -> dict[str, bytes]:
    table = PRIVATE_CONTENTS
    found: dict[str, bytes] = {}
    for begin in range(0, len(hashes), _AT_ONCE):
        query = select(table.c.sha256, table.c.content).where(
            table.c.case == case, table.c.sha256.in_(hashes[begin : begin + _AT_ONCE])
        )
        found |= {row.sha256: bytes(row.content) for row in connection.execute(query)}
    return found
