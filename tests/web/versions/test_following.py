"""A real server: its stream ends with the session and with the case, and never holds up its end."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

from helpers.workbench import OURS

_PATIENCE = 30.0


@dataclass
class Server:
    """A running server, and a browser that is signed in."""

    process: subprocess.Popen[str]
    client: httpx2.Client
    readers: list[threading.Thread] = field(default_factory=list)

    def begin(self) -> str:
        """A case, by the form of the list."""
        answer = self.client.post("/cases/new", data={"from": "template:peace"})
        assert 303 == answer.status_code, answer.text
        return str(answer.headers["location"]).rsplit("/", 1)[1]

    def change(self, case: str, text: str) -> None:
        """A line more in the file, by putting it in."""
        content = self.client.get(f"/cases/{case}/out", params={"format": "yaml"}).content
        sent = {"file": ("x.yaml", f"# {text}\n".encode() + content)}
        shown = self.client.post(f"/cases/{case}/in", files=sent).text
        last = shown[shown.rindex('<form method="post"') :]
        fields = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', last))
        assert 303 == self.client.post(f"/cases/{case}/in", data=fields).status_code


class Stream:
    """What a page hears, line by line, read in a thread; None when it has ended."""

    def __init__(self, server: Server, case: str, **headers: str) -> None:
        self.lines: queue.Queue[str | None] = queue.Queue()
        asked = {**server.client.headers, **headers}
        arguments = (f"{server.client.base_url}/cases/{case}/events?seen=1", asked)
        thread = threading.Thread(target=self._read, args=arguments)
        server.readers.append(thread)
        thread.start()
        assert "retry: 1000" == self.next()

    def _read(self, url: str, headers: dict[str, str]) -> None:
        with (
            suppress(httpx2.TransportError),
            httpx2.Client(headers=headers, timeout=60) as client,
            client.stream("GET", url) as answer,
        ):
            for line in answer.iter_lines():
                if line:
                    self.lines.put(line)
        self.lines.put(None)

    def next(self) -> str | None:
        """The next line, or None at the end."""
        return self.lines.get(timeout=_PATIENCE)

    def until(self, last: int) -> list[int]:
        """The versions that are told, up to one."""
        versions: list[int] = []
        for _ in range(30):  # lines, not seconds: a silent stream goes on saying that it is there
            line = self.next() or ""
            if versions and versions[-1] == last:
                break
            if line.startswith("id: "):
                versions.append(int(line[4:]))
        return versions


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that the tests share which leave its owner signed in."""
    with started(tmp_path_factory.mktemp("served")) as there:
        yield there


@contextmanager
def started(folder: Path) -> Iterator[Server]:
    """A server in a process of its own, its owner signed in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "detente", "server", "start", "--data", str(folder / "data")]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    link = re.search(r"link=(\S+)", process.stdout.readline())
    assert link
    client = httpx2.Client(base_url=f"http://localhost:{port}", headers=OURS, timeout=60)
    for _ in range(300):
        try:
            client.get("/static/workbench.css")
            break
        except httpx2.TransportError:
            time.sleep(0.1)
    entered = client.post("/enter", data={"link": link[1]})
    # The cookie is for secure connections; a browser counts localhost as one, this client not.
    client.headers["Cookie"] = entered.headers["set-cookie"].partition(";")[0]
    server = Server(process, client)
    try:
        yield server
    finally:
        client.close()
        process.kill()
        process.wait()
        process.stdout.close()
        for reader in server.readers:
            reader.join()


def test_a_change_is_heard_with_its_version(server: Server) -> None:
    """Both tabs hear rising versions up to the last; one that reconnects hears what it missed."""
    case = server.begin()
    tabs = [Stream(server, case) for _ in range(2)]
    for n in range(3):
        server.change(case, f"change {n}")
    heard = [tab.until(4) for tab in tabs]
    again = Stream(server, case, **{"Last-Event-ID": "3"})

    assert [sorted(set(versions)) for versions in heard] == heard
    assert "id: 4" == again.next()


def test_a_stream_ends_with_its_case(server: Server) -> None:
    """A removed case says nothing more."""
    case = server.begin()
    stream = Stream(server, case)
    server.client.post(f"/cases/{case}/remove")

    assert stream.next() is None


def test_a_stream_ends_with_its_session(tmp_path: Path) -> None:
    """Who has signed out hears nothing more, and is asked to sign in."""
    with started(tmp_path) as server:
        case = server.begin()
        stream = Stream(server, case)
        server.client.post("/leave")

        assert stream.next() is None
        assert 401 == server.client.get(f"/cases/{case}/events").status_code


def test_open_streams_do_not_hold_up_the_server(tmp_path: Path) -> None:
    """Told to stop, it does: the streams end first, before the time limit of connections."""
    with started(tmp_path) as server:
        case = server.begin()
        streams = [Stream(server, case) for _ in range(3)]
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=_PATIENCE)
        assert server.process.stdout is not None
        told = server.process.stdout.read()

        assert [None] * 3 == [stream.next() for stream in streams]
        assert "graceful shutdown exceeded" not in told
