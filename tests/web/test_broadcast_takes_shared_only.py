from __future__ import annotations

import asyncio

from detente.meeting.classes import Notice, Private, Shared
from detente.web.live import Broadcaster, Listener


def test_private_values_do_not_fit_a_broadcast() -> None:
    """Handing something private to open pages is an error of types: `mypy` wants the ignore below.

    Were the broadcaster to take it, the ignore would be unused, and that fails the build.
    """
    notice = Notice("case", 2)
    Broadcaster().announce(Private("owner", notice))  # type: ignore[arg-type]
    Broadcaster().announce(notice)  # type: ignore[arg-type]

    assert {"case", "version"} == set(Notice.__slots__)


def test_a_follower_is_told_the_version_and_nothing_else() -> None:
    """What goes out names the newest version, whatever was changed in it."""

    async def heard() -> str:
        broadcaster = Broadcaster()
        broadcaster.begin()
        listener = Listener("case", "owner", 1, lambda: 1, lambda: True)
        stream = broadcaster.follow(listener)
        await anext(stream)  # how soon to come again after a break
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.05)
        broadcaster.announce(Shared(Notice("case", 2)))
        told = await asyncio.wait_for(waiting, 10)
        broadcaster.end()
        return told

    assert "id: 2\nevent: version\ndata: 2\n\n" == asyncio.run(heard())
