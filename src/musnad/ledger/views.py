"""Filters that somebody at the desk has kept under a name."""

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from musnad.errors import MusnadError
from musnad.ledger.tables import views

MOST = 100
"""Views of one person."""


class View(Struct, frozen=True):
    """Filters as the query of an address, under a name."""

    id: int
    name: str
    query: str


def views_of(connection: Connection, person: str) -> list[View]:
    """What a person has kept, in the order of the names."""
    asked = select(views).where(views.c.person == person).order_by(views.c.name, views.c.id)
    return [View(row.id, row.name, row.query) for row in connection.execute(asked)]


def keep_view(connection: Connection, person: str, name: str, query: str) -> None:
    """Keep filters; of the same name the last are kept.

    Raises:
        MusnadError: too many.
    """
    own = views.c.person == person
    connection.execute(delete(views).where(own, views.c.name == name))
    if len(views_of(connection, person)) >= MOST:
        raise MusnadError(name, f"you have kept {MOST} views; drop one first")
    connection.execute(insert(views), {"person": person, "name": name, "query": query})


def drop_view(connection: Connection, person: str, view: int) -> None:
    """Forget filters; another person's stay."""
    connection.execute(delete(views).where(views.c.person == person, views.c.id == view))
