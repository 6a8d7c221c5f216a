from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.cli.several import progress_words
from strategies.big_case import write_big_case

from .conftest import Run

SOON = 60.0
"""Seconds from Ctrl-C to the end at most: half of what would come without, on a busy machine."""


def test_a_folder_of_cases_in_one_command(
    run: Run, river: Path, wages: Path, tmp_path: Path
) -> None:
    """One JSON per case and an index; counts and places on standard error, exit code 0."""
    done = run("analyze", river, wages, "--json-dir", "out", "--workers", "2")

    assert (0, "") == (done.returncode, done.stdout), done.stderr
    assert "2 cases: 2 answered" in done.stderr
    assert ["index.jsonl", "river-treaty.json", "wage-round.json"] == sorted(
        file.name for file in (tmp_path / "out").iterdir()
    )
    values = json.loads((tmp_path / "out" / "river-treaty.json").read_text(encoding="utf-8"))
    assert ("river-treaty", "empty") == (values["case"]["id"], values["status"])


def test_a_broken_file_is_told_after_the_rest_is_done(
    run: Run, river: Path, tmp_path: Path
) -> None:
    """Exit code 2, the place and the mend in words; the other case is answered."""
    (tmp_path / "broken.yaml").write_text("detente: case/1\nid: [", encoding="utf-8")
    done = run("analyze", "broken.yaml", river, "--json-dir", "out", "--lang", "de")

    assert 2 == done.returncode
    assert "2 Fälle: 1 beantwortet, 1 mit Fehlern" in done.stderr
    assert "broken.yaml:3:1:" in done.stderr
    assert list((tmp_path / "out").rglob("river-treaty.json"))


def test_part_of_an_answer_is_exit_code_3(run: Run, tmp_path: Path) -> None:
    """A case too large for its time limit: labelled, and said."""
    write_big_case(tmp_path / "big.yaml")
    done = run("analyze", "big.yaml", "--json-dir", "out", "--time-limit", "0.05")

    assert 3 == done.returncode, done.stderr
    assert "1 in part" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "--json-dir"),
        (["--json-dir", "out", "--brief", "b.html"], "--brief"),
        (["--json-dir", "out", "--report", "r.html"], "--report"),
        (["--json-dir", "out", "--json", "-"], "--json"),
        (["--json-dir", "out", "--workers", "0"], "“0”"),
        (["--json-dir", "out", "--workers", "many"], "“many”"),
        (["--json-dir", "file"], "folder"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, river: Path, wages: Path, tmp_path: Path, words: list[str], message: str
) -> None:
    """Exit code 2, words on standard error, nothing written."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("analyze", river, wages, *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert message in done.stderr
    assert ["file"] == [file.name for file in tmp_path.iterdir()]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_keeps_what_is_finished(river: Path, tmp_path: Path) -> None:
    """Soon, with exit code 3 and words; the same command goes on from there."""
    write_big_case(tmp_path / "big.yaml")
    command = [sys.executable, "-m", "detente", "analyze", str(river), "big.yaml"]
    command += ["--json-dir", "out", "--workers", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    answer = tmp_path / "out"
    waited = time.monotonic()
    while not list(answer.rglob("river-treaty.json")) and time.monotonic() - waited < 60:
        time.sleep(0.05)
    time.sleep(0.5)
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=SOON)

    assert 3 == process.returncode, errors
    assert "1 answered, 1 not done" in errors
    assert "Traceback" not in errors
    assert not list(answer.rglob("big*"))


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (None, "1 of 4 cases"),
        (0.2, "1 of 4 cases, about 1 second left"),
        (80.0, "1 of 4 cases, about 80 seconds left"),
        (100.0, "1 of 4 cases, about 2 minutes left"),
        (8000.0, "1 of 4 cases, about 2 hours left"),
    ],
)
def test_an_estimate_in_words(left: float | None, words: str) -> None:
    """Seconds, minutes or hours, whichever a person would say."""
    assert words == progress_words(1, 4, left, "en")
