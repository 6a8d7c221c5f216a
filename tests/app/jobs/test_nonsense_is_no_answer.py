"""What a job's process says is believed in no point: what is no message of ours ends the job."""

from __future__ import annotations

from typing import Any

import pytest

from detente.app.jobs import StoppedError
from detente.app.jobs.running import Run

INFINITE = float("inf")


@pytest.mark.parametrize(
    "message",
    [
        {"changed": {}},
        {"changed": [], "answer": 1},
        {"changed": {"../out": ""}, "answer": 1},
        {"changed": {"a": "abc"}, "answer": 1},
        {"progress": ["far", INFINITE, 1]},
        {"progress": ["far", 1]},
        {"progress": None},
        {"failed": "x" * 1000},
        {},
    ],
)
def test_nonsense_stops_the_job_and_nothing_else(message: dict[str, Any]) -> None:
    """Numbers without end, an answer left out, paths that lead out: a job that failed."""
    run = Run(None, None)  # type: ignore[arg-type]  # only what it hears is asked

    with pytest.raises(StoppedError) as stopped:
        run._heard(iter([message]))

    assert "failed" == stopped.value.reason
