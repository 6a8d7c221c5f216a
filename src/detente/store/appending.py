"""Adding one event: its place, its contents, its hash.

Everything here runs on the writer, inside its transaction. The statements are built once, because
building one takes as long as running it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from detente.meeting.events import BEGINNING, Event
from detente.store.tables import PRIVATE_CONTENTS, PRIVATE_EVENTS

_EVENTS, _CONTENTS = PRIVATE_EVENTS.c, PRIVATE_CONTENTS.c
_SAME_KEY = select(PRIVATE_EVENTS).where(
    _EVENTS.case == bindparam("of"), _EVENTS.key == bindparam("request")
)
_NEWEST = (
    select(_EVENTS.sequence, _EVENTS.hash)
    .where(_EVENTS.case == bindparam("of"))
    .order_by(_EVENTS.sequence.desc())
    .limit(1)
)
_KEPT = select(_CONTENTS.sha256).where(
    _CONTENTS.case == bindparam("of"), _CONTENTS.sha256 == bindparam("digest")
)
_ADD_EVENT, _ADD_CONTENT = insert(PRIVATE_EVENTS), insert(PRIVATE_CONTENTS)


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


def append(connection: Connection, case: str, expected: int, new: NewEvent) -> Event:
    """Add an event behind version ``expected``. Raises `MovedOnError`."""
    if new.key is not None:
        same = connection.execute(_SAME_KEY, {"of": case, "request": new.key}).first()
        if same is not None:
            return event_of(same)
    sequence, before = head(connection, case)
    if sequence != expected:
        raise MovedOnError(sequence)
    changed = {
        path: None if content is None else _keep(connection, case, content)
        for path, content in sorted(new.files.items())
    }
    event = Event(case, sequence + 1, new.kind, new.at, new.actor, new.data, changed, before)
    event = event.sealed()
    connection.execute(_ADD_EVENT, _row(event) | {"key": new.key})
    return event


def head(connection: Connection, case: str) -> tuple[int, str]:
    """The version a case is at and the hash of its newest event; 0 where it has none."""
    row = connection.execute(_NEWEST, {"of": case}).first()
    return (0, BEGINNING) if row is None else (row.sequence, row.hash)


def event_of(row: Row[Any]) -> Event:
    """A row of the table of events as an event."""
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


def text_of(moment: datetime) -> str:
    """A moment as the tables hold it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _row(event: Event) -> dict[str, Any]:
    return {
        "case": event.case,
        "sequence": event.sequence,
        "kind": event.kind,
        "at": text_of(event.at),
        "actor": event.actor,
        "data": _json(event.data),
        "changed": _json(event.changed),
        "previous": event.previous,
        "hash": event.hash,
    }


def _keep(connection: Connection, case: str, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    if connection.execute(_KEPT, {"of": case, "digest": digest}).first() is None:
        row = {"case": case, "sha256": digest, "content": content}
        connection.execute(_ADD_CONTENT, row)
    return digest


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), sort_keys=True, ensure_ascii=True)
