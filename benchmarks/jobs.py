"""How quickly a job begins, is cancelled, and is stopped at its limits: prints figures.

``python benchmarks/jobs.py [--times N]``. The bars are those of the specification of security,
section 8, A1 and A2.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from detente.app.jobs import Jobs, StoppedError, Task
from helpers import job_tasks as tasks
from strategies.big_case import write_big_case


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def stopped(jobs: Jobs, task: Task) -> str:
    """Why a task was stopped."""
    try:
        jobs.call(task, {}, {})
    except StoppedError as error:
        return error.reason
    return "not stopped"


def cancelled(jobs: Jobs, task: Task, files: dict[str, bytes]) -> float:
    """Milliseconds from the call to cancel until the process is gone."""
    job = jobs.start("case", task, files, {"seconds": 60})
    while (state := jobs.state(job)) is not None and state.phase != "running":
        time.sleep(0.001)
    time.sleep(0.15)
    return timed(lambda: jobs.cancel(job))


def told(name: str, times: list[float]) -> None:
    """One line of the table."""
    print(f"{name:44} median {median(times):8.1f} ms   worst {max(times):8.1f} ms   n={len(times)}")


def measured(jobs: Jobs, folder: Path, times: int) -> None:
    """All figures."""
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    told("first call, right after the start", [timed(lambda: jobs.call(tasks.quick, {}, {}))])
    told("a call", [timed(lambda: jobs.call(tasks.quick, {}, {})) for _ in range(times)])
    told("cancel a job that sleeps", [cancelled(jobs, tasks.deaf, {}) for _ in range(times)])
    big = {"case.yaml": write_big_case(folder / "case.yaml", 60).read_bytes()}
    spaces = [cancelled(jobs, tasks.analysing, big) for _ in range(max(3, times // 5))]
    told("cancel an analysis of 10^60 packages", spaces)
    for task in (tasks.memory, tasks.array_memory):
        took = timed(lambda task=task: print(f"{task.__name__}: {stopped(jobs, task)}"))
        told(f"stop a memory bomb ({task.__name__})", [took])


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=30)
    times = arguments.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        jobs = Jobs(Path(folder) / "scratch", map(str, count()).__next__)
        try:
            measured(jobs, Path(folder), times)
        finally:
            jobs.close()


if __name__ == "__main__":
    main()
