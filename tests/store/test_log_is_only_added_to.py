from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detente.meeting.events import first_break
from detente.store import Accounts, Database, Log, MovedOnError, NewEvent

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """A log with one case ``c`` of account ``a``."""
    database = Database(tmp_path)
    Accounts(database).owner("a", NOW)
    made = Log(database)
    made.create("c", "a", NewEvent("begun", NOW, "a", {"case.yaml": b"one"}))
    yield made
    database.close()


def test_events_come_back_as_a_sound_chain(log: Log) -> None:
    """What was appended is read back in order, whole, and its chain verifies."""
    for number in range(1, 6):
        log.append("c", number, NewEvent("k", NOW, "a", {"case.yaml": b"%d" % number}))

    assert (6, None) == (log.head("c"), first_break(log.events("c")))


def test_the_slower_writer_is_told(log: Log) -> None:
    """Who writes behind a version that is no longer the newest writes nothing and is told."""
    log.append("c", 1, NewEvent("k", NOW, "a", {}))

    with pytest.raises(MovedOnError) as moved:
        log.append("c", 1, NewEvent("k", NOW, "a", {}))

    assert (2, 2) == (moved.value.head, log.head("c"))


def test_a_request_sent_twice_is_one_event(log: Log) -> None:
    """The same key again gives the first event back and adds none, whatever the version said."""
    first = log.append("c", 1, NewEvent("k", NOW, "a", {"x": b"1"}, key="once"))

    again = log.append("c", 1, NewEvent("k", NOW, "a", {"x": b"2"}, key="once"))

    assert (first, 2) == (again, log.head("c"))


def test_a_case_asked_for_twice_is_begun_once(log: Log) -> None:
    """The same key again gives the case of the first request; another key begins another."""
    ids = [
        log.create(case, "a", NewEvent("k", NOW, "a", {}, key=key)).case
        for case, key in (("d", "once"), ("e", "once"), ("f", "again"), ("g", None))
    ]

    assert (["d", "d", "f", "g"], ("c", "d", "f", "g")) == (ids, log.cases("a"))


def test_another_owner_s_request_begins_another_case(log: Log) -> None:
    """A key is the request's own: nobody is led to another account's case by it."""
    log.create("d", "a", NewEvent("k", NOW, "a", {}, key="once"))
    log._database.write(
        lambda connection: connection.exec_driver_sql(
            "INSERT INTO accounts (id, created_at) VALUES ('b', 'x')"
        )
    )

    assert "e" == log.create("e", "b", NewEvent("k", NOW, "b", {}, key="once")).case
