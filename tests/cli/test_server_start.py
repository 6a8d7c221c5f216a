from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from click.testing import CliRunner

from detente.cli import main


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_said_before_anything_is_made(tmp_path: Path) -> None:
    """Who starts a second server on a port is told which; no folder is made."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(
            main, ["server", "start", "--data", str(tmp_path / "data"), "--port", port]
        )

    assert (2, True, False) == (done.exit_code, port in done.output, (tmp_path / "data").exists())


def test_the_demo_serves_the_examples_and_ends_on_ctrl_c(tmp_path: Path) -> None:
    """`demo --serve` prints a link to a running workbench; Ctrl-C ends it without a traceback."""
    port = _free_port()
    command = [sys.executable, "-m", "detente", "demo", "--serve", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--out", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    link = process.stdout.readline().split()[-1]
    page = _opened(link)
    process.send_signal(signal.SIGINT)
    _out, said = process.communicate(timeout=30)

    assert (0, False, True) == (process.returncode, "Traceback" in said, "<button>" in page)


def _opened(link: str) -> str:
    for _ in range(200):
        try:
            with urllib.request.urlopen(link, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            import time

            time.sleep(0.1)
    raise AssertionError("the server did not answer")
