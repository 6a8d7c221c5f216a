"""Whatever a task does, it is ended within its limits, with the reason, and leaves nothing."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.app.jobs import QUICK, Jobs, Limits, StoppedError
from detente.app.jobs.running import Task
from helpers import job_tasks as tasks

BRIEF = Limits(memory=512 << 20, computing=1, wall=15.0, given=1 << 20, files=10)
WAITING = replace(BRIEF, wall=0.5)


@pytest.fixture(autouse=True)
def nothing_left(scratch: Path) -> Iterator[None]:
    """Fail where a job has left a file."""
    yield
    assert [] == [path for server in scratch.iterdir() for path in server.iterdir()]


@pytest.mark.parametrize(
    ("task", "limits", "reason", "request_"),
    [
        (tasks.memory, replace(BRIEF, computing=10), "memory", {}),
        (tasks.array_memory, BRIEF, "memory", {}),
        (tasks.computing, BRIEF, "failed", {}),
        (tasks.computing_in_c, BRIEF, "time", {}),
        (tasks.deaf, WAITING, "time", {}),
        (tasks.slow, WAITING, "time", {"seconds": 60}),
        (tasks.half_a_message, WAITING, "time", {}),
        (tasks.flood, BRIEF, "large", {}),
        (tasks.closing, BRIEF, "failed", {}),
        (tasks.dying, BRIEF, "failed", {"signal": signal.SIGKILL}),
        (tasks.dying, BRIEF, "failed", {"signal": signal.SIGSEGV}),
        (tasks.dying, BRIEF, "memory", {"signal": signal.SIGABRT}),
        (tasks.leaving, BRIEF, "failed", {}),
        (tasks.faulty, BRIEF, "failed", {}),
        (tasks.many_files, BRIEF, "large", {"count": 11}),
        (tasks.large_file, BRIEF, "large", {"size": 2 << 20}),
        (tasks.large_file, BRIEF, "large", {"size": 1 << 20}),
        (tasks.large_answer, BRIEF, "large", {"size": 2 << 20}),
        (tasks.no_plain_answer, BRIEF, "failed", {"kind": "object"}),
        (tasks.no_plain_answer, BRIEF, "failed", {"kind": "not a number"}),
        (tasks.no_plain_answer, BRIEF, "failed", {"kind": "nested"}),
        (tasks.linking, BRIEF, "failed", {}),
    ],
)
def test_a_task_is_ended_at_its_limits(
    jobs: Jobs, task: Task, limits: Limits, reason: str, request_: dict[str, Any]
) -> None:
    """It stops with the reason that is the case, and the next task is done as ever."""
    with pytest.raises(StoppedError) as stopped:
        jobs.call(task, {"case.yaml": b"x"}, request_, limits)

    assert reason == stopped.value.reason
    assert {"asked": {}} == jobs.call(tasks.quick, {}, {}).answer


@pytest.mark.parametrize(
    "sent",
    ["", "{", "[]", "null", "[" * 5000, '{"changed": 1}', '{"progress": 1}', '{"a": NaN}', "ü\0"],
)
def test_no_garbage_from_a_job_is_taken_for_an_answer(jobs: Jobs, sent: str) -> None:
    """What is no message of ours ends the job as failed."""
    with pytest.raises(StoppedError, match="failed"):
        jobs.call(tasks.garbage, {}, {"bytes": sent}, BRIEF)


@pytest.mark.parametrize(
    "path", ["/etc/x", "../x", "a/../../x", "a\\\\..\\\\x", "C:/x", "", "a//../b"]
)
def test_a_job_cannot_name_a_file_outside_the_case(jobs: Jobs, path: str) -> None:
    """A path that leads out of the folder is not taken as a change."""
    with pytest.raises(StoppedError, match="failed"):
        jobs.call(tasks.handing_back, {}, {"path": path}, BRIEF)


@pytest.mark.parametrize("path", ["/tmp/x", "../x", "a/../../x", "a\\..\\x", "x\0y", ""])
def test_no_file_is_written_outside_a_jobs_folder(jobs: Jobs, path: str) -> None:
    """A case cannot hold a file whose path leads out of its folder."""
    with pytest.raises(StoppedError, match="failed"):
        jobs.call(tasks.quick, {path: b"x"}, {})


def test_a_job_reaches_no_address(jobs: Jobs) -> None:
    """Not even one of this machine that listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        with pytest.raises(StoppedError, match="failed"):
            jobs.call(tasks.calling_out, {}, {"port": port})


def test_charts_are_drawn_within_the_limits(jobs: Jobs) -> None:
    """The chart engine, with its JavaScript machine, has room in a job of ordinary limits."""
    assert jobs.call(tasks.drawing, {}, {}, QUICK).answer > 1000


def test_only_the_kind_of_a_fault_is_logged(jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    """The text of a fault may be somebody's own: it stays out of the log."""
    with pytest.raises(StoppedError):
        jobs.call(tasks.faulty, {}, {})

    assert "KeyError" in caplog.text
    assert "private" not in caplog.text
