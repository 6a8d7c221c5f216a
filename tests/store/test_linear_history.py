from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.meeting.events import Event, first_break
from detente.store import Log, MovedOnError
from helpers.logs import event, opened

CLIENTS = 16


def _race(log: Log, case: str, version: int) -> list[Event | MovedOnError]:
    """Sixteen clients append behind the same version at the same moment."""
    start = threading.Barrier(CLIENTS)

    def one(client: int) -> Event | MovedOnError:
        start.wait()
        try:
            return log.append(case, version, event(b"%d" % client, kind=f"by {client}"))
        except MovedOnError as error:
            return error

    with ThreadPoolExecutor(CLIENTS) as pool:
        return list(pool.map(one, range(CLIENTS)))


def _rounds(log: Log, rounds: int) -> None:
    winners = []
    for version in range(1, rounds + 1):
        answers = _race(log, "c0", version)
        won = [answer for answer in answers if isinstance(answer, Event)]
        told = {answer.head for answer in answers if isinstance(answer, MovedOnError)}
        assert (1, {version + 1}) == (len(won), told)
        winners += won

    assert list(log.events("c0", after=1)) == winners
    assert first_break(log.events("c0")) is None


def test_one_of_sixteen_wins_each_version(tmp_path: Path) -> None:
    """Of all who write behind a version exactly one does; the others learn the version there is."""
    with opened(tmp_path) as (_, log):
        _rounds(log, 20)


@pytest.mark.nightly
def test_one_of_sixteen_wins_each_of_ten_thousand_tries(tmp_path: Path) -> None:
    """The same in 625 rounds of sixteen."""
    with opened(tmp_path) as (_, log):
        _rounds(log, 625)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request: in which case, by which key, how far behind the newest version it believes."""

    case: int
    key: str | None
    behind: int


requests = st.builds(
    _Asked, st.integers(0, 1), st.none() | st.sampled_from("pqrs"), st.sampled_from((0, 0, 0, 1))
)


def _ask(log: Log, asked: _Asked, pause: float) -> tuple[_Asked, int, int, Event | None]:
    """What one request got: with the version it expected and the head seen before."""
    case = f"c{asked.case}"
    head = log.head(case)
    threading.Event().wait(pause)
    expected = head - asked.behind
    try:
        return asked, head, expected, log.append(case, expected, event(key=asked.key))
    except MovedOnError as error:
        told = error.head
    assert told != expected
    assert told >= head
    return asked, head, expected, None


@settings(max_examples=25)
@given(st.lists(st.lists(requests, max_size=6), min_size=2, max_size=4), st.randoms())
def test_any_interleaving_is_one_after_the_other(
    clients: list[list[_Asked]], chance: random.Random
) -> None:
    """Whatever clients ask at once, there is an order in which they asked it one by one.

    Each event stands behind the version its author expected, each key is there once, who was
    refused was late, and a later request sees what an earlier one was told.
    """
    pauses = [[chance.random() / 500 for _ in asked] for asked in clients]
    with TemporaryDirectory() as folder, opened(Path(folder), cases=2) as (_, log):

        def client(number: int) -> list[tuple[_Asked, int, int, Event | None]]:
            return [
                _ask(log, asked, pause)
                for asked, pause in zip(clients[number], pauses[number], strict=True)
            ]

        with ThreadPoolExecutor(len(clients)) as pool:
            histories = list(pool.map(client, range(len(clients))))
        events = {case: log.events(f"c{case}") for case in (0, 1)}

    assert [None, None] == [first_break(found) for found in events.values()]
    for case, found in events.items():
        answers = [a for history in histories for a in history if a[0].case == case]
        _is_linear(found, answers)
    for history in histories:
        seen = {0: 1, 1: 1}
        for asked, head, _, got in history:
            assert head >= seen[asked.case]
            seen[asked.case] = max(head, seen[asked.case], got.sequence if got else 0)


def _is_linear(
    events: tuple[Event, ...], answers: list[tuple[_Asked, int, int, Event | None]]
) -> None:
    got = [(asked, expected, event) for asked, _, expected, event in answers if event is not None]
    assert {event.sequence for event in events[1:]} == {event.sequence for _, _, event in got}
    assert all(events[event.sequence - 1] == event for _, _, event in got)
    for number in range(2, len(events) + 1):
        by = [(asked, expected) for asked, expected, event in got if event.sequence == number]
        # One request wrote it, behind the version it expected; others that got it asked again.
        assert any(expected == number - 1 for _, expected in by)
        assert len(by) == 1 or (len({asked.key for asked, _ in by}) == 1 and by[0][0].key)
    keys = [{asked.key for asked, _, e in got if e.sequence == n + 1} for n in range(len(events))]
    named = [key for found in keys for key in found if key is not None]
    assert len(named) == len(set(named))
