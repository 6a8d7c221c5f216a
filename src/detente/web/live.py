"""Server-sent events: every open page of a case hears that it has moved on.

What is sent is an S2 notice, never what changed: the page fetches that, under the policy. A
follower that does not keep up hears the newest version only.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from detente.meeting.classes import Notice, Shared

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is still there."""
LOOK = 0.5
"""Seconds between two looks at whether a follower may still listen."""
MOST = 20
"""Streams of one account at once; a browser has six for a whole site, and closes hidden ones."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who follows a case, from which version on.

    ``newest`` gives the version the case is at, ``admitted`` whether the session and the case are
    still there; both may read the database and are called in a thread.
    """

    case: str
    account: str
    seen: int
    newest: Callable[[], int]
    admitted: Callable[[], bool]


class Broadcaster:
    """Tells followers of a case what version it is at."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._followers: dict[str, set[asyncio.Queue[int | None]]] = defaultdict(set)
        self._streams: dict[str, int] = defaultdict(int)
        self._ending = False
        self._before: dict[int, Any] = {}

    def begin(self) -> None:
        """Remember the loop of the server; called inside it.

        A stream has no end of its own, and the server waits for what is open before it ends: so
        streams hear of the signal first. `asyncio.shield` and a time limit were the alternative; a
        restart then takes as long as the limit.
        """
        self._loop = asyncio.get_running_loop()
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.getsignal(number)
            signal.signal(number, self._signalled)

    def _signalled(self, number: int, frame: Any) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end_streams)
        before = self._before.get(number)
        if callable(before):
            before(number, frame)

    def end(self) -> None:
        """End every stream, and listen to signals no more."""
        self._end_streams()
        for number, before in self._before.items():
            if signal.getsignal(number) == self._signalled:
                signal.signal(number, before)

    def _end_streams(self) -> None:
        self._ending = True
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

    def full(self, account: str) -> bool:
        """Whether an account has as many streams as it may."""
        return self._streams.get(account, 0) >= MOST

    async def follow(self, listener: Listener) -> AsyncIterator[str]:
        """The stream of a case; it ends when the listener is admitted no more."""
        queue: asyncio.Queue[int | None] = asyncio.Queue(maxsize=1)
        self._followers[listener.case].add(queue)
        self._streams[listener.account] += 1
        try:
            yield "retry: 1000\n\n"
            async for sent in self._heard(listener, queue):
                yield sent
        finally:
            self._forget(listener, queue)

    async def _heard(
        self, listener: Listener, queue: asyncio.Queue[int | None]
    ) -> AsyncIterator[str]:
        told, quiet = listener.seen, 0.0
        # Asked after the queue is there: what comes in between is heard by the one or the other.
        version: int | None = await asyncio.to_thread(listener.newest)
        while not self._ending:
            if version is not None and version > told:
                told, quiet = version, 0.0
                yield f"id: {version}\nevent: version\ndata: {version}\n\n"
            elif quiet >= HEARTBEAT:
                quiet = 0.0
                yield ": still here\n\n"
            try:
                version = await asyncio.wait_for(queue.get(), LOOK)
                if version is None:
                    return
            except TimeoutError:
                version, quiet = None, quiet + LOOK
            if not await asyncio.to_thread(listener.admitted):
                return

    def _forget(self, listener: Listener, queue: asyncio.Queue[int | None]) -> None:
        self._followers[listener.case].discard(queue)
        if not self._followers[listener.case]:
            del self._followers[listener.case]
        self._streams[listener.account] -= 1
        if not self._streams[listener.account]:
            del self._streams[listener.account]


def _put(queue: asyncio.Queue[int | None], version: int | None) -> None:
    """The newest word takes the place of one not yet heard; that it is over, of any."""
    if queue.full():
        unheard = queue.get_nowait()
        if unheard is None or (version is not None and unheard > version):
            version = unheard
    queue.put_nowait(version)
