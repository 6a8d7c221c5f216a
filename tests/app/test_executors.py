from __future__ import annotations

import _thread
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from detente.app.executors import Placement, placement, run
from helpers.tasks import deadly, leaves, odd_only, slow, square, talkative, trace, unsendable

HERE = Placement("here", 1)
ONE = Placement("processes", 1)
TWO = Placement("processes", 2)
DASK = Placement("dask", 2)
SOON = 30.0
"""Seconds at most after a stop: the tasks would go on for ten minutes, and machines are busy."""
"""Seconds that half a second may become on a busy machine."""

quiet = pytest.mark.filterwarnings("ignore")
every = pytest.mark.parametrize(
    "where", [HERE, ONE, TWO, pytest.param(DASK, marks=quiet)], ids=["here", "1", "2", "dask"]
)
processes = pytest.mark.parametrize("where", [ONE, TWO], ids=["1", "2"])


@every
def test_values_come_in_the_order_of_the_inputs(where: Placement) -> None:
    """Whoever computes them, and whichever is ready first."""
    told: list[tuple[int, int]] = []
    done = run(square, range(20), where=where, progress=lambda a, b: told.append((a, b)))

    assert [n * n for n in range(20)] == [outcome.value for outcome in done.outcomes]
    assert list(range(20)) == [outcome.input for outcome in done.outcomes]
    assert (True, False) == (done.complete, done.stopped)
    assert [(n + 1, 20) for n in range(20)] == told


@every
def test_a_failing_task_stops_no_other(where: Placement) -> None:
    """An exception comes back as a value beside the input that caused it."""
    done = run(odd_only, [1, 2, 3], where=where)

    assert [1, None, 3] == [outcome.value for outcome in done.outcomes]
    failure = done.outcomes[1].failure
    assert failure is not None
    assert ("raised", "ValueError: 2 is even") == (failure.kind, failure.message)
    assert "odd_only" in failure.details


@pytest.mark.parametrize(
    "where", [ONE, TWO, pytest.param(DASK, marks=quiet)], ids=["1", "2", "dask"]
)
def test_a_killed_worker_is_reported_for_its_task(where: Placement) -> None:
    """The system kills a process: the task it was at says so, the rest is done."""
    done = run(deadly, range(6), where=where)

    assert [0, 1, 2, None, 4, 5] == [outcome.value for outcome in done.outcomes]
    failure = done.outcomes[3].failure
    assert failure is not None
    assert "killed" == failure.kind


@processes
def test_a_worker_that_leaves_is_reported_too(where: Placement) -> None:
    """A library that ends the process takes nothing else with it."""
    done = run(leaves, range(5), where=where)
    failure = done.outcomes[3].failure

    assert failure is not None
    assert ("killed", "exit code 7") == (failure.kind, failure.message)
    assert [0, 1, 2, None, 4] == [outcome.value for outcome in done.outcomes]


@processes
def test_a_task_that_hangs_is_ended(where: Placement) -> None:
    """The limit is per task; what comes after is done."""
    done = run(slow, [0.0, 600.0, 0.01], where=where, limit=1.0)

    assert [0.0, None, 0.01] == [outcome.value for outcome in done.outcomes]
    failure = done.outcomes[1].failure
    assert failure is not None
    assert ("too_long", "1 s") == (failure.kind, failure.message)


@every
def test_stop_returns_what_is_finished(where: Placement) -> None:
    """Soon, labelled, and in order, though a task would have gone on for minutes."""
    asked: list[float] = []

    def stop() -> bool:
        if ready and not asked:
            asked.append(time.monotonic())
        return bool(asked)

    ready: list[int] = []
    done = run(
        slow,
        [0.0, 600.0, 600.0],
        where=where,
        stop=stop,
        finished=lambda outcome: ready.append(outcome.index),
    )

    assert time.monotonic() - asked[0] < SOON
    assert (True, False, 3) == (done.stopped, done.complete, done.total)
    assert [0.0] == [outcome.value for outcome in done.outcomes]


@every
def test_ctrl_c_returns_what_is_finished(where: Placement) -> None:
    """As a stop does."""
    asked: list[float] = []

    def interrupt() -> None:
        asked.append(time.monotonic())
        _thread.interrupt_main()

    def soon(_: object) -> None:
        Timer(0.1, interrupt).start()

    done = run(slow, [0.0, 600.0], where=where, finished=soon)

    assert time.monotonic() - asked[0] < SOON
    assert (True, [0.0]) == (done.stopped, [outcome.value for outcome in done.outcomes])


def test_nothing_goes_on_after_a_stop(tmp_path: Path) -> None:
    """Processes are killed, not left behind to work on."""
    count: list[int] = []
    run(
        partial(trace, str(tmp_path)),
        range(50),
        where=TWO,
        stop=lambda: bool(count),
        finished=lambda outcome: count.append(outcome.index),
    )
    time.sleep(0.3)
    begun = len(list(tmp_path.iterdir()))
    time.sleep(0.6)

    assert begun == len(list(tmp_path.iterdir()))


@processes
def test_prints_and_unsendable_values_disturb_nobody(where: Placement) -> None:
    """What a task prints is no answer; what cannot be sent back is a failure of its input."""
    assert [1, 2] == [outcome.value for outcome in run(talkative, [1, 2], where=where).outcomes]
    failure = run(unsendable, [1], where=where).outcomes[0].failure
    assert failure is not None
    assert "raised" == failure.kind


def test_an_input_that_cannot_be_sent_is_a_failure_of_its_own() -> None:
    """The others are done."""
    done = run(str, [1, lambda: 2, 3], where=TWO)

    assert ["1", None, "3"] == [outcome.value for outcome in done.outcomes]


def test_a_script_without_a_guard_can_use_processes(tmp_path: Path) -> None:
    """No ``if __name__ == "__main__"`` is needed: the script is not run again."""
    script = tmp_path / "script.py"
    script.write_text(
        "from detente.app.executors import Placement, run\n"
        "done = run(abs, [-1, -2, -3], where=Placement('processes', 2))\n"
        "print([outcome.value for outcome in done.outcomes])\n",
        encoding="utf-8",
    )
    printed = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60
    )

    assert "[1, 2, 3]\n" == printed.stdout


def test_no_inputs_need_nobody() -> None:
    """Nothing to do is done."""
    assert run(abs, [], where=TWO).complete


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (1, HERE),
        ("1", HERE),
        (2, TWO),
        ("tcp://host:8786", Placement("dask", 0, "tcp://host:8786")),
    ],
)
def test_where_to_work_is_a_number_or_an_address(written: int | str, found: Placement) -> None:
    """As a person writes it."""
    assert found == placement(written)


@pytest.mark.parametrize("written", [0, -1, "many", "1.5"])
def test_anything_else_is_no_place_to_work(written: int | str) -> None:
    """No worker at all cannot be meant."""
    with pytest.raises(ValueError, match=str(written)):
        placement(written)
