"""Adding to the ledger: a report, its version, how it was got, what was read in it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select

from musnad.ledger import copying, rows
from musnad.ledger.contents import bytes_of, digest_of, pack, store
from musnad.ledger.reviewed import refresh
from musnad.ledger.tables import (
    claims,
    contents,
    current,
    documents,
    figures,
    links,
    places,
    purges,
    readings,
    retrievals,
    sources,
    versions,
)
from musnad.ledger.terms import add_terms, claim_terms, document_terms
from musnad.model import Reader, Reading, Report, Retrieval, Source

Outcome = Literal["added", "new version", "new reading", "known", "purged"]


class Entry(Struct, frozen=True, kw_only=True):
    """A report with what was read in it; null where it is kept unread."""

    report: Report
    reading: Reading | None


def now() -> str:
    """This instant in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def keep(connection: Connection, entry: Entry) -> Outcome:
    """Add what of an entry is new; what is known is left as it is."""
    report = entry.report
    if is_purged(connection, report.id):
        return "purged"
    document_id, is_new = keep_document(connection, report)
    version_id, version_is_new = keep_version(connection, report, document_id)
    keep_retrieval(connection, report, version_id, first=version_is_new)
    if version_is_new:
        add_terms(connection, "versions", {version_id: document_terms(report.document)})
        copying.keep_copies(connection, version_id, report.document.text, now())
    was_read = entry.reading is not None and keep_reading(
        connection, entry.reading, version_id, document_id
    )
    if is_new:
        return "added"
    if version_is_new:
        return "new version"
    return "new reading" if was_read else "known"


def is_purged(connection: Connection, uid: str) -> bool:
    """Whether the document was erased: then it is not taken again."""
    found = connection.scalar(select(purges.c.id).where(purges.c.uid == uid))
    return found is not None


def keep_document(connection: Connection, report: Report) -> tuple[int, bool]:
    """The id of the report's document, and whether it is new."""
    known = connection.scalar(select(documents.c.id).where(documents.c.uid == report.id))
    if known is not None:
        return int(known), False
    row = {
        "uid": report.id,
        "outlet": rows.storable(report.document.outlet),
        "address": rows.storable(report.address),
        "channel": rows.storable(report.channel),
        "added_at": now(),
    }
    return add_one(connection, documents, row), True


def keep_version(connection: Connection, report: Report, document_id: int) -> tuple[int, bool]:
    """The id of the version with this text, and whether it is new."""
    document = report.document
    known = version_with(connection, document_id, document.text)
    if known is not None:
        return known, False
    of_document = versions.c.document_id == document_id
    row = {
        "document_id": document_id,
        "number": next_number(connection, versions, of_document),
        "raw_id": store(connection, report.raw),
        "text_id": store(connection, bytes_of(document.text)),
        "length": len(document.text),
        "kind": report.kind,
        "name": rows.storable(document.name),
        "title": rows.storable(document.title),
        "language": document.language,
        "url": rows.storable(document.url),
        "published": document.published,
        "published_at": rows.storable(report.published_at),
        "published_precision": report.published_precision,
        "details": details_of(report),
        "added_at": now(),
    }
    return add_one(connection, versions, row), True


def version_with(connection: Connection, document_id: int, text: str) -> int | None:
    """The version of a document that has just this text."""
    same = select(versions.c.id).join(contents, contents.c.id == versions.c.text_id)
    same = same.where(
        versions.c.document_id == document_id,
        contents.c.sha256 == digest_of(bytes_of(text)),
    )
    found = connection.scalar(same)
    return None if found is None else int(found)


def is_kept(connection: Connection, report: Report, reader: Reader | None) -> bool:
    """Whether adding the report would change nothing; `reader` is who would read it, if any."""
    if is_purged(connection, report.id):
        return True
    document_id = connection.scalar(select(documents.c.id).where(documents.c.uid == report.id))
    if document_id is None or report.retrieval is not None:
        return False
    version_id = version_with(connection, document_id, report.document.text)
    if version_id is None:
        return False
    return reader is None or has_read(connection, reader, version_id)


def details_of(report: Report) -> str:
    """What is known of a version beside its columns, as JSON."""
    return rows.details_of(
        {
            "publisher": report.publisher,
            "author": report.author,
            "forwarded_from": report.forwarded_from,
            "edited_at": report.edited_at,
            "album": report.album,
            "links": report.links,
            "unread": report.unread,
        }
    )


def keep_retrieval(connection: Connection, report: Report, version_id: int, *, first: bool) -> None:
    """Add how the version was got: once for a file, each time for what is fetched."""
    got = report.retrieval
    if got is None:
        if not first:
            return
        got = Retrieval(at=now(), place=report.address)
    place = rows.storable(got.place)
    same = select(retrievals.c.id).where(
        retrievals.c.version_id == version_id, retrievals.c.at == got.at
    )
    if connection.scalar(same.where(retrievals.c.place == place)) is not None:
        return
    row = {
        "version_id": version_id,
        "at": got.at,
        "place": place,
        "status": got.status,
        "headers": rows.details_of(dict(got.headers)),
        "sha256": digest_of(report.raw),
    }
    connection.execute(insert(retrievals), row)


def keep_reading(
    connection: Connection, reading: Reading, version_id: int, document_id: int
) -> bool:
    """Add a reading with its claims; False where this reader has read the version before."""
    if has_read(connection, reading.reader, version_id):
        return False
    reader = reading.reader
    row = {
        "version_id": version_id,
        "number": next_number(connection, readings, readings.c.version_id == version_id),
        "reader": reader.name,
        "reader_version": reader.version,
        "pack": reader.language_pack,
        "pack_version": reader.pack_version,
        "made_at": now(),
        "claims": len(reading.claims),
        "packed": pack(reading),
    }
    reading_id = add_one(connection, readings, row)
    ids = keep_claims(connection, reading, reading_id)
    add_all(
        connection,
        links,
        [rows.link_row(relation, ids, reading, now()) for relation in reading.relations],
    )
    make_current(connection, document_id, version_id, reading_id)
    return True


def make_current(
    connection: Connection, document_id: int, version_id: int, reading_id: int
) -> None:
    """Have the reading stand for its document, unless a newer version does."""
    of_document = current.c.document_id == document_id
    standing = connection.scalar(select(current.c.version_id).where(of_document))
    if standing is not None and standing > version_id:
        return
    newest = {"document_id": document_id, "version_id": version_id, "reading_id": reading_id}
    connection.execute(delete(current).where(of_document))
    connection.execute(insert(current), newest)
    refresh(connection, document_id)


def has_read(connection: Connection, reader: Reader, version_id: int) -> bool:
    """Whether this reader, with this pack, has read the version."""
    same = select(readings.c.id).where(
        readings.c.version_id == version_id,
        readings.c.reader == reader.name,
        readings.c.reader_version == reader.version,
        readings.c.pack == reader.language_pack,
        readings.c.pack_version == reader.pack_version,
    )
    return connection.scalar(same) is not None


def keep_claims(connection: Connection, reading: Reading, reading_id: int) -> dict[str, int]:
    """Add the claims with their figures, places and terms; their ids by key."""
    if not reading.claims:
        return {}
    wanted = [
        rows.claim_row(claim, reading_id, keep_source(connection, claim.source))
        for claim in reading.claims
    ]
    statement = insert(claims).returning(claims.c.id, sort_by_parameter_order=True)
    ids = list(connection.scalars(statement, wanted))
    both = list(zip(reading.claims, ids, strict=True))
    add_all(connection, figures, [rows.figure_row(f, i) for c, i in both for f in c.figures])
    add_all(connection, places, [rows.place_row(p, i) for c, i in both for p in c.places])
    add_terms(connection, "claims", {i: claim_terms(c) for c, i in both})
    return {claim.id: i for claim, i in both}


def keep_source(connection: Connection, source: Source | None) -> int | None:
    """The id of a source's name and code, added where they are new."""
    if source is None:
        return None
    row = {
        "name": rows.storable(source.name),
        "key": rows.name_key(source.name),
        "code": source.code,
    }
    same = select(sources.c.id).where(sources.c.name == row["name"], sources.c.code == row["code"])
    known = connection.scalar(same)
    return add_one(connection, sources, row) if known is None else int(known)


def next_number(connection: Connection, table: Table, among: ColumnElement[bool]) -> int:
    """The number behind the last one among some rows; the first is 1."""
    last = connection.scalar(select(func.max(table.c.number)).where(among))
    return (last or 0) + 1


def add_one(connection: Connection, table: Table, row: rows.Row) -> int:
    """Add a row and give its id."""
    return int(connection.scalars(insert(table).returning(table.c.id), row).one())


def add_all(connection: Connection, table: Table, found: Sequence[rows.Row]) -> None:
    """Add rows, if there are any."""
    if found:
        connection.execute(insert(table), found)
