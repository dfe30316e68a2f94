"""Alembic's entry: migrates over the connection and inside the transaction that the store hands in."""

from alembic import context

from communique.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
