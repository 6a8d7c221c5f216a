"""Files that were sent and not yet decided on: what a preview or a second try needs again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping

from detente.meeting.classes import Private

ROOM = 96 << 20
"""Bytes of all uploads kept; the oldest go. A request brings 32 MB at the most."""


class Uploads:
    """Uploads in memory, each for the account that sent it; gone when the server stops."""

    def __init__(self, new_id: Callable[[], str], room: int = ROOM) -> None:
        self._new_id = new_id
        self._room = room
        self._kept: OrderedDict[str, Private[dict[str, bytes]]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, owner: str, files: Mapping[str, bytes]) -> str:
        """Keep files for an account, and give the name to ask for them by."""
        name = self._new_id()
        with self._lock:
            self._kept[name] = Private(owner, dict(files))
            while len(self._kept) > 1 and self._taken() > self._room:
                self._kept.popitem(last=False)
        return name

    def get(self, owner: str, name: str) -> dict[str, bytes] | None:
        """The files of that name; None where they are gone, or somebody else's."""
        with self._lock:
            kept = self._kept.get(name)
        return kept.value if kept is not None and kept.owner == owner else None

    def drop(self, owner: str, name: str) -> None:
        """Forget files that have been decided on."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept.owner == owner:
                del self._kept[name]

    def _taken(self) -> int:
        return sum(len(content) for kept in self._kept.values() for content in kept.value.values())
