"""A real server, a real browser: whatever the page's policy, script or accessibility breaks fails.

The server is `uvicorn` in a process of its own, started as `detente server start` starts it.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 120_000
"""Milliseconds to wait for what is to appear: machines are busy, and a failure is no faster."""


@dataclass
class Served:
    """A running server. ``link`` opens it once."""

    url: str
    link: str
    data: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server on an empty data folder."""
    port = _free_port()
    command = [sys.executable, "-m", "detente", "server", "start"]
    command += ["--data", str(tmp_path / "data"), "--port", str(port)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+", line)
    assert found, line
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            import time

            time.sleep(0.1)
    yield Served(f"http://localhost:{port}", found.group(), tmp_path / "data")
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)
    process.stdout.close()


@pytest.fixture
def watched_page(browser: Any, served: Served) -> Iterator[Callable[..., Any]]:
    """A function that opens a page of a context of its own: ``watched_page(width=375, ...)``.

    At the end the test fails if any page broke its content policy, reported an error, or asked for
    anything outside the server. ``locale`` chooses the language.
    """
    faults: list[str] = []
    contexts: list[Any] = []

    def made(width: int = 1440, scheme: str = "light", locale: str = "en-GB", **extra: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale=locale,
            reduced_motion="reduce",
            **extra,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()

        def look(request: Any) -> None:
            if not request.url.startswith((served.url, "data:", "blob:")):
                faults.append(f"the page asked for {request.url}")

        def listen(message: Any) -> None:
            # A refused form answers 4xx, and the browser says so: no fault of the page.
            if message.type == "error" and "Failed to load resource" not in message.text:
                faults.append(f"console: {message.text}")

        page.on("request", look)
        page.on("console", listen)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        return page

    yield made
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def signed_in(served: Served, watched_page: Callable[..., Any]) -> Callable[..., Any]:
    """A function that opens a page with the owner signed in (once: the link is spent)."""

    def entered(**options: Any) -> Any:
        page = watched_page(**options)
        page.goto(served.link)
        page.locator("main button").click()
        page.wait_for_url("**/cases")
        return page

    return entered
