"""However much is asked for, few jobs run, and whoever cannot be served hears so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from detente.app.jobs import Jobs, StoppedError, manager
from detente.app.jobs.board import Board, JobState
from detente.app.jobs.processes import Anew
from helpers import job_tasks as tasks


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    """Jobs of one test alone."""
    numbers = count()
    made = Jobs(tmp_path, lambda: str(next(numbers)))
    yield made
    made.close()


def _until(met: Callable[[], bool]) -> bool:
    for _ in range(6000):
        if met():
            return True
        time.sleep(0.01)
    return False


def _phases(jobs: Jobs, names: list[str]) -> list[str]:
    states = [jobs.state(name) for name in names]
    return [state.phase for state in states if state is not None]


def test_two_jobs_run_and_others_wait_their_turn(jobs: Jobs) -> None:
    """A third begins by itself as soon as one of the two has ended."""
    started = [jobs.start(f"case {number}", tasks.deaf, {}, {}) for number in range(3)]
    assert _until(lambda: _phases(jobs, started) == ["running", "running", "waiting"])

    jobs.cancel(started[0])

    assert _until(lambda: _phases(jobs, started) == ["stopped", "running", "running"])


def test_a_case_has_one_job_at_a_time(jobs: Jobs) -> None:
    """The same question joins the job that runs; another waits for it and does not end it."""
    first = jobs.start("case", tasks.deaf, {}, {}, errand="a")
    same = jobs.start("case", tasks.deaf, {}, {}, errand="a")
    other = jobs.start("case", tasks.deaf, {}, {}, errand="b")
    elsewhere = jobs.start("another", tasks.deaf, {}, {}, errand="a")
    waited = _until(
        lambda: _phases(jobs, [first, other, elsewhere]) == ["running", "waiting", "running"]
    )

    jobs.cancel(first)

    assert first == same != other
    assert waited
    assert _until(lambda: _phases(jobs, [first, other]) == ["stopped", "running"])


def test_a_newer_question_ends_the_one_it_replaces(jobs: Jobs) -> None:
    """What is asked of an older version alone makes room; everything else goes on waiting."""
    started = [jobs.start("case", tasks.deaf, {}, {}, errand=errand) for errand in ("a1", "b1")]

    newer = jobs.start("case", tasks.deaf, {}, {}, errand="a2", replaces="a1".__eq__)

    expected = ["stopped", "running", "waiting"]
    assert _until(lambda: _phases(jobs, [*started, newer]) == expected)


def test_a_waiting_job_is_cancelled_at_once(jobs: Jobs) -> None:
    """It need not come to its turn first."""
    started = [jobs.start(f"case {number}", tasks.deaf, {}, {}) for number in range(3)]

    jobs.cancel(started[2])

    assert "stopped" == _phases(jobs, started)[2]


def test_too_many_waiting_jobs_are_not_taken(jobs: Jobs) -> None:
    """Whoever comes then hears that the server is busy."""
    for number in range(20):
        jobs.start(f"case {number}", tasks.deaf, {}, {})

    with pytest.raises(StoppedError, match="busy"):
        jobs.start("one more", tasks.deaf, {}, {})


def test_quick_work_waits_for_a_place_and_not_for_ever(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four run at once; a fifth is told that the server is busy, and served when one has ended."""
    monkeypatch.setattr(manager, "_PATIENCE", 0.3)

    threads = [
        threading.Thread(target=lambda: jobs.call(tasks.slow, {}, {"seconds": 2})) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    assert _until(lambda: jobs._room._value == 0)

    with pytest.raises(StoppedError, match="busy"):
        jobs.call(tasks.quick, {}, {})
    for thread in threads:
        thread.join()
    assert {"asked": {}} == jobs.call(tasks.quick, {}, {}).answer


def test_a_full_queue_of_quick_work_is_refused_at_once(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where too many wait already, the next does not wait at all."""
    monkeypatch.setattr(manager, "_QUICK_WAITING", 0)

    with pytest.raises(StoppedError, match="busy"):
        jobs.call(tasks.quick, {}, {})


def test_what_follows_a_job_sees_how_far_it_is(jobs: Jobs) -> None:
    """Progress arrives while it runs, and its answer is handed on before it counts as done."""
    handed: list[object] = []
    job = jobs.start(
        "case", tasks.slow, {}, {"seconds": 0.5}, then=lambda done: handed.append(done.answer)
    )

    assert _until(lambda: (state := jobs.state(job)) is not None and state.progress is not None)
    assert _until(lambda: _phases(jobs, [job]) == ["done"])
    state = jobs.state(job)
    assert state is not None
    assert ["slept"] == handed == [state.answer]


def test_old_jobs_are_forgotten() -> None:
    """Of those that ended the newest forty stay, for an hour; one that runs stays."""
    clock = [0.0]
    board = Board(lambda: clock[0])
    board.put(JobState("runs", "case"))
    for number in range(50):
        clock[0] += 1
        board.put(JobState(str(number), "case", "done"))

    kept = [number for number in range(50) if board.get(str(number))]
    clock[0] += 3600
    later = [number for number in range(50) if board.get(str(number))]

    assert list(range(10, 50)) == kept
    assert [] == later[:-1]
    assert board.get("runs") is not None


def test_without_fork_jobs_begin_anew(tmp_path: Path) -> None:
    """Where a system cannot fork, each job is a new interpreter, under the same rules."""
    numbers = count()
    jobs = Jobs(tmp_path, lambda: str(next(numbers)), processes=Anew)
    try:
        assert {"asked": {"a": 1}} == jobs.call(tasks.quick, {}, {"a": 1}).answer
        with pytest.raises(StoppedError, match="failed"):
            jobs.call(tasks.faulty, {}, {})
        job = jobs.start("case", tasks.deaf, {}, {})
        assert _until(lambda: _phases(jobs, [job]) == ["running"])
        jobs.cancel(job)
        assert ["stopped"] == _phases(jobs, [job])
    finally:
        jobs.close()


def test_a_fault_after_a_job_leaves_its_worker_at_work(jobs: Jobs) -> None:
    """However often what keeps the answers fails, the next job of somebody else is done."""

    def failing(_done: object) -> None:
        raise RuntimeError

    for number in range(3):
        failed = jobs.start(f"unlucky {number}", tasks.quick, {}, {}, then=failing)
        assert jobs._board.wait_until_over(failed, 20)
    after = jobs.start("lucky", tasks.quick, {}, {})
    assert jobs._board.wait_until_over(after, 20)

    assert ["stopped", "done"] == [getattr(jobs.state(one), "phase", "") for one in (failed, after)]
