from __future__ import annotations

import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from detente.store import BusyError, ClosedError, Database
from detente.store import writer as writing
from helpers.logs import event, opened, sound


def test_two_hundred_at_once_are_all_kept(tmp_path: Path) -> None:
    """200 threads that write at the same time all get their event, and share commits."""
    commits: list[str] = []
    with opened(tmp_path, cases=200) as (database, log):
        database.write(lambda connection: _driver(connection).set_trace_callback(commits.append))
        with ThreadPoolExecutor(200) as pool:
            heads = [
                done.sequence
                for number in (1, 2, 3)
                for done in pool.map(
                    lambda case, number=number: log.append(f"c{case}", number, event()), range(200)
                )
            ]
        whole = sound(database)

    assert ([2] * 200 + [3] * 200 + [4] * 200, True) == (heads, whole)
    assert commits.count("COMMIT") < 600


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


@pytest.mark.parametrize("fault", [ValueError, SystemExit, KeyboardInterrupt])
def test_what_one_raises_the_others_never_hear(tmp_path: Path, fault: type[BaseException]) -> None:
    """An exception of a change goes to its own caller, whatever its kind; the others are kept."""
    with opened(tmp_path) as (database, log):
        gate = threading.Event()

        def failing(connection: Connection) -> None:
            connection.exec_driver_sql("UPDATE accounts SET language = 'xx'")
            raise fault

        with ThreadPoolExecutor(3) as pool:
            waiting = pool.submit(database.write, lambda _: gate.wait(30))
            bad = pool.submit(database.write, failing)
            good = pool.submit(log.append, "c0", 1, event())
            gate.set()
            assert (True, 2) == (waiting.result(), good.result().sequence)
            with pytest.raises(fault):
                bad.result()
        languages = database.read(
            lambda connection: (
                connection.exec_driver_sql("SELECT language FROM accounts").scalars().all()
            )
        )

    assert [None] == languages


def test_closing_finishes_what_was_asked_for(tmp_path: Path) -> None:
    """What waited when the database closed is on the disk; what comes later is refused."""
    with opened(tmp_path, cases=20) as (database, log):
        gate = threading.Event()
        with ThreadPoolExecutor(22) as pool:
            pool.submit(database.write, lambda _: gate.wait(30))
            _until(lambda: bool(database._writer._batch))
            asked = [pool.submit(log.append, f"c{case}", 1, event()) for case in range(20)]
            _until(lambda: len(database._writer._waiting) == 20)
            closing = pool.submit(database.close)
            gate.set()
            closing.result()
            answers = [done.result().sequence for done in asked]
        with pytest.raises(ClosedError):
            log.append("c0", 2, event())

    with opened(tmp_path, cases=20) as (_, log):
        assert ([2] * 20, [2] * 20) == (answers, [log.head(f"c{case}") for case in range(20)])


def test_a_writer_that_dies_leaves_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the thread ends by a fault of ours, those who wait and those who come are told."""
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    database = Database(tmp_path)
    gate = threading.Event()

    def broken(*_: object) -> bool:
        raise MemoryError

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(database.write, lambda _: gate.wait(30))
        _until(lambda: bool(database._writer._batch))
        monkeypatch.setattr(database._writer, "_move_log", broken)
        second = pool.submit(database.write, lambda _: 2)
        _until(lambda: bool(database._writer._waiting))
        gate.set()

        assert first.result() is True
        with pytest.raises(ClosedError):
            second.result()
    with pytest.raises(ClosedError):
        database.write(lambda _: 3)
    database.close()


def test_who_cannot_be_let_in_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more wait than there is room for; who is not let in in time is told to try again."""
    monkeypatch.setattr(writing, "ROOM", 2)
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    database = Database(tmp_path)
    gate = threading.Event()
    with ThreadPoolExecutor(3) as pool:
        waiting: list[Future[Any]] = [pool.submit(database.write, lambda _: gate.wait(30))]
        _until(lambda: bool(database._writer._batch))
        waiting += [pool.submit(database.write, lambda _: "kept") for _ in range(2)]
        _until(lambda: len(database._writer._waiting) == 2)
        with pytest.raises(BusyError):
            database.write(lambda _: "too many")
        gate.set()
        answers = [done.result() for done in waiting]
    database.close()

    assert [True, "kept", "kept"] == answers


def test_a_connection_that_is_lost_is_replaced(tmp_path: Path) -> None:
    """Where the connection itself breaks, its change is refused and the next one is written."""
    with opened(tmp_path) as (database, log):

        def breaking(connection: Connection) -> None:
            _driver(connection).close()
            connection.exec_driver_sql("SELECT 1")

        with pytest.raises(Exception, match="closed"):
            database.write(breaking)

        assert 2 == log.append("c0", 1, event()).sequence


def test_the_log_is_moved_when_it_is_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a pause everything stands in the database itself, moved there by the writer."""
    monkeypatch.setattr(writing, "_IDLE", 0.01)
    with opened(tmp_path) as (database, log):
        log.append("c0", 1, event(b"x" * 20_000))

        _until(lambda: database._writer._unmoved == 0)
        size = database.path.stat().st_size

    assert size > 20_000


def _until(holds: Any) -> None:
    """Wait for another thread, as long as a slow machine may take."""
    for _ in range(3_000):
        if holds():
            return
        threading.Event().wait(0.01)
    raise AssertionError(f"waited in vain in {sys._getframe(1).f_code.co_name}")
