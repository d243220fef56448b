"""The reports of a ledger that may tell of one event, with their newest readings."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from sqlalchemy import Connection, or_, select

from musnad.ledger.asked import Condition, within
from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.rows import name_key
from musnad.ledger.tables import (
    claims,
    current,
    figures,
    places,
    readings,
    sources,
    versions,
    withdrawals,
)
from musnad.ledger.words import ids_with
from musnad.model import Reading


class Wanted(Struct, frozen=True, kw_only=True):
    """Which reports are gathered; what is not said is left open.

    `words` stand in the text, `place` (a name or a country's code) in one of its claims.
    `published` are ISO days, both included. `parties` are codes of countries, each of which
    speaks in the report or has a part in one of its figures. At most `limit`, the newest.
    """

    words: str | None = None
    place: str | None = None
    published: tuple[str | None, str | None] = (None, None)
    parties: tuple[str, ...] = ()
    limit: int = 1000


def gather(connection: Connection, wanted: Wanted) -> Iterator[Reading]:
    """The newest readings of the newest versions of what is wanted, the newest first."""
    ids = ids_with(connection, "versions", conditions(wanted), wanted.words)
    for version_id in islice(ids, wanted.limit):
        asked = select(readings.c.packed, versions.c.text_id, versions.c.name)
        asked = asked.join(current, current.c.reading_id == readings.c.id)
        asked = asked.join(versions, versions.c.id == current.c.version_id)
        row = connection.execute(asked.where(versions.c.id == version_id)).first()
        if row is not None:
            yield unpack(row.packed, text_of(fetch(connection, row.text_id)))


def conditions(wanted: Wanted) -> Iterator[Condition]:
    """What is wanted of versions, words apart."""
    yield versions.c.id.in_(select(current.c.version_id))
    yield versions.c.document_id.not_in(
        select(withdrawals.c.document_id).where(withdrawals.c.document_id.is_not(None))
    )
    yield from within(versions.c.published, versions.c.published, wanted.published)
    if wanted.place is not None:
        named = or_(
            places.c.key == name_key(wanted.place), places.c.country == wanted.place.upper()
        )
        yield holds(claims.c.id.in_(select(places.c.claim_id).where(named)))
    for party in wanted.parties:
        code = party.upper()
        speaks = select(sources.c.id).where(sources.c.code.startswith(f"{code}.", autoescape=True))
        counted = select(figures.c.claim_id).where(or_(figures.c.of == code, figures.c.by == code))
        yield holds(or_(claims.c.source_id.in_(speaks), claims.c.id.in_(counted)))


def holds(condition: Condition) -> Condition:
    """Whether a version's standing reading has a claim of which the condition is true."""
    standing = select(current.c.version_id)
    standing = standing.join(claims, claims.c.reading_id == current.c.reading_id)
    return versions.c.id.in_(standing.where(condition))
