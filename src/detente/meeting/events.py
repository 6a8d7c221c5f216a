"""What happened, as a chain: every event carries the hash of the one before it.

A chain shows that nothing was left out or changed after the fact, to whoever has kept a later
hash; it does not stop its keeper from writing a new one (docs/explanation/threat-model.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

BEGINNING = "0" * 64
"""What the first event of a chain names as the hash before it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one case.

    ``sequence`` counts from 1 without gaps. ``data`` is plain: text, whole numbers, lists and
    mappings. ``changed`` maps a file's path in the case's folder to the SHA-256 of its new content
    (None: it is gone).
    """

    case: str
    sequence: int
    kind: str
    at: datetime
    actor: str
    data: Mapping[str, Any]
    changed: Mapping[str, str | None]
    previous: str = BEGINNING
    hash: str = ""

    def sealed(self) -> Event:
        """The event with its own hash."""
        return replace(self, hash=hashed(self))


def hashed(event: Event) -> str:
    """The SHA-256 over everything in an event but its hash, as 64 hexadecimal digits."""
    values = [
        *("detente-event/1", event.case, event.sequence, event.kind),
        *(event.at.astimezone(UTC).isoformat(timespec="microseconds"), event.actor),
        *(dict(event.data), dict(event.changed), event.previous),
    ]
    written = json.dumps(values, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def first_break(events: Iterable[Event]) -> int | None:
    """The sequence at which a case's chain breaks; None: it holds from the first event on."""
    before, expected = BEGINNING, 1
    for event in events:
        if event.sequence != expected or event.previous != before or event.hash != hashed(event):
            return expected
        before, expected = event.hash, expected + 1
    return None


def folder_after(events: Iterable[Event]) -> dict[str, str]:
    """The case's folder after these events: path to SHA-256 of the content, in order of path."""
    folder: dict[str, str] = {}
    for event in events:
        for path, digest in event.changed.items():
            if digest is None:
                folder.pop(path, None)
            else:
                folder[path] = digest
    return dict(sorted(folder.items()))
