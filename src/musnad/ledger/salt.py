"""The salt under which a ledger hides persons: its own, made once, never shown."""

import secrets

from sqlalchemy import Connection, insert, select

from musnad.ledger.opening import Ledger
from musnad.ledger.tables import settings

NAME = "salt"
LENGTH = 32
"""Bytes, as many as the digest has that it goes into."""


def salt_of(ledger: Ledger, name: str = NAME) -> bytes:
    """The ledger's salt, or another secret of its own, made where it has none yet.

    Raises:
        MusnadError: the database complains.
    """
    with ledger.looking() as connection:
        kept = kept_salt(connection, name)
    if kept is not None:
        return kept
    with ledger.writing() as connection:
        kept = kept_salt(connection, name)  # another writer may have been here first
        if kept is None:
            kept = secrets.token_bytes(LENGTH)
            connection.execute(insert(settings), {"name": name, "value": kept})
    return kept


def kept_salt(connection: Connection, name: str = NAME) -> bytes | None:
    """The salt, if there is one."""
    found = connection.scalar(select(settings.c.value).where(settings.c.name == name))
    return None if found is None else bytes(found)
