"""Where the claims of a ledger happen: its places with how many claims name each."""

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, case, func, select

from musnad.ledger.asked import standing
from musnad.ledger.parties import of_current
from musnad.ledger.tables import claims, places

MOST = 2000
"""Names of places that are told of at once, those with most claims first."""


class Named(Struct, frozen=True, kw_only=True):
    """A place under one name of the reports, with how many claims name it so.

    `place` is the gazetteer's id, null where it holds no such place; `denied` counts those of the
    claims that deny what is said of it.
    """

    name: str
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    claims: int
    denied: int = 0


def named_places(connection: Connection, which: ColumnElement[bool]) -> list[Named]:
    """The places of the claims that fit `which`, a claim once for each, most claims first."""
    fields = (places.c.name, places.c.place, places.c.country, places.c.lat, places.c.lon)
    number = func.count(claims.c.id.distinct()).label("number")
    denied = case((claims.c.polarity == "denied", claims.c.id))
    asked = (
        of_current(select(*fields, number, func.count(denied.distinct()).label("denied")))
        .join(places, places.c.claim_id == claims.c.id)
        .where(which, standing())
        .group_by(*fields)
        .order_by(number.desc(), places.c.name, places.c.place)
        .limit(MOST)
    )
    return [
        Named(
            name=row.name,
            place=row.place,
            country=row.country,
            lat=row.lat,
            lon=row.lon,
            claims=row.number,
            denied=row.denied,
        )
        for row in connection.execute(asked)
    ]
