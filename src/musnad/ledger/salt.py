"""The salt under which a ledger hides persons: its own, made once, never shown."""

import secrets

from sqlalchemy import Connection, insert, select

from musnad.ledger.opening import Ledger
from musnad.ledger.tables import settings

NAME = "salt"
LENGTH = 32
"""Bytes, as many as the digest has that it goes into."""


def salt_of(ledger: Ledger) -> bytes:
    """The ledger's salt, made where it has none yet.

    Raises:
        MusnadError: the database complains.
    """
    with ledger.looking() as connection:
        kept = kept_salt(connection)
    if kept is not None:
        return kept
    with ledger.writing() as connection:
        kept = kept_salt(connection)  # another writer may have been here first
        if kept is None:
            kept = secrets.token_bytes(LENGTH)
            connection.execute(insert(settings), {"name": NAME, "value": kept})
    return kept


def kept_salt(connection: Connection) -> bytes | None:
    """The salt, if there is one."""
    found = connection.scalar(select(settings.c.value).where(settings.c.name == NAME))
    return None if found is None else bytes(found)
