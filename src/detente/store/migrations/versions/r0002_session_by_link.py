"""How a session was begun."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Of sessions that are there already it is not known: they count as begun by passphrase."""
    op.add_column("sessions", sa.Column("by_link", sa.Boolean()))
