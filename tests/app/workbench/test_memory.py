"""What is worked out is kept while there is room, and worked out once at a time."""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest

from detente.app.jobs import StoppedError
from detente.app.workbench.memory import WAITING, Memory


def test_those_who_ask_at_the_same_time_wait_for_one_answer() -> None:
    """Eight ask, one works."""
    memory, begun, go = Memory(), [], threading.Event()

    def work() -> str:
        begun.append(1)
        go.wait(5)
        return "answer"

    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(memory.once, ("a",), "owner", work) for _ in range(8)]
        threading.Timer(0.2, go.set).start()
        answers = {each.result(10) for each in asked}

    assert ({"answer"}, 1) == (answers, len(begun))


def test_no_more_of_one_account_wait_than_may() -> None:
    """One more is told that the server is busy; another account may wait, and all get theirs."""
    memory, go = Memory(), threading.Event()

    def work() -> str:
        go.wait(30)
        return "answer"

    with ThreadPoolExecutor(WAITING + 4) as threads:
        mine = [threads.submit(memory.once, ("a",), "one", work) for _ in range(WAITING + 2)]
        (refused,) = wait(mine, 30, FIRST_COMPLETED).done
        other = threads.submit(memory.once, ("a",), "two", work)
        go.set()
        answers = {each.result(30) for each in (*mine, other) if each is not refused}

    assert {"answer"} == answers
    with pytest.raises(StoppedError, match="busy"):
        refused.result()
    assert "again" == memory.once(("b",), "one", lambda: "again")


def test_an_error_is_its_own_and_the_next_one_tries() -> None:
    """Whoever waited does not get somebody else's error, and nothing of it is remembered."""
    memory = Memory()

    def fails() -> str:
        raise KeyError

    with pytest.raises(KeyError):
        memory.once(("a",), "owner", fails)

    assert "fine" == memory.once(("a",), "owner", lambda: "fine")


def test_the_room_is_bounded() -> None:
    """What was not used for longest goes first; what is too large for the room is not kept."""
    memory = Memory(room=100)
    for n in range(5):
        memory.keep((str(n),), "x" * 28)
        memory.get(("0",))
    memory.keep(("large",), "x" * 200)

    assert ["0", "3", "4"] == [
        n for n in ("0", "1", "2", "3", "4", "large") if memory.get((n,)) is not None
    ]


def test_a_long_question_takes_room_as_a_long_answer_does() -> None:
    """An address may be as long as one likes; that many of them fill nothing."""
    memory = Memory(room=100)
    for n in range(5):
        memory.keep((str(n), "x" * 40), "y")

    assert 2 == sum(memory.get((str(n), "x" * 40)) is not None for n in range(5))
