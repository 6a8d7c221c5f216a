"""The tables. Those that hold S3 are called private and are joined with nothing."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Moments are text in ISO 8601 and UTC: the same on both engines, and ordered as they read.
ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("language", String(8)),
    Column("passphrase", String(200)),  # argon2id
    Column("created_at", String(40), nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token", String(64), primary_key=True),  # SHA-256 of what the cookie holds
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("created_at", String(40), nullable=False),
    Column("seen_at", String(40), nullable=False),
    Column("expires_at", String(40), nullable=False),
    Column("revoked_at", String(40)),
    Column("by_link", Boolean),  # a one-time link began it, and no passphrase was set since
)

LINKS = Table(
    "links",
    METADATA,
    Column("token", String(64), primary_key=True),
    Column("account", ForeignKey("accounts.id"), nullable=False),
    Column("expires_at", String(40), nullable=False),
    Column("spent_at", String(40)),
)

CASES = Table(
    "cases",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("owner", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("created_at", String(40), nullable=False),
    Column("removed_at", String(40)),
)

PRIVATE_EVENTS = Table(
    "private_events",
    METADATA,
    Column("case", ForeignKey("cases.id"), primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("at", String(40), nullable=False),
    Column("actor", String(32), nullable=False),
    Column("data", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("key", String(64)),  # a request sent twice is one event
    UniqueConstraint("case", "key"),
)

PRIVATE_CONTENTS = Table(
    "private_contents",
    METADATA,
    Column("case", ForeignKey("cases.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
