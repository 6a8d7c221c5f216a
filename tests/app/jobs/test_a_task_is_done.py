from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.app.jobs import Jobs, RefusedError
from helpers.job_tasks import changing, quick, refusing, refusing_a_file, surroundings, talkative


def test_what_a_task_changes_comes_back_beside_its_answer(jobs: Jobs) -> None:
    """New, changed and removed files come back; what lies elsewhere does not, nor what stayed."""
    files = {"kept": b"once", "gone": b"", "same/file": b"same"}

    done = jobs.call(changing, files, {})

    assert {"new/deep/file": b"\x00new", "kept": b"other", "gone": None} == done.changed


def test_a_request_reaches_the_task_as_it_is(jobs: Jobs) -> None:
    """Text of every script, numbers, lists: nothing is lost on the way there and back."""
    request = {
        "text": "Größe \u202e\u0000 😀",
        "list": [1, None, True, {"a": "b"}],
        "large": 10**60,
    }

    assert {"asked": request} == jobs.call(quick, {}, request).answer


def test_a_refusal_comes_back_in_its_own_words(jobs: Jobs) -> None:
    """What a use case says to the reader arrives as it was said."""
    with pytest.raises(RefusedError, match="not like that"):
        jobs.call(refusing, {}, {})


def test_a_refusal_does_not_say_where_this_machine_keeps_its_files(jobs: Jobs) -> None:
    """A file is named by its path in the case, which is all that a reader knows of."""
    with pytest.raises(RefusedError) as refused:
        jobs.call(refusing_a_file, {}, {})

    assert "sources/a.txt does not fit case" == str(refused.value)


def test_nothing_that_could_be_a_secret_is_in_sight(
    jobs: Jobs, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job sees no variable of the server, a private folder, and its own temporary folder."""
    seen = jobs.call(surroundings, {}, {}).answer

    allowed = {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "PYTHONPATH", "TMPDIR"}
    allowed |= {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "HOME"}
    assert set() == set(seen["environment"]) - allowed
    assert 0o700 == seen["mode"]
    assert seen["temporary"].startswith(str(scratch.resolve()))
    assert os.getpid() != seen["process"]


def test_what_a_task_prints_is_no_answer(jobs: Jobs) -> None:
    """Neither does it reach the server's own output, nor is there anything to read."""
    assert "" == jobs.call(talkative, {}, {}).answer
