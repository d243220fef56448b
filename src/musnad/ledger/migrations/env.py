"""How migrations run: on the connection, and in the transaction, of whoever asks."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=False)
context.run_migrations()
