"""What Alembic runs to run the revisions: on the connection it is given, in its transaction.

The driver begins none of its own there (``store/engines.py``), so SQLite takes back tables too.
"""

from __future__ import annotations

from alembic import context

from detente.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
context.run_migrations()
