"""Bar X2: a time limit and Ctrl-C are noticed at every layer, also in the middle of a filter."""

from __future__ import annotations

import _thread
import sys
import time
from collections.abc import Callable
from random import Random
from threading import Event, current_thread
from typing import TYPE_CHECKING

import pytest

from detente.analysis.problem import Box, Problem
from detente.analysis.solutions import count_zone, frontier, fronts, many_parties, thinning, watch
from detente.analysis.solutions.dominance import Kept, above
from detente.analysis.solutions.watch import Stopped, Watch

if TYPE_CHECKING:
    from detente.analysis.solutions.widths import Array, Indices

FOREVER = 120.0
"""Seconds a filter hangs in these tests unless it is left alone."""

signals = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")


def _problem(parties: int, facts: tuple[Box, ...] = (), floor: int | None = None) -> Problem:
    """Nothing is dominated, and sums of the parties rarely meet."""
    random = Random(parties)
    tables = [
        tuple(tuple(random.randint(0, 10**9) for _ in range(4)) for _ in range(6))
        for _ in range(parties)
    ]
    tables[1] = tuple(tuple(-amount for amount in row) for row in tables[0])
    return Problem((4,) * 6, tuple(tables), (1,) * parties, (floor,) * parties, facts=facts)


def _linked(parties: int) -> Problem:
    chain = (Box(((j, frozenset({0})), (j + 1, frozenset({1})))) for j in range(5))
    return _problem(parties, tuple(chain))


class _Hanging:
    """A filter that hangs, once told to, until the test is over: as a very large one would."""

    def __init__(self, before: Callable[[], object]) -> None:
        self.over = Event()
        self._before = before
        self._calls = 0

    def wait(self) -> None:
        self._calls += 1
        if self._calls == 1:
            self._before()
            self.over.wait(FOREVER)


@pytest.fixture
def everything_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the smallest filter counts as one that may take seconds."""
    monkeypatch.setattr(watch, "_QUICK", -1)


def _hang_in_filter(monkeypatch: pytest.MonkeyPatch, hanging: _Hanging) -> None:
    plain = many_parties.efficient

    def efficient(values: Array, strong: int) -> Kept:
        if values.shape[1] > 4:
            hanging.wait()
        return plain(values, strong)

    monkeypatch.setattr(many_parties, "efficient", efficient)


@pytest.mark.parametrize("parties", [3, 6])
def test_a_deadline_in_a_filter_is_noticed(
    parties: int, everything_apart: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter that would run for minutes is left alone; the answer comes, and is labelled."""
    hanging = _Hanging(lambda: None)
    _hang_in_filter(monkeypatch, hanging)
    start = time.monotonic()
    found = frontier(_problem(parties), zone=False, deadline=start + 0.2)
    hanging.over.set()

    assert time.monotonic() - start < FOREVER / 2
    assert ("time",) == found.limited[:1]
    assert found.points


@signals
@pytest.mark.parametrize("parties", [3, 6])
def test_ctrl_c_in_a_filter_is_noticed(
    parties: int, everything_apart: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for Ctrl-C, which comes while the filter is running."""
    hanging = _Hanging(_thread.interrupt_main)
    _hang_in_filter(monkeypatch, hanging)
    start = time.monotonic()
    found = frontier(_problem(parties), zone=False)
    hanging.over.set()

    assert time.monotonic() - start < FOREVER / 2
    assert ("cancel",) == found.limited[:1]
    assert found.points


@signals
def test_ctrl_c_in_thinning_is_noticed(
    everything_apart: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thinning out sorts, which takes a while on millions of points."""
    hanging = _Hanging(_thread.interrupt_main)
    plain = thinning.thinned

    def thinned(values: Array, strong: int, cap: int) -> tuple[Indices, tuple[int, ...]]:
        hanging.wait()
        return plain(values, strong, cap)

    monkeypatch.setattr(fronts, "thinned", thinned)
    start = time.monotonic()
    found = frontier(_problem(3), zone=False, cap=10)
    hanging.over.set()

    assert time.monotonic() - start < FOREVER / 2
    assert "cancel" in found.limited
    assert found.points


@signals
def test_ctrl_c_in_elimination_is_noticed(
    everything_apart: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among linked issues there are no packages yet: nothing is claimed, and soon."""
    hanging = _Hanging(_thread.interrupt_main)
    _hang_in_filter(monkeypatch, hanging)
    start = time.monotonic()
    found = frontier(_linked(3), zone=False)
    hanging.over.set()

    assert time.monotonic() - start < FOREVER / 2
    assert (("cancel",), None, ()) == (found.limited, found.empty, found.points)


def test_a_deadline_in_counting_is_noticed(
    everything_apart: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A count that is not finished in time is not claimed."""
    hanging = _Hanging(lambda: None)
    _hang_in_filter(monkeypatch, hanging)
    start = time.monotonic()
    found = count_zone(_problem(3, floor=-2 * 10**9), deadline=start + 0.2)
    hanging.over.set()

    assert time.monotonic() - start < FOREVER / 2
    assert None is found


def test_ctrl_c_while_points_are_put_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pressed at the very end, the finished answer is given, with a note."""
    pressed = Event()

    def interrupted(values: Array, floors: tuple[int | None, ...]) -> object:
        if not pressed.is_set():
            pressed.set()
            raise KeyboardInterrupt
        return above(values, floors)

    monkeypatch.setattr(sys.modules[frontier.__module__], "above", interrupted)
    found = frontier(_problem(3), zone=True)

    assert ("exact", True, ("cancel",)) == (found.method, found.complete, found.limited)


def test_work_apart_gives_its_result_or_its_error() -> None:
    """Whether in a thread or not, the caller sees no difference."""

    def fail() -> int:
        raise ValueError("as it should")

    for candidates in (1, 10**6):
        assert 7 == Watch().apart(candidates, lambda: 7)
        with pytest.raises(ValueError, match="as it should"):
            Watch().apart(candidates, fail)


def test_work_apart_is_waited_for_once_hurried() -> None:
    """What remains to be finished in a hurry is not left alone."""
    watching = Watch(deadline=time.monotonic() - 1)
    with pytest.raises(Stopped):
        watching.apart(10**6, lambda: time.sleep(0.2))
    watching.hurry()

    assert 7 == watching.apart(10**6, lambda: 7)


def test_work_left_alone_keeps_nobody_from_leaving() -> None:
    """Its thread ends with the program."""
    assert Watch().apart(10**6, lambda: current_thread().daemon)
