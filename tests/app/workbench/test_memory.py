"""What is worked out is kept while there is room, and worked out once at a time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from detente.app.workbench.memory import Memory


def test_those_who_ask_at_the_same_time_wait_for_one_answer() -> None:
    """Eight ask, one works."""
    memory, begun, go = Memory(), [], threading.Event()

    def work() -> str:
        begun.append(1)
        go.wait(5)
        return "answer"

    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(memory.once, ("a",), work) for _ in range(8)]
        threading.Timer(0.2, go.set).start()
        answers = {each.result(10) for each in asked}

    assert ({"answer"}, 1) == (answers, len(begun))


def test_an_error_is_its_own_and_the_next_one_tries() -> None:
    """Whoever waited does not get somebody else's error, and nothing of it is remembered."""
    memory = Memory()

    def fails() -> str:
        raise KeyError

    with pytest.raises(KeyError):
        memory.once(("a",), fails)

    assert "fine" == memory.once(("a",), lambda: "fine")


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
