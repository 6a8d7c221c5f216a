from __future__ import annotations

import hashlib
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event

from detente.store import Database, ForeignDatabaseError, Log, NewerDatabaseError, StoreError
from detente.store import database as opening
from detente.store.engines import FILE
from detente.store.migrations import REVISIONS, migrate, settings
from detente.store.tables import METADATA
from helpers.logs import event as change
from helpers.logs import examined, opened

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sql"))


def _stored(release: Path, folder: Path) -> None:
    """A data folder as a release left it."""
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript(release.read_text(encoding="utf-8"))


def _data_hash(folder: Path, columns: dict[str, list[str]]) -> str:
    """The SHA-256 over every value in these columns."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        rows = {
            table: sorted(
                map(repr, connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall())
            )
            for table, names in sorted(columns.items())
        }
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _columns(folder: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            table: [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})")]
            for (table,) in tables.fetchall()
            if table != "alembic_version"
        }


def test_models_equal_migrations(tmp_path: Path) -> None:
    """The tables that the revisions make are those the code works with, to the last index."""
    with opened(tmp_path) as (database, _):
        different = database.read(
            lambda connection: compare_metadata(
                MigrationContext.configure(
                    connection, opts={"compare_type": True, "compare_server_default": True}
                ),
                METADATA,
            )
        )

    assert [] == different


def test_every_revision_is_known_by_name() -> None:
    """The list that recognises a newer database names every file of a revision, in order."""
    config = settings(None)  # type: ignore[arg-type]
    scripts = ScriptDirectory.from_config(config)

    assert REVISIONS == tuple(reversed([each.revision for each in scripts.walk_revisions()]))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_data_of_every_release_come_along(release: Path, tmp_path: Path) -> None:
    """Brought to the newest tables, no value has changed, chains hold, and work goes on."""
    _stored(release, tmp_path)
    columns = _columns(tmp_path)
    before = _data_hash(tmp_path, columns)
    Database(tmp_path).close()
    after = _data_hash(tmp_path, columns)
    with opened(tmp_path, cases=0) as (database, log):
        found = examined(database)
        head = log.head("river")
        log.append("river", head, change())

    assert (before, (), REVISIONS[-1]) == (after, found.faults, found.revision)
    assert (2, 4, 4, 3) == (found.cases, found.events, found.contents, head)


def test_there_is_a_database_of_this_release() -> None:
    """The first release has left one; each further one adds its own."""
    assert "0.1.0" in {path.stem for path in RELEASES}


class _PlantedError(Exception):
    """The fault of the test."""


def _breaking(number: int, seen: list[str]) -> Any:
    """`migrate`, broken at the statement of a number."""

    def broken(connection: Connection) -> None:
        @event.listens_for(connection, "before_cursor_execute")
        def count(_on: Connection, _cursor: Any, statement: str, *_: Any) -> None:
            seen.append(statement)
            if len(seen) == number:
                raise _PlantedError

        migrate(connection)

    return broken


def test_a_fault_at_any_statement_of_an_upgrade_is_mended_by_opening_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An upgrade is whole or not at all: broken off anywhere, the next opening does it."""
    number = 0
    while True:
        number += 1
        seen: list[str] = []
        monkeypatch.setattr(opening, "migrate", _breaking(number, seen))
        folder = tmp_path / f"{number}"
        try:
            Database(folder).close()
        except _PlantedError:
            with closing(sqlite3.connect(folder / FILE)) as connection:
                left = connection.execute("SELECT name FROM sqlite_schema").fetchall()
            assert [] == left
            monkeypatch.setattr(opening, "migrate", migrate)
            with opened(folder) as (database, _):
                assert examined(database).revision == REVISIONS[-1]
        else:
            break

    assert number > 10


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from detente.store import Database
left = [int(sys.argv[2])]

@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)

Database(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("number", [6, 14])
def test_an_upgrade_killed_in_the_midst_is_done_at_the_next_opening(
    tmp_path: Path, number: int
) -> None:
    """Killed with -9 between two statements, an upgrade leaves a database that opens."""
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path, str(number)], check=False)
    with opened(tmp_path) as (database, log):
        log.append("c0", 1, change())
        found = examined(database)

    assert (-signal.SIGKILL, REVISIONS[-1], ()) == (done.returncode, found.revision, found.faults)


HOT = """
import os, signal, sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("PRAGMA cache_size = 1")
held.execute("BEGIN")
held.execute("UPDATE private_contents SET content = zeroblob(200000)")
held.execute("UPDATE private_events SET hash = 'half done'")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_what_was_half_done_before_the_log_is_taken_back(tmp_path: Path) -> None:
    """Killed while the file still had a journal of the old kind, it is mended on opening.

    That is so in the moment of the first opening, and for a backup that somebody wrote to.
    """
    _stored(RELEASES[0], tmp_path)
    subprocess.run([sys.executable, "-c", HOT, tmp_path / FILE], check=False)
    hot = (tmp_path / f"{FILE}-journal").exists()
    with opened(tmp_path, cases=0) as (database, _):
        found = examined(database)

    assert (True, (), 4) == (hot, found.faults, found.events)


def _refused(folder: Path, kind: type[StoreError]) -> StoreError:
    """The refusal to open, after which not a byte has changed and the folder is free."""
    before = (folder / FILE).read_bytes()
    for _ in range(2):
        with pytest.raises(kind) as refused:
            Database(folder)
    assert before == (folder / FILE).read_bytes()
    return refused.value


def test_data_of_a_newer_release_are_left_alone(tmp_path: Path) -> None:
    """A database with tables this release does not know is refused in words, unchanged."""
    with opened(tmp_path) as (database, _):
        database.write(
            lambda connection: connection.exec_driver_sql(
                "UPDATE alembic_version SET version_num = '0999'"
            )
        )
    error = _refused(tmp_path, NewerDatabaseError)

    assert "0999" in error.sentence("en")
    assert "neuere Ausgabe" in error.sentence("de")


@pytest.mark.parametrize("content", [b"not a database" * 500, "tables of others"])
def test_what_is_no_database_of_ours_is_left_alone(tmp_path: Path, content: bytes | str) -> None:
    """Nonsense, or the database of another program, is refused in words, unchanged."""
    path = tmp_path / FILE
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE theirs (id INTEGER)")
    error = _refused(tmp_path, ForeignDatabaseError)

    assert str(path) in error.sentence("en")


def test_a_second_opening_needs_no_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is up to date is opened without the tool of upgrades."""
    Database(tmp_path).close()
    monkeypatch.setattr("detente.store.migrations._upgrade", lambda _: pytest.fail("upgraded"))
    database = Database(tmp_path)
    head = Log(database).head("none")
    database.close()
    shutil.rmtree(tmp_path)

    assert 0 == head
