"""Bringing a database to the tables of this release, in one transaction or not at all.

Alembic does the work and is loaded only when there is some. A new revision: a file in
``versions`` beside the newest, its name in `REVISIONS`, and the tables in ``store/tables.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from detente.store.errors import ForeignDatabaseError, NewerDatabaseError

FOLDER = Path(__file__).parent
REVISIONS = ("0001",)
"""Every revision there was, oldest first (a test compares them with the files)."""


def revision(connection: Connection) -> str | None:
    """Which revision a database has; None where it has no tables at all.

    Raises `NewerDatabaseError` for one unknown here, `ForeignDatabaseError` for others' tables.
    """
    names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = set(names.scalars())
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise ForeignDatabaseError(file=_file(connection))
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is not None and found not in REVISIONS:
        raise NewerDatabaseError(revision=found)
    return found


def migrate(connection: Connection) -> None:
    """Bring a database to the newest revision.

    ``connection`` is in no transaction. Raises as `revision` does.
    """
    if revision(connection) == REVISIONS[-1]:
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        _upgrade(connection)
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        if connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
            connection.exec_driver_sql("ROLLBACK")
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


def _file(connection: Connection) -> str:
    rows = connection.exec_driver_sql("PRAGMA database_list").all()
    return str(rows[0][2])
