"""The stream of a case: in order, for whoever may listen, and not a second longer."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable

import pytest

from detente.meeting.classes import Notice, Shared
from detente.web import live
from detente.web.live import MOST, Broadcaster, Listener


def listener(
    seen: int = 0, newest: int = 0, admitted: Callable[[], bool] = lambda: True
) -> Listener:
    """Somebody who follows the case ``c``."""
    return Listener("c", "a", seen, lambda: newest, admitted)


def run(work: Callable[[Broadcaster], Awaitable[None]]) -> None:
    """Do something in a loop with a broadcaster, which listens to no signal here."""

    async def inside() -> None:
        broadcaster = Broadcaster()
        broadcaster.begin()
        try:
            await asyncio.wait_for(work(broadcaster), 20)
        finally:
            broadcaster.end()

    thread_error: list[BaseException] = []

    def there() -> None:
        try:
            asyncio.run(inside())
        except BaseException as error:  # handed to the test's own thread
            thread_error.append(error)

    thread = threading.Thread(target=there)
    thread.start()
    thread.join()
    if thread_error:
        raise thread_error[0]


async def heard(broadcaster: Broadcaster, who: Listener, most: int) -> list[int]:
    """The versions a follower is told, until there are so many or the stream ends."""
    found: list[int] = []
    stream = broadcaster.follow(who)
    async for sent in stream:
        if sent.startswith("id: "):
            found.append(int(sent.split()[1]))
        if len(found) == most:
            break
    await stream.aclose()  # type: ignore[attr-defined]  # a generator, as any stream here
    return found


def test_followers_hear_the_same_order() -> None:
    """Told from many threads at once, each hears rising versions, and the last one."""

    async def work(broadcaster: Broadcaster) -> None:
        following = [asyncio.create_task(_until(broadcaster, listener(), 200)) for _ in range(3)]
        await asyncio.sleep(0.1)

        def tell(part: int) -> None:
            for version in range(part, 201, 4):
                broadcaster.announce(Shared(Notice("c", version)))

        await asyncio.gather(*(asyncio.to_thread(tell, part) for part in (1, 2, 3, 4)))
        for told in await asyncio.gather(*following):
            assert told == sorted(set(told))
            assert 200 == told[-1]

    run(work)


async def _until(broadcaster: Broadcaster, who: Listener, last: int) -> list[int]:
    found: list[int] = []
    async for sent in broadcaster.follow(who):
        if sent.startswith("id: "):
            found.append(int(sent.split()[1]))
            if found[-1] == last:
                break
    return found


def test_a_follower_is_told_the_version_and_nothing_else() -> None:
    """What goes out names the newest version, whatever was changed in it."""

    async def work(broadcaster: Broadcaster) -> None:
        stream = broadcaster.follow(listener(seen=1, newest=2))
        await anext(stream)  # how soon to come again after a break
        told = await anext(stream)
        broadcaster.end()

        assert ["id: 2\nevent: version\ndata: 2\n\n"] == [told, *[line async for line in stream]]

    run(work)


def test_a_reconnected_follower_hears_what_it_missed() -> None:
    """It says what it has seen and is told the newest; one that missed nothing is told nothing."""

    async def work(broadcaster: Broadcaster) -> None:
        assert [9] == await heard(broadcaster, listener(seen=7, newest=9), 1)
        broadcaster_told = asyncio.create_task(heard(broadcaster, listener(seen=9, newest=9), 1))
        await asyncio.sleep(0.2)
        broadcaster.announce(Shared(Notice("c", 9)))
        broadcaster.announce(Shared(Notice("c", 10)))
        assert [10] == await broadcaster_told

    run(work)


def test_another_case_is_not_heard() -> None:
    """A follower of one case learns nothing of another, not even that it moves."""

    async def work(broadcaster: Broadcaster) -> None:
        told = asyncio.create_task(heard(broadcaster, listener(), 1))
        await asyncio.sleep(0.1)
        broadcaster.announce(Shared(Notice("d", 5)))
        broadcaster.announce(Shared(Notice("c", 2)))
        assert [2] == await told

    run(work)


def test_a_stream_ends_with_its_session() -> None:
    """Within a second of the session's end, and without a last word about the case."""

    async def work(broadcaster: Broadcaster) -> None:
        signed_in = [True]
        who = listener(admitted=lambda: signed_in[0])
        told = asyncio.create_task(heard(broadcaster, who, 5))
        await asyncio.sleep(0.2)
        signed_in[0] = False
        broadcaster.announce(Shared(Notice("c", 2)))
        began = time.monotonic()
        assert [] == await told
        assert time.monotonic() - began < 10  # before it would say that it is still there

    run(work)


def test_a_silent_stream_says_that_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what stands between does not close it."""
    monkeypatch.setattr(live, "LOOK", 0.01)
    monkeypatch.setattr(live, "HEARTBEAT", 0.03)

    async def work(broadcaster: Broadcaster) -> None:
        stream = broadcaster.follow(listener())
        lines = [await anext(stream) for _ in range(3)]
        assert ["retry: 1000\n\n", ": still here\n\n", ": still here\n\n"] == lines
        await stream.aclose()  # type: ignore[attr-defined]

    run(work)


def test_an_account_has_so_many_streams_and_no_more() -> None:
    """The bound counts what is open; a closed one makes room."""

    async def work(broadcaster: Broadcaster) -> None:
        streams = [broadcaster.follow(listener()) for _ in range(MOST)]
        for stream in streams:
            await anext(stream)
        assert (True, False) == (broadcaster.full("a"), broadcaster.full("b"))
        await streams[0].aclose()  # type: ignore[attr-defined]
        assert not broadcaster.full("a")
        for stream in streams[1:]:
            await stream.aclose()  # type: ignore[attr-defined]

    run(work)


def test_all_streams_end_with_the_server() -> None:
    """None of them holds it up, and none begins after that."""

    async def work(broadcaster: Broadcaster) -> None:
        told = [asyncio.create_task(heard(broadcaster, listener(), 5)) for _ in range(5)]
        await asyncio.sleep(0.2)
        broadcaster.end()
        assert [[]] * 6 == [*await asyncio.gather(*told), await heard(broadcaster, listener(), 5)]

    run(work)
