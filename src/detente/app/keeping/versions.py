"""What this installation runs on, and what is known of it."""

from __future__ import annotations

import platform
import pyexpat
import sqlite3
from importlib.metadata import version

WAL_RESET = ((3, 7, 0), (3, 51, 3))
"""SQLite from the first to before the second can corrupt a database in WAL mode.

One connection has to commit while another checkpoints. As published by SQLite in March 2026;
whether a distribution has mended its older version cannot be seen from here.
"""


def has_wal_reset_fault(engine: tuple[int, ...]) -> bool:
    """Whether a version of SQLite has the fault."""
    return WAL_RESET[0] <= engine < WAL_RESET[1]


def versions() -> tuple[tuple[str, str], ...]:
    """What is linked and installed: name and version."""
    from lxml import etree

    return (
        ("Détente", version("detente")),
        ("Python", platform.python_version()),
        ("SQLite", sqlite3.sqlite_version),
        ("expat", pyexpat.EXPAT_VERSION.removeprefix("expat_")),
        ("lxml", version("lxml")),
        ("libxml2", ".".join(map(str, etree.LIBXML_VERSION))),
        ("PyYAML", version("pyyaml")),
        ("SQLAlchemy", version("sqlalchemy")),
        ("argon2", version("argon2-cffi")),
    )
