"""The child process reads what the parent would, and takes the blows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from detente import formats
from detente.app import reading
from detente.app.reading import read_isolated
from helpers.needs import ROOT

RIVER = ROOT / "tests" / "formats" / "river.yaml"


def _replace_worker(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the child run some other program, as if a library had gone wrong in it."""
    run = subprocess.run

    def instead(command: list[str], **options: object) -> object:
        return run([sys.executable, "-c", code], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", instead)


def test_the_child_gives_the_same_answer(tmp_path: Path) -> None:
    """A sound case comes back equal, a faulty one with the same problems."""
    assert formats.read(RIVER) == read_isolated(RIVER)
    bad = tmp_path / "bad.yaml"
    bad.write_text("detente: case/1\nid: x\nparty: {}\n", encoding="utf-8")
    assert formats.read(bad) == read_isolated(bad)


def test_nothing_in_the_working_folder_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A yaml.py beside the case is data, not a part of the program."""
    (tmp_path / "yaml.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_isolated(RIVER).case is not None


def test_a_child_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time allowed there is an answer, and it says so."""
    monkeypatch.setattr(reading, "WALL_SECONDS", 0.5)
    _replace_worker(monkeypatch, "import time; time.sleep(60)")
    problems = read_isolated(RIVER).problems
    assert ["reading_took_too_long"] == [problem.code for problem in problems]


def test_a_child_that_computes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit on computing ends the child, and the answer says so."""
    pytest.importorskip("resource", reason="no limits on this platform")
    limits = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))"
    _replace_worker(monkeypatch, f"{limits}\nwhile True: pass")
    problems = read_isolated(RIVER).problems
    assert ["reading_took_too_long"] == [problem.code for problem in problems]


@pytest.mark.parametrize("code", ["import os; os.abort()", "print('{}')", "print('not JSON')"])
def test_a_child_that_breaks_is_a_problem(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the child prints or dies of, the parent lives and says that reading failed."""
    _replace_worker(monkeypatch, code)
    result = read_isolated(RIVER)
    assert result.case is None
    assert ["reading_failed"] == [problem.code for problem in result.problems]
    assert all(str(RIVER) in problem.line("de") for problem in result.problems)


def test_the_child_has_limits() -> None:
    """Memory and computing are limited in the child before it reads a byte."""
    resource = pytest.importorskip("resource", reason="no limits on this platform")
    code = (
        "from detente.formats import worker; worker._limit(); import resource;"
        "print(*(resource.getrlimit(w)[0] for w in (resource.RLIMIT_AS, resource.RLIMIT_CPU)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    memory, computing = map(int, done.stdout.split())
    assert (True, True) == (memory <= 1024**3 or memory == most, computing <= 10)
