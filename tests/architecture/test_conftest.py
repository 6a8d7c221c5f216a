"""The promises of the test configuration itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.needs import ROOT, SHARED, need_tool, shared_path


def _run_beside_conftest(tmp_path: Path, body: str, **environment: str) -> str:
    for copied in ("conftest.py", "helpers/needs.py"):
        target = tmp_path / "tests" / copied
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text((ROOT / "tests" / copied).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "tests" / "test_it.py").write_text(body, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = tests\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run(
        command, cwd=tmp_path, env={**kept, **environment}, capture_output=True, text=True
    )
    return done.stdout.strip().splitlines()[-1]


SKIPS = """
import pytest
from helpers.needs import need_tool, shared_path

def test_tool(monkeypatch):
    monkeypatch.setenv("PATH", "")
    need_tool("chromium")

def test_data():
    shared_path("no-such-folder")
"""


def test_missing_tool_fails_in_ci(tmp_path: Path) -> None:
    """In CI a missing program is a failure; missing shared data stays a skip."""
    closing = _run_beside_conftest(tmp_path, SKIPS, CI="true")

    assert "1 failed, 1 skipped" in closing


def test_missing_tool_skips_elsewhere(tmp_path: Path) -> None:
    """On a developer's machine both are skips."""
    closing = _run_beside_conftest(tmp_path, SKIPS)

    assert "2 skipped" in closing


def test_file_that_skips_itself_fails_in_ci(tmp_path: Path) -> None:
    """A whole file cannot slip out of CI either."""
    body = "import pytest\npytest.skip('no browser', allow_module_level=True)\n"

    assert "1 error" in _run_beside_conftest(tmp_path, body, CI="true")


def test_other_hosts_are_refused() -> None:
    """A connection to another machine fails the test before a packet leaves."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock,
        pytest.raises(pytest.fail.Exception, match=r"192\.0\.2\.1"),
    ):
        sock.connect(("192.0.2.1", 80))


def test_this_machine_is_allowed() -> None:
    """A server of the test's own on the loopback address can be reached."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address) as client:
            reached = client.getpeername()

    assert address == reached


def test_tools_have_names() -> None:
    """Asking for a program nobody has listed is a mistake in the test, not a skip."""
    with pytest.raises(KeyError):
        need_tool("no-such-program")


def test_shared_path_says_what_is_missing() -> None:
    """The reason of a skip names the folder that is absent."""
    with pytest.raises(pytest.skip.Exception, match=f"{SHARED}/nowhere"):
        shared_path("nowhere")
