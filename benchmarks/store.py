"""How many acknowledged changes a second the log takes: prints figures.

``python benchmarks/store.py [--seconds S]``. Each client appends to a case of its own, one change
of a 500-byte file after the other, and waits for each to be on the disk. Beside it: how long it
takes to read a case of 10,000 events, and to copy and check 100 MB (bar R8: at most 60 s).
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from detente.app.keeping import back_up, restore, verify
from detente.meeting.events import first_break, folder_after
from detente.store import Database, Log
from detente.store.appending import append
from helpers.logs import event, opened

CLIENTS = (1, 64, 200)


def acknowledged(log: Log, clients: int, seconds: float) -> list[float]:
    """Milliseconds of every change that so many clients get acknowledged in this time."""
    times: list[list[float]] = [[] for _ in range(clients)]
    end = time.perf_counter() + seconds

    def client(number: int) -> None:
        head = log.head(f"c{number}")
        while (began := time.perf_counter()) < end:
            head = log.append(f"c{number}", head, event(b"%09d\n" % head * 50, f"k{head}")).sequence
            times[number].append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(each for of_one in times for each in of_one)


def told(clients: int, times: list[float], seconds: float) -> None:
    """One line of the table."""
    at = [times[int(len(times) * share)] for share in (0.5, 0.99)]
    rate = len(times) / seconds
    print(f"{clients:8} {rate:14.0f} {at[0]:10.1f} {at[1]:10.1f} {times[-1]:10.1f}")


def timed(name: str, work: Callable[[], object]) -> None:
    """How long some work takes."""
    began = time.perf_counter()
    work()
    print(f"{name:48} {(time.perf_counter() - began) * 1000:10.1f} ms")


def many_events(database: Database, case: str, count: int) -> None:
    """A long history, written in large commits."""

    def some(first: int) -> Callable[[object], None]:
        def work(connection: object) -> None:
            for head in range(first, min(first + 500, count)):
                append(connection, case, head, event(b"%d" % head))  # type: ignore[arg-type]

        return work

    for first in range(1, count, 500):
        database.write(some(first))


def main() -> None:
    """Everything, one after the other."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=float, default=5.0)
    seconds = asked.parse_args().seconds
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, SQLAlchemy "
        f"{version('sqlalchemy')}, load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores"
    )
    with tempfile.TemporaryDirectory(dir=".") as place:
        folder = Path(place)
        with opened(folder / "data", cases=max(CLIENTS)) as (database, log):
            print(" clients   acknowledged/s     p50 ms     p99 ms     max ms")
            for clients in CLIENTS:
                told(clients, acknowledged(log, clients, seconds), seconds)
            log.create("long", "a", event())
            many_events(database, "long", 10_000)
            timed("read a case of 10,000 events", lambda: log.events("long"))
            timed("the same, its folder", lambda: folder_after(log.events("long")))
            timed("the same, its chain", lambda: first_break(log.events("long")))
            timed("the newest of its events", lambda: log.events("long", after=9_999))
            head = log.head("c0")
            for number in range(100):
                log.append("c0", head + number, event(os.urandom(1_000_000)))
        silent = lambda *_: None  # noqa: E731
        timed("backup of 100 MB", lambda: back_up(folder / "data", folder / "b", silent))
        timed("check of it", lambda: verify(folder / "b", silent))
        timed("restore of it", lambda: restore(folder / "b", folder / "r", silent))


if __name__ == "__main__":
    main()
