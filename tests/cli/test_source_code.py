from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.case import ClaimStatus
from detente.formats import load

CASE = """\
detente: case/1
id: harbour
parties: {nord: {name: Nordland}, sued: {name: Südland}}
issues: {lease: {options: [none, ten], status_quo: none}}
sources: {s1: {file: sources/s1.txt}}
"""
TEXT = "Talks (invented)\n\nNordland will not talk about a lease, diplomats said.\n"
COMMAND = [sys.executable, "-m", "detente", "source", "code", "s1", "--case", "case"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with one short text."""
    made = tmp_path / "case"
    (made / "sources").mkdir(parents=True)
    (made / "case.yaml").write_text(CASE, encoding="utf-8")
    (made / "sources" / "s1.txt").write_text(TEXT, encoding="utf-8")
    return made


def _piped(folder: Path, typed: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, "--coder", "anna", *words],
        cwd=folder.parent,
        input=typed,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(("language", "yes"), [("en", "y"), ("de", "j")])
def test_a_sitting_through_a_pipe(folder: Path, language: str, yes: str) -> None:
    """A line per answer; exit code 0, the claim confirmed, lines of at most 80 columns."""
    answers = ["3 1-7", "nord", "0", "2", "1", "2", "1", "1", "contra", "", "", "", yes, "."]
    done = _piped(folder, "\n".join([*answers, ""]).encode(), "--lang", language)
    [claim] = load(folder).claims

    assert (0, b"") == (done.returncode, done.stderr)
    assert "Nordland will not talk about a lease," == claim.passages[0].exact
    assert (("nord",), "anna", True) == (claim.holder, claim.coder, claim.confirmed)
    assert 80 >= max(len(line) for line in done.stdout.decode().splitlines())


@pytest.mark.parametrize("typed", [b"", b"3\n", b"3\n\xff\xfe\n", b"\x00\n3\n\x1b\n", b"3"])
def test_input_that_ends_or_is_no_text(folder: Path, typed: bytes) -> None:
    """Exit code 0, no traceback, and the case still reads."""
    done = _piped(folder, typed)

    assert (0, b"") == (done.returncode, done.stderr)
    assert all(one.status is ClaimStatus.SUGGESTED for one in load(folder).claims)
    assert all(one.holder == () for one in load(folder).claims)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--coder", " "], "There is no name to code under"),
        (["--case", "nowhere"], "is no folder"),
        (["--case", "case/case.yaml"], "detente convert"),
    ],
)
def test_bad_requests(folder: Path, words: list[str], said: str) -> None:
    """Exit code 2 and a sentence, before anything is asked."""
    done = _piped(folder, b"", *words)

    assert (2, b"") == (done.returncode, done.stdout)
    assert said in done.stderr.decode()


def _started(folder: Path, typed: bytes) -> subprocess.Popen[bytes]:
    """A sitting that waits for its next line, with everything typed so far kept."""
    process = subprocess.Popen(
        [*COMMAND, "--coder", "anna"],
        cwd=folder.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(typed)
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _kept(folder):
        time.sleep(0.05)
    return process


def _kept(folder: Path) -> bool:
    file = folder / "claims.yaml"
    return file.exists() and "holder" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_interrupted_at_a_question(folder: Path, sent: str) -> None:
    """Ctrl-C, a polite and a rude end: what was answered is kept, and the sitting goes on later."""
    process = _started(folder, b"3 1-7\nnord\n")
    process.send_signal(getattr(signal, sent))
    output, errors = process.communicate(timeout=60)
    [claim] = load(folder).claims

    assert b"Traceback" not in errors
    assert (("nord",), ClaimStatus.SUGGESTED) == (claim.holder, claim.status)
    if sent == "SIGINT":
        assert 3 == process.returncode
        assert b"Every answer given is kept" in output
    again = _piped(folder, b"0\n2\n.\n")
    assert b"c1 was begun" in again.stdout
    assert b"2/15" in again.stdout
    assert b"1/15" not in again.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal there")
def test_a_sitting_in_a_terminal(folder: Path) -> None:
    """In a terminal too: lines are read with their prompts, Ctrl-D ends the sitting."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "--coder", "anna"],
        cwd=folder.parent,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(theirs)
    seen = ""
    for prompt, typed in [("passage> ", "3 1-7\n"), ("1/15", ""), ("> ", "nord\n"), ("2/15", "")]:
        seen = _until(ours, prompt, seen)
        os.write(ours, typed.encode())
    _until(ours, "\n> ", seen)
    os.write(ours, b"\x04")
    end = _until(ours, "still", "") if process.poll() is None else ""

    assert 0 == process.wait(timeout=60), end
    os.close(ours)
    assert ("nord",) == load(folder).claims[0].holder


def _until(terminal: int, wanted: str, seen: str) -> str:
    """Read until some words are shown; what follows them is handed back."""
    deadline = time.monotonic() + 60
    while wanted not in seen and time.monotonic() < deadline:
        try:
            seen += os.read(terminal, 4096).decode(errors="replace").replace("\r\n", "\n")
        except OSError:  # the other side has gone
            break
    return seen.partition(wanted)[2]
