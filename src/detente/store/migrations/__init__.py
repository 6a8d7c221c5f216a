"""Bringing a database to the tables of this release, in one transaction or not at all.

Alembic does the work and is loaded only when there is some. A new revision: a file in
``versions`` beside the newest, its name in `REVISIONS`, and the tables in ``store/tables.py``.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from detente.store.errors import ForeignDatabaseError, NewerDatabaseError

FOLDER = Path(__file__).parent
REVISIONS = ("0001", "0002")
"""Every revision there was, oldest first (a test compares them with the files)."""


def revision(connection: sqlite3.Connection) -> str | None:
    """Which revision a database has; None where it has no tables at all.

    Raises `NewerDatabaseError` for one unknown here, `ForeignDatabaseError` for others' tables.
    """
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = {name for (name,) in rows}
    if not tables:
        return None
    if "alembic_version" not in tables:
        file = connection.execute("PRAGMA database_list").fetchone()[2]
        raise ForeignDatabaseError(file=file)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is not None and row[0] not in REVISIONS:
        raise NewerDatabaseError(revision=row[0])
    return None if row is None else str(row[0])


def migrate(connection: Connection) -> None:
    """Bring a database to the newest revision.

    ``connection`` is in no transaction. Raises as `revision` does.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    if revision(driver) == REVISIONS[-1]:
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        _upgrade(connection)
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        raise


def settings(connection: Connection) -> Any:
    """What Alembic's own commands need to work on a connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(settings(connection), "head")
