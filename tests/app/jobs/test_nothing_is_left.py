"""Jobs that are ended leave no process, no file and no thread, whoever ends them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from detente.app.jobs import Jobs, StoppedError
from detente.app.jobs.processes import Nursery
from helpers import job_tasks as tasks


def _below(process: int) -> set[int]:
    """The processes a process has started, and those they have."""
    parents: dict[int, int] = {}
    for found in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (found / "stat").read_text().rpartition(")")[2].split()
            parents[int(found.name)] = int(fields[1])
    found_below: set[int] = set()
    while (
        more := {one for one, of in parents.items() if of in found_below | {process}} - found_below
    ):
        found_below |= more
    return found_below


def _alive(process: int) -> bool:
    with contextlib.suppress(OSError):
        return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[
            0
        ] != "Z"
    return False


def _until(met: Callable[[], bool]) -> bool:
    for _ in range(6000):
        if met():
            return True
        time.sleep(0.01)
    return False


def test_a_hundred_cancelled_jobs_leave_nothing(jobs: Jobs, scratch: Path) -> None:
    """After each was begun and cancelled there is no process, file or thread more than before."""
    jobs.call(tasks.quick, {}, {})
    threads, processes = threading.active_count(), _below(os.getpid())

    for number in range(100):
        job = jobs.start(f"case {number % 7}", tasks.deaf, {"a": b"x"}, {})
        if number % 3:
            assert _until(lambda job=job: jobs.state(job).phase == "running")  # type: ignore[misc, union-attr]
        jobs.cancel(job)
        state = jobs.state(job)
        assert state is not None
        assert ("stopped", "cancelled") == (state.phase, state.reason)

    assert processes == _below(os.getpid())
    assert threads == threading.active_count()
    assert [] == [path for server in scratch.iterdir() for path in server.iterdir()]


def test_what_a_job_has_started_ends_with_it(jobs: Jobs, tmp_path: Path) -> None:
    """Programs and forks of a job are ended together with it."""
    told = tmp_path / "processes"
    job = jobs.start("family", tasks.many_children, {}, {"told": str(told)})
    assert _until(lambda: told.exists() and len(told.read_text().split()) == 4)
    family = [int(process) for process in told.read_text().split()]
    assert all(map(_alive, family))

    jobs.cancel(job)

    assert _until(lambda: not any(map(_alive, family)))


def test_a_warm_process_that_dies_is_started_again(tmp_path: Path) -> None:
    """Jobs that ran in it fail; the next one is done."""
    numbers = count()
    jobs = Jobs(tmp_path, lambda: str(next(numbers)))
    try:
        source = jobs._source
        assert isinstance(source, Nursery)
        job = jobs.start("case", tasks.deaf, {}, {})
        assert _until(lambda: bool(_below(source._process.pid)))
        os.kill(source._process.pid, signal.SIGKILL)

        assert _until(lambda: jobs.state(job).over)  # type: ignore[union-attr]
        assert {"asked": {}} == jobs.call(tasks.quick, {}, {}).answer
        state = jobs.state(job)
        assert state is not None
        assert "failed" == state.reason
    finally:
        jobs.close()


def test_closing_ends_everything(tmp_path: Path) -> None:
    """What runs and what waits is cancelled; processes, threads and folders are gone."""
    threads, processes = threading.active_count(), _below(os.getpid())
    numbers = count()
    jobs = Jobs(tmp_path, lambda: str(next(numbers)))
    started = [jobs.start(f"case {number}", tasks.deaf, {}, {}) for number in range(5)]
    stopped: list[str] = []

    def waited() -> None:
        try:
            jobs.call(tasks.deaf, {}, {})
        except StoppedError as error:
            stopped.append(error.reason)

    waiting = threading.Thread(target=waited)
    waiting.start()
    assert _until(lambda: len(_below(os.getpid()) - processes) == 4)

    jobs.close()
    waiting.join()

    assert ["cancelled"] == stopped
    assert {"cancelled"} == {jobs.state(job).reason for job in started}  # type: ignore[union-attr]
    assert processes == _below(os.getpid())
    assert threads == threading.active_count()
    assert [] == list(tmp_path.iterdir())
    with pytest.raises(StoppedError, match="busy"):
        jobs.call(tasks.quick, {}, {})


_KILLED = """
import sys, time
from itertools import count
from pathlib import Path
from detente.app.jobs import Jobs
from helpers import job_tasks
if __name__ == "__main__":
    jobs = Jobs(Path(sys.argv[1]), map(str, count()).__next__)
    job = jobs.start("case", job_tasks.many_children, {}, {"told": sys.argv[2]})
    time.sleep(3600)
"""


def test_a_killed_server_leaves_no_process_and_the_next_one_clears_up(tmp_path: Path) -> None:
    """The warm process and its jobs end with the server; what lay in its folder goes later."""
    program = tmp_path / "server.py"
    program.write_text(_KILLED)
    told, scratch = tmp_path / "processes", tmp_path / "scratch"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(program), str(scratch), str(told)]
    with subprocess.Popen(command, env=environment) as server:
        assert _until(lambda: told.exists() and len(told.read_text().split()) == 4)
        left = _below(server.pid)
        server.kill()

    assert _until(lambda: not any(map(_alive, left)))
    assert 1 == len(list(scratch.iterdir()))
    Jobs(scratch, str).close()
    assert [] == list(scratch.iterdir())
