"""Where the claims of a ledger happen: its places with how many claims name each."""

from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, case, func, select

from musnad.ledger.asked import standing
from musnad.ledger.tables import claims, current, documents, places, versions

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


def of_reports(reports: Iterable[str]) -> ColumnElement[bool]:
    """The claims of some reports by their whole ids, those in the outlet's own voice too."""
    return documents.c.uid.in_(list(reports))


def named_places(connection: Connection, which: ColumnElement[bool]) -> list[Named]:
    """The places of the claims that fit `which`, a claim once for each, most claims first."""
    fields = (places.c.name, places.c.place, places.c.country, places.c.lat, places.c.lon)
    number = func.count(claims.c.id.distinct()).label("number")
    denied = case((claims.c.polarity == "denied", claims.c.id))
    asked = (
        select(*fields, number, func.count(denied.distinct()).label("denied"))
        .select_from(claims)
        .join(places, places.c.claim_id == claims.c.id)
        .join(current, current.c.reading_id == claims.c.reading_id)
        .join(documents, documents.c.id == current.c.document_id)
        .join(versions, versions.c.id == current.c.version_id)
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
