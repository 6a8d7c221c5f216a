from __future__ import annotations

import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from detente.app.convert import write_case
from detente.case import Case, Issue, Option, Party, Statement, Value, Weight, text

from .conftest import Run

LINGER = 60.0
"""Seconds from Ctrl-C to the end at most: half of what would come without, on a busy machine."""


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six parties, 10^60 packages, values in all directions: too much for any machine."""
    random = Random(1)
    parties = tuple(Party(name, text(name)) for name in "abcdef")
    options = tuple(Option(f"o{k}") for k in range(10))
    issues = tuple(Issue(f"i{j}", options=options, status_quo="o0") for j in range(60))
    statements: list[Statement] = []
    for party in parties:
        for issue in issues:
            root, weight = f"statements.{party.id}", Fraction(random.randint(1, 9999))
            statements.append(Weight(f"{root}.weights.{issue.id}", party.id, issue.id, weight))
            values = [0, 10_000, *(random.randint(1, 9999) for _ in options[2:])]
            random.shuffle(values)
            for option, value in zip(options, values, strict=True):
                path = f"{root}.values.{issue.id}.{option.id}"
                points = Fraction(value, 100)
                statements.append(Value(path, party.id, issue.id, option.id, points))
    target = tmp_path_factory.mktemp("big") / "big.yaml"
    write_case(Case("big", parties=parties, issues=issues, statements=tuple(statements)), target)
    return target


def test_a_time_limit_gives_a_labelled_answer(run: Run, big: Path) -> None:
    """Hardly any time: a partial answer says so with exit code 3, and comes soon."""
    start = time.monotonic()
    done = run("analyze", big, "--time-limit", "0.05", "--json", "-")

    assert 3 == done.returncode, done.stderr
    assert "Partial answer" in done.stderr
    assert done.stdout.startswith("{")
    assert time.monotonic() - start < 60


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
@pytest.mark.parametrize("wait", [0.3, 1.0, 5.0])
def test_ctrl_c_ends_with_a_sentence(big: Path, tmp_path: Path, wait: float) -> None:
    """At any moment: exit code 3 and words, soon, and no file half written."""
    process = subprocess.Popen(
        [sys.executable, "-m", "detente", "analyze", str(big), "--brief", "brief.html"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=LINGER)
    finally:
        process.kill()
    assert 3 == process.returncode, errors
    assert errors.strip()
    assert "Traceback" not in errors
    assert {"brief.html"} >= {file.name for file in tmp_path.iterdir()}


def test_a_pipe_closed_early_is_no_fault(big: Path, alaska: Path, tmp_path: Path) -> None:
    """``detente analyze ... | head -1``: no traceback, no fault reported."""
    process = subprocess.Popen(
        [sys.executable, "-m", "detente", "analyze", str(alaska), "--json", "-"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait(timeout=60)

    assert "Traceback" not in errors
    assert "went wrong" not in errors
