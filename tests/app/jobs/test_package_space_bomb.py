"""A case with more packages than anybody can count is a job like any other."""

from __future__ import annotations

from pathlib import Path

from detente.app.jobs import LONG, Jobs
from helpers import job_tasks as tasks
from strategies.big_case import write_big_case


def test_an_analysis_of_sixty_issues_answers_in_part(jobs: Jobs, tmp_path: Path) -> None:
    """10^60 packages are counted, never listed; the answer comes in time and says it is partial."""
    case = write_big_case(tmp_path / "case.yaml", issues_count=60)

    done = jobs.call(tasks.analysing, {"case.yaml": case.read_bytes()}, {"seconds": 3}, LONG)

    assert str(10**60) == done.answer["packages"]
    assert "time" == done.answer["partial"]
    assert {} == done.changed
