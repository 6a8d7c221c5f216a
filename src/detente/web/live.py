"""Server-sent events: every open page of a case hears that it has moved on.

What is sent is an S2 notice, never what changed: the page fetches that, under the policy. A
follower that does not keep up hears the newest version only.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator

from detente.meeting.classes import Notice, Shared

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is still there."""


class Broadcaster:
    """Tells followers of a case what version it is at."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._followers: dict[str, set[asyncio.Queue[int | None]]] = defaultdict(set)

    def begin(self) -> None:
        """Remember the loop of the server; called inside it."""
        self._loop = asyncio.get_running_loop()

    def end(self) -> None:
        """End every stream."""
        for followers in self._followers.values():
            for follower in followers:
                _put(follower, None)

    def announce(self, notice: Shared[Notice]) -> None:
        """Tell followers; may be called from any thread, and never waits for one of them."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, notice)

    def _tell(self, notice: Shared[Notice]) -> None:
        for follower in self._followers.get(notice.value.case, ()):
            _put(follower, notice.value.version)

    async def follow(self, case: str, seen: int, newest: int) -> AsyncIterator[str]:
        """The stream of a case for a follower that has seen a version."""
        queue: asyncio.Queue[int | None] = asyncio.Queue(maxsize=1)
        self._followers[case].add(queue)
        try:
            if newest > seen:
                yield _event(newest)
            while True:
                try:
                    version = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if version is None:
                    return
                yield _event(version)
        finally:
            self._followers[case].discard(queue)
            if not self._followers[case]:
                del self._followers[case]


def _put(queue: asyncio.Queue[int | None], version: int | None) -> None:
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(version)


def _event(version: int) -> str:
    return f"id: {version}\nevent: version\ndata: {version}\n\n"
