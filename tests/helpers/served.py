"""``detente server start`` in a process of its own, and browsers that post changes to it at once.

`Served` starts the command itself; `Forked` has a process that has everything loaded fork one that
runs the same command, so that a thousand starts take minutes. Run as a program this is that one:
it forks for each line ``FOLDER PORT`` it reads, and says the new process's number.
"""

from __future__ import annotations

import http.client
import io
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

NAMES = ("wfirstw", "wsecondw", "wthirdw")
"""The titles of the cases that all write to."""
PLAIN = "application/x-www-form-urlencoded"
_UP = 60.0
"""Seconds for a server to answer, on a machine that does much else."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Running:
    """A server's process. ``link`` lets its owner in once."""

    process: int
    port: int
    link: str


class Served:
    """Starts the command of the command line."""

    def __enter__(self) -> Self:
        self._begun: list[subprocess.Popen[str]] = []
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for process in self._begun:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()

    def begin(self, data: Path) -> Running:
        """A server on a folder; it may not listen yet."""
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "detente", *_command(data, port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self._begun.append(process)
        assert process.stdout is not None
        return Running(process.pid, port, _link(process.stdout.readline()))

    def gone(self) -> None:
        """Wait for the end of the last one, which somebody has killed."""
        self._begun[-1].wait()


class Forked:
    """Starts the same command in a process forked from one that has everything loaded."""

    def __enter__(self) -> Self:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "helpers.served"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=Path(__file__).parents[1],
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.close()
        self._parent.wait()
        self._parent.stdout.close()

    def begin(self, data: Path) -> Running:
        """A server on a folder; it may not listen yet."""
        port = free_port()
        assert self._parent.stdin is not None
        self._parent.stdin.write(f"{data} {port}\n")
        self._parent.stdin.flush()
        process = int(self._line())
        return Running(process, port, _link(self._line()))

    def gone(self) -> None:
        """Wait for the end of the last one, which somebody has killed."""
        assert self._line() == "gone\n"

    def _line(self) -> str:
        assert self._parent.stdout is not None
        return self._parent.stdout.readline()


def _command(data: Path, port: int) -> list[str]:
    return ["server", "start", "--data", str(data), "--port", str(port)]


def _link(said: str) -> str:
    found = re.search(r"link=(\S+)", said)
    assert found, said
    return found[1]


@dataclass
class Browser:
    """Somebody signed in who sends forms. A connection that breaks raises ``OSError``."""

    port: int
    cookie: str = ""
    _line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> tuple[int, bytes]:
        """A page: its status and what it holds."""
        status, _, held = self._asked("GET", path)
        return status, held

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """Send a form: the status, and where the answer leads."""
        status, headers, _ = self._asked("POST", path, urlencode(fields))
        return status, headers.get("location", "")

    def enter(self, link: str) -> None:
        """Sign in with the one-time link."""
        status, headers, _ = self._asked("POST", "/enter", urlencode({"link": link}))
        assert status == 303, status
        self.cookie = headers["set-cookie"].partition(";")[0]

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()

    def _asked(
        self, method: str, path: str, body: str | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        if self._line is None:
            self._line = http.client.HTTPConnection("localhost", self.port, timeout=60)
        headers = {"Sec-Fetch-Site": "same-origin", "Cookie": self.cookie}
        if body is not None:
            headers["Content-Type"] = PLAIN
        try:
            self._line.request(method, path, body, headers)
            answer = self._line.getresponse()
            held = answer.read()
        except http.client.HTTPException as broken:  # half an answer
            raise ConnectionError from broken
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, held


def wait_until_up(port: int) -> None:
    """Wait until a server takes connections."""
    until = time.monotonic() + _UP
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < until, "the server did not come up"
            time.sleep(0.01)
        else:
            return


@dataclass(frozen=True)
class Sending:
    """A form to be sent: where to, its fields with their key, and the word it leaves behind."""

    path: str
    fields: tuple[tuple[str, str], ...]
    word: str


def sending(case: str, kind: str, word: str) -> Sending:
    """A new party of a case, a text pasted into it, or a new case (then ``case`` is not used)."""
    path, fields = {
        "party": (f"{case}/build/form?at=parties&new=1", {"present": "name", "name": word}),
        "text": (f"{case}/sources", {"title": word, "pasted": f"What {word} said. " * 40}),
        "case": ("/cases/new", {"from": "blank", "title": word}),
    }[kind]
    return Sending(path, (*fields.items(), ("key", word)), word)


@dataclass
class Load:
    """Browsers that post without pause until the server is gone or ``done`` is set.

    ``asked`` is everything ever sent, ``had`` where the acknowledged ones led, both by word.
    ``acknowledged`` is set once in a run ``anything`` was, and a change of ``files``.
    """

    cookie: str
    cases: list[str]
    browsers: int = 5
    asked: dict[str, Sending] = field(default_factory=dict)
    had: dict[str, str] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    done: threading.Event = field(default_factory=threading.Event)
    acknowledged: dict[str, threading.Event] = field(
        default_factory=lambda: {"anything": threading.Event(), "files": threading.Event()}
    )
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self, port: int, run: str) -> None:
        """Let them begin; ``run`` makes their words different from any before."""
        self.done.clear()
        for event in self.acknowledged.values():
            event.clear()
        self._threads = [
            threading.Thread(target=self._post, args=(port, f"{run}b{number}"), daemon=True)
            for number in range(self.browsers)
        ]
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Wait for all of them."""
        self.done.set()
        for thread in self._threads:
            thread.join()

    def _post(self, port: int, run: str) -> None:
        chance = random.Random(run)
        browser = Browser(port, self.cookie)
        number = 0
        try:
            while not self.done.is_set():
                number += 1
                (kind,) = chance.choices(("party", "text", "case"), (3, 3, 1))
                sent = sending(chance.choice(self.cases), kind, f"w{run}n{number}w")
                self.asked[sent.word] = sent
                status, where = browser.post(sent.path, dict(sent.fields))
                self.statuses[status] += 1
                if status == 303:
                    self.had[sent.word] = where
                    self.acknowledged["anything"].set()
                    if kind != "case":
                        self.acknowledged["files"].set()
        except OSError:
            return
        finally:
            browser.close()


def begin_cases(running: Running) -> tuple[str, list[str]]:
    """Somebody signed in, and the cases that all are to write to: the cookie, and addresses."""
    browser = Browser(running.port)
    browser.enter(running.link)
    cases = []
    for name in NAMES:
        sent = sending("", "case", name)
        cases.append(browser.post(sent.path, dict(sent.fields))[1])
    browser.close()
    return browser.cookie, cases


def words_held(browser: Browser, cases: list[str]) -> Counter[str]:
    """How often each word stands at a place of its own: a party, a text, the title of a case."""
    found: Counter[str] = Counter()
    for case in cases:
        status, zipped = browser.get(f"{case}/out")
        assert status == 200, status
        with zipfile.ZipFile(io.BytesIO(zipped)) as folder:
            names = [name.rpartition("sources/")[2] for name in folder.namelist()]
            inside = next(name for name in folder.namelist() if name.endswith("case.yaml"))
            written = folder.read(inside).decode()
        found.update(re.findall(r"^(w\w+w)\b", "\n".join(names), re.M))
        found.update(re.findall(r"^ +name: (w\w+w)$", written, re.M))
    for page in range(1, 100):
        status, held = browser.get(f"/cases?page_number={page}")
        assert status == 200, status
        titles = re.findall(r">\s*(w\w+w)\s*</a>", held.decode())
        if not titles:
            break
        found.update(titles)
        if f"page_number={page + 1}" not in held.decode():
            break
    return found


def _main() -> None:
    import uvicorn
    import uvicorn.lifespan.on
    import uvicorn.protocols.http.auto  # noqa: F401

    import detente.web.application  # noqa: F401
    from detente.cli import main

    for line in sys.stdin:
        folder, _, port = line.rstrip("\n").rpartition(" ")
        child = os.fork()
        if child == 0:
            os.setsid()
            main(_command(Path(folder), int(port)))
        os.write(1, f"{child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    _main()
