"""What Alembic runs to run the revisions: on the connection it is given, in its transaction."""

from __future__ import annotations

from alembic import context

from detente.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # Tables can be changed in a transaction once it is begun by us and not by the driver.
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
