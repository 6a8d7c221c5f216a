from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as hook
from sqlalchemy.exc import OperationalError

from detente.store import Accounts, Database, Log, NewEvent
from helpers.logs import NOW, event, opened, sound

PATHS: dict[str, Callable[[Accounts, Log], object]] = {
    "create": lambda _, log: log.create("new", "a", event()),
    "append": lambda _, log: log.append(
        "c0", 1, NewEvent("k", NOW, "a", {"x": b"1", "y": b"2", "case.yaml": None}, key="once")
    ),
    "remove": lambda _, log: log.remove("c0", NOW),
    "bring back": lambda _, log: log.bring_back("gone", "a"),
    "owner": lambda accounts, _: accounts.owner("b", NOW),
    "language": lambda accounts, _: accounts.choose_language("a", "de"),
    "passphrase": lambda accounts, _: accounts.set_passphrase("a", "hash"),
    "make a link": lambda accounts, _: accounts.make_link("a", "new", NOW),
    "spend a link": lambda accounts, _: accounts.spend_link("link", NOW),
    "begin a session": lambda accounts, _: accounts.begin_session("a", "new", NOW),
    "use a session": lambda accounts, _: accounts.session("session", NOW + timedelta(hours=1)),
    "end a session": lambda accounts, _: accounts.end_sessions("a", NOW),
}
"""Everything that writes."""


class _Faults:
    """Breaks the call of a number, before or after it reached the database."""

    def __init__(self, database: Database) -> None:
        self.left = -1
        self.after = False
        self.happened = False
        connection = database._writer._connection
        hook.listen(connection, "before_cursor_execute", self._before)
        hook.listen(connection, "after_cursor_execute", self._after)

    def arm(self, number: int, *, after: bool) -> None:
        """Break that call from now on, the first being 0."""
        self.left, self.after, self.happened = number, after, False

    def disarm(self) -> None:
        """Break nothing more."""
        self.left = -1

    def _before(self, *_: Any) -> None:
        if not self.after:
            self._count()

    def _after(self, *_: Any) -> None:
        if self.after:
            self._count()

    def _count(self) -> None:
        self.left -= 1
        if self.left == -1:
            self.happened = True
            raise sqlite3.OperationalError("planted")


def _everything(database: Database) -> list[str]:
    """All rows of all tables."""
    return database.read(
        lambda connection: list(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    )


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", PATHS)
def test_a_fault_at_any_call_leaves_nothing_half_done(
    tmp_path: Path, name: str, after: bool
) -> None:
    """An error at each call to the database in turn: what stands is all of the change or none.

    None, unless the fault comes behind the commit itself; and the next change is written.
    """
    with opened(tmp_path) as (database, log):
        accounts = Accounts(database)
        accounts.make_link("a", "link", NOW)
        accounts.begin_session("a", "session", NOW)
        log.create("gone", "a", event())
        log.remove("gone", NOW)
        faults = _Faults(database)
        before = _everything(database)
        steps = 0
        while True:
            faults.arm(steps, after=after)
            with suppress(OperationalError):
                PATHS[name](accounts, log)
            if not faults.happened:
                break
            steps += 1
            if _everything(database) != before:
                # Behind the commit: the change stands, its author was told otherwise.
                assert after
                assert not database._writer._in_transaction()
                break
        faults.disarm()
        whole = sound(database)
        changed = _everything(database) != before
        next_one = log.append("c0", log.head("c0"), event())

    assert (True, True) == (whole, changed or name == "owner")
    assert steps >= 3
    assert next_one.sequence in (2, 3)


def test_a_change_asked_for_again_after_a_fault_is_done_once(tmp_path: Path) -> None:
    """Where the answer to a commit was lost, the same request again gives the event that stands."""
    with opened(tmp_path) as (database, log):
        faults = _Faults(database)
        new = event(key="once")
        for step in range(30):
            faults.arm(step, after=True)
            try:
                log.append("c0", 1, new)
            except OperationalError:
                if log.head("c0") == 2:
                    break
        faults.disarm()
        again = log.append("c0", 1, new)

        assert (2, 2) == (again.sequence, log.head("c0"))
