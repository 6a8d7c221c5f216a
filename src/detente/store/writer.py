"""The thread that writes: changes that come together share one durable commit.

Every change is whole or not at all and hears of its own fate only, after the commit. The same
thread moves the log of SQLite into the database (a checkpoint), after it has answered: nothing
ever commits beside a checkpoint (docs/decisions/0010-one-writer.md).
"""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from detente.store.engines import translated
from detente.store.errors import BusyError, ClosedError, DiskFaultError

T = TypeVar("T")
Work = Callable[[Connection], Any]
_Waiting = tuple[Work, "Future[Any]"]

TOGETHER = 200
"""Changes that may share one commit."""
ROOM = 1_000
"""Changes that may wait; whoever comes later waits to be let in."""
PATIENCE = 30.0
"""Seconds to be let in before `BusyError`."""
_CHECKPOINT = 500
"""Changes after which the log is moved into the database even if others wait."""
_GROWN = 4 * 2**20
"""Bytes by which the log may grow before the same."""
_IDLE = 1.0
"""Seconds of quiet after which the log is moved at leisure."""

_BEGIN = "BEGIN IMMEDIATE"


class _UndoneError(Exception):
    """SQLite took the whole transaction back in the midst of a change."""


class Writer:
    """One thread on one connection. ``close`` it: what waits is finished first."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._connection = _opened(engine)
        self._waiting: deque[_Waiting] = deque()
        self._batch: list[_Waiting] = []
        self._closing = False
        self._ended = False
        self._lock = threading.Lock()
        self._more = threading.Condition(self._lock)
        self._less = threading.Condition(self._lock)
        self._unmoved = 0
        self._size = 0
        self._thread = threading.Thread(target=self._serve, name="detente-writer", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[Connection], T]) -> T:
        """Do a change; when this returns, it is on the disk.

        ``work`` may be called twice, where what shared its commit could not be written; it catches
        no error of the database. Raises what ``work`` raises, `NoRoomError`, `DiskFaultError`,
        `BusyError` and `ClosedError`.
        """
        done: Future[T] = Future()
        with self._lock:
            if not self._less.wait_for(self._lets_in, PATIENCE):
                raise BusyError
            if self._closing or self._ended:
                raise ClosedError
            self._waiting.append((work, done))
            self._more.notify()
        return done.result()

    def close(self) -> None:
        """Let nobody in any more, finish what waits, then stop."""
        with self._lock:
            self._closing = True
            self._more.notify()
            self._less.notify_all()
        self._thread.join()

    def _lets_in(self) -> bool:
        return self._closing or self._ended or len(self._waiting) < ROOM

    def _serve(self) -> None:
        try:
            while self._take():
                self._commit(self._batch)
                self._batch = []
                self._move_log()
        finally:
            # Also where the thread dies of a fault: nobody is left waiting for ever.
            with self._lock:
                self._ended = True
                left = [*self._batch, *self._waiting]
                self._less.notify_all()
            for _, future in left:
                if not future.done():
                    future.set_exception(ClosedError())
            self._connection.close()

    def _take(self) -> bool:
        """Fill the batch with what waits; False when closing and nothing does."""
        with self._lock:
            while not self._waiting and not self._closing:
                if not self._more.wait(_IDLE if self._unmoved else None):
                    self._unmoved = _CHECKPOINT
                    break
            while self._waiting and len(self._batch) < TOGETHER:
                self._batch.append(self._waiting.popleft())
            self._less.notify(len(self._batch))
            return bool(self._batch) or not self._closing

    def _commit(self, batch: list[_Waiting]) -> None:
        try:
            outcomes = self._together([work for work, _ in batch]) if batch else []
        except BaseException as error:
            if len(batch) > 1:
                # One change that finds no room does not take the others along.
                for one in batch:
                    self._commit([one])
            else:
                batch[0][1].set_exception(self._ours(error))
            return
        self._unmoved += len(batch)
        for (_, future), (answer, refusal) in zip(batch, outcomes, strict=True):
            if refusal is None:
                future.set_result(answer)
            else:
                future.set_exception(self._ours(refusal))

    def _together(self, works: list[Work]) -> list[tuple[Any, BaseException | None]]:
        run = self._connection.exec_driver_sql
        outcomes: list[tuple[Any, BaseException | None]] = []
        try:
            run(_BEGIN)
            for work in works:
                run("SAVEPOINT work")
                outcome = self._one(work)
                run("RELEASE work")
                outcomes.append(outcome)
            run("COMMIT")
        except BaseException:
            self._undo()
            raise
        return outcomes

    def _one(self, work: Work) -> tuple[Any, BaseException | None]:
        try:
            answer = work(self._connection)
        except BaseException as error:
            if not self._in_transaction():
                raise
            self._connection.exec_driver_sql("ROLLBACK TO work")
            return None, error
        if not self._in_transaction():
            raise _UndoneError
        return answer, None

    def _undo(self) -> None:
        try:
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")
        except Exception:
            # A connection that cannot even take back is given up; its end takes back. Where no new
            # one can be had now, the next change comes here again.
            with suppress(Exception):
                self._connection.invalidate()
            self._connection.close()
            self._connection = _opened(self._engine)

    def _move_log(self) -> None:
        size = self._log.stat().st_size if self._log.exists() else 0
        if self._unmoved < _CHECKPOINT and size < self._size + _GROWN:
            return
        # A full disk stops it: everything is safe in the log, and a later one tries again. It is
        # passive, so it waits for nobody; what readers still need stays for the next time.
        with suppress(sqlite3.Error):
            self._driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        self._unmoved, self._size = 0, size

    def _ours(self, error: BaseException) -> BaseException:
        folder = self._path.parent
        if isinstance(error, _UndoneError):
            error = error.__context__ or DiskFaultError(folder=folder, what="SQLITE_ABORT")
        return translated(error, folder)

    def _in_transaction(self) -> bool:
        """Whether the transaction still stands: a full disk, or a lost connection, ends it."""
        try:
            return self._driver.in_transaction
        except Exception:
            return False

    @property
    def _driver(self) -> sqlite3.Connection:
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver


def _opened(engine: Engine) -> Connection:
    connection = engine.connect()
    connection.begin()  # for SQLAlchemy only; on the connection we begin and commit ourselves

    @event.listens_for(connection, "before_cursor_execute")
    def only_inside(on: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        # A full disk ends the transaction. What a change says after that would stand on its own.
        driver: Any = on.connection.driver_connection
        if not (driver.in_transaction or statement == _BEGIN):
            raise _UndoneError

    return connection
