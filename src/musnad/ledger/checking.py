"""Holding a ledger against itself: bytes against digests, readings against texts, and rows."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, func, select, text

from musnad.ledger.contents import digest_of, fetch, text_of, unpack
from musnad.ledger.deciding import decisions_of, overlay_of
from musnad.ledger.grouping import LEVEL_COLUMNS, Kept
from musnad.ledger.linking import stale_readings, unlinked_readings
from musnad.ledger.rows import key_of_claim
from musnad.ledger.tables import (
    cells,
    claims,
    contents,
    current,
    documents,
    homes,
    linked,
    pairs,
    readings,
    versions,
)

SHOWN = 60
"""Characters of what a database says that are shown."""


SAMPLED = 200
"""Claims around which groups are held against the ladder."""


class Finding(Struct, frozen=True, kw_only=True):
    """Something that is not as it should be: `what` it is about, and what is wrong."""

    what: str
    wrong: str


def check(connection: Connection) -> Iterator[Finding]:
    """Everything that is wrong in a ledger; nothing, where all is well."""
    if connection.dialect.name == "sqlite":
        yield from check_file(connection)
    yield from check_contents(connection)
    yield from check_documents(connection)
    yield from check_readings(connection)
    yield from check_terms(connection)
    yield from check_links(connection)


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, versions, readings and claims there are."""
    tables = (documents, versions, readings, claims)
    return {
        table.name: connection.scalars(select(func.count()).select_from(table)).one()
        for table in tables
    }


def check_file(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds wrong in its file."""
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield Finding(what="file", wrong=line[:SHOWN])
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding(what=f"{row[0]} {row[1]}", wrong=f"points to a row of {row[2]} that is gone")


def check_contents(connection: Connection) -> Iterator[Finding]:
    """Bytes that do not have their digest."""
    ids = select(contents.c.id, contents.c.sha256, contents.c.size)
    for row in each(connection, ids):
        try:
            content = fetch(connection, row.id)
        except Exception as error:  # noqa: BLE001 - whatever damaged bytes do to zlib
            yield Finding(what=f"contents {row.id}", wrong=f"damaged: {error}")
            continue
        if digest_of(content) != bytes(row.sha256) or len(content) != row.size:
            yield Finding(what=f"contents {row.id}", wrong="is not what its digest says")


def check_documents(connection: Connection) -> Iterator[Finding]:
    """Documents without a version, and versions that do not follow one another."""
    asked = (
        select(documents.c.uid, func.count(versions.c.id).label("n"), func.max(versions.c.number))
        .outerjoin(versions, versions.c.document_id == documents.c.id)
        .group_by(documents.c.uid)
    )
    for uid, number, last in connection.execute(asked):
        if not number:
            yield Finding(what=uid, wrong="has no version")
        elif last != number:
            yield Finding(what=uid, wrong=f"its {number} versions count to {last}")
    standing = (
        select(documents.c.uid)
        .join(versions, versions.c.document_id == documents.c.id)
        .join(readings, readings.c.version_id == versions.c.id)
        .outerjoin(current, current.c.document_id == documents.c.id)
        .where(current.c.reading_id.is_(None))
        .distinct()
    )
    for (uid,) in connection.execute(standing):
        yield Finding(what=uid, wrong="was read, and no reading stands for it")


def check_readings(connection: Connection) -> Iterator[Finding]:
    """Readings that do not quote their texts, or whose claims are not all there as rows."""
    asked = select(readings.c.id, readings.c.packed, readings.c.claims, versions.c.text_id)
    for row in each(connection, asked.join(versions, versions.c.id == readings.c.version_id)):
        try:
            reading = unpack(row.packed, text_of(fetch(connection, row.text_id)))
        except ValueError as error:
            yield Finding(what=f"reading {row.id}", wrong=str(error))
            continue
        keys = {key_of_claim(claim.id) for claim in reading.claims}
        kept = select(claims.c.key).where(claims.c.reading_id == row.id)
        if set(connection.scalars(kept)) != keys or len(keys) != row.claims:
            yield Finding(what=f"reading {row.id}", wrong="its claims are not all there as rows")


def check_terms(connection: Connection) -> Iterator[Finding]:
    """Rows without search terms, and terms without a row."""
    for table in (claims, versions):
        column = "rowid" if connection.dialect.name == "sqlite" else "id"
        asked = f"SELECT count(*), coalesce(sum({column}), 0) FROM {table.name}_terms"  # noqa: S608
        indexed = connection.execute(text(asked)).one()
        there = connection.execute(select(func.count(), func.coalesce(func.sum(table.c.id), 0)))
        if tuple(indexed) != tuple(there.one()):
            yield Finding(what=f"search of {table.name}", wrong="does not hold what is there")


def check_links(connection: Connection) -> Iterator[Finding]:
    """Links of claims that are not linked, and groups that the ladder would make otherwise.

    The groups are looked at around some claims only, where all else is right and nothing waits.
    """
    wrong = list(astray(connection))
    yield from wrong
    if wrong or stale_readings(connection) or unlinked_readings(connection):
        return
    known = list(connection.scalars(select(homes.c.claim_id).order_by(homes.c.priority)))
    some = known[:: max(1, len(known) // SAMPLED)]
    kept = Kept(connection, overlay_of(decisions_of(connection)))
    kept.prefetch(some)
    for claim in sorted(kept.climbing.change(shaken=some)):
        yield Finding(what=f"links of claim {claim}", wrong="it belongs to another matter")


def astray(connection: Connection) -> Iterator[Finding]:
    """Links of claims that are not linked."""
    there = select(homes.c.claim_id)
    asked = there.join(claims, claims.c.id == homes.c.claim_id)
    unread = claims.c.reading_id.not_in(select(linked.c.reading_id))
    for claim in connection.scalars(asked.where(unread)):
        yield Finding(what=f"links of claim {claim}", wrong="its reading is not linked")
    columns = (pairs.c.one_id, pairs.c.other_id, cells.c.claim_id, *LEVEL_COLUMNS)
    found = {
        claim
        for column in columns
        for claim in connection.scalars(select(column).where(column.not_in(there)).distinct())
    }
    for claim in sorted(found):
        yield Finding(what=f"links of claim {claim}", wrong="it is not linked itself")


def each(connection: Connection, statement: Select[Any]) -> Iterator[Any]:
    """The rows of a statement, few in memory at a time."""
    yield from connection.execution_options(yield_per=100).execute(statement)
