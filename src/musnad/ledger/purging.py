"""Erasing for law or safety: bytes, text, quotes, search entries, readings and reviews.

What is left of a document is its id, the day and a reason, which whoever purges has to keep free
of personal data. The erased document is not taken again, and a backup that is restored loses it
once more.
"""

import hmac
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Table, delete, insert, or_, select, text

from musnad.errors import MusnadError
from musnad.languages.ar.naming import key_of_person
from musnad.languages.ar.searching import query_terms
from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.faults import told
from musnad.ledger.linking import let_go
from musnad.ledger.opening import Ledger
from musnad.ledger.recording import now
from musnad.ledger.rows import name_key
from musnad.ledger.salt import kept_salt, salt_of
from musnad.ledger.tables import (
    claims,
    contents,
    copies,
    current,
    decisions,
    documents,
    figures,
    fingerprints,
    links,
    persons,
    places,
    purges,
    purging,
    readings,
    retrievals,
    review_states,
    reviews,
    sources,
    versions,
    withdrawals,
)
from musnad.ledger.terms import claim_terms, document_terms, remove_terms
from musnad.ledger.words import with_words
from musnad.model import document_of

PERSON = "person:"
"""What the id of a purged person begins with."""
LONGEST_NAME = 8
"""Words of a name."""
REASON = "--reason"  # the option, as errors name it
STEP = 500
"""Rows that are deleted by one statement."""


WIPE = (
    "INSERT INTO claims_terms (claims_terms) VALUES ('optimize')",
    "INSERT INTO versions_terms (versions_terms) VALUES ('optimize')",
    "PRAGMA secure_delete=ON",
    "VACUUM",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)
"""What makes SQLite give up deleted rows: in its search tables, its file and its journal."""


class Purged(Struct, frozen=True, kw_only=True):
    """What is left of an erased document; of a person, `uid` is the name under the salt."""

    uid: str
    at: str
    reason: str


def purge(ledger: Ledger, uids: Iterable[str], reason: str, *, person: str = "") -> int:
    """Erase documents by their whole ids, and what people said of `person`; how many there were.

    Raises:
        MusnadError: the reason is empty or names the person, or the database complains; then
            nothing is erased.
    """
    if not reason.strip():
        raise MusnadError(REASON, "say why, without personal data")
    if person and name_key(person) in name_key(reason):
        raise MusnadError(REASON, "the reason must not name the person")
    at, salt = now(), salt_of(ledger)
    with ledger.writing() as connection:
        wanted = [Purged(uid=uid, at=at, reason=reason.strip()) for uid in uids]
        if person:
            named = hidden_name(salt, key_of_person(person))
            wanted.append(Purged(uid=named, at=at, reason=reason.strip()))
        erased = erase(connection, wanted)
    remember(ledger, wanted)
    wipe(ledger)
    return erased


def hidden_name(salt: bytes, key: str) -> str:
    """A person's key as purges note it: told by nobody who has not the ledger's salt."""
    return PERSON + hmac.new(salt, key.encode(), "sha256").hexdigest()


def forget_person(connection: Connection, hidden: str) -> None:
    """Delete what people said of a person, and what they said of others that names this one."""
    salt = kept_salt(connection) or b""
    gone = [
        row.id
        for row in connection.execute(select(persons))
        for words in (row.key, row.name, row.reason)
        if any(hidden_name(salt, run) == hidden for run in runs(key_of_person(words)))
    ]
    connection.execute(delete(persons).where(persons.c.id.in_(gone)))


def runs(words: str) -> Iterator[str]:
    """Every run of so many words as a name may have."""
    each = words.split()
    for first in range(len(each)):
        for last in range(first + 1, min(first + LONGEST_NAME, len(each)) + 1):
            yield " ".join(each[first:last])


def erase(connection: Connection, wanted: Sequence[Purged]) -> int:
    """Erase what is there of the documents and note each; how many were there."""
    connection.execute(insert(purging), {"since": now()})
    erased = 0
    for each in wanted:
        if each.uid.startswith(PERSON):
            forget_person(connection, each.uid)
        found = connection.scalar(select(documents.c.id).where(documents.c.uid == each.uid))
        if found is not None:
            erase_document(connection, int(found))
            erased += 1
        noted = select(purges.c.id).where(purges.c.uid == each.uid)
        if connection.scalar(noted) is None:
            row = {"uid": each.uid, "at": each.at, "reason": each.reason}
            connection.execute(insert(purges), row)
    spoken = select(claims.c.source_id).where(claims.c.source_id.is_not(None))
    connection.execute(delete(sources).where(sources.c.id.not_in(spoken)))
    connection.execute(delete(purging))
    return erased


def erase_document(connection: Connection, document_id: int) -> None:
    """Delete a document's rows, those first that point to others."""
    of_document = versions.c.document_id == document_id
    version_ids = list(connection.scalars(select(versions.c.id).where(of_document)))
    text_ids = set(connection.scalars(select(versions.c.text_id).where(of_document)))
    raw_ids = set(connection.scalars(select(versions.c.raw_id).where(of_document)))
    read = select(readings.c.id).where(readings.c.version_id.in_(version_ids))
    reading_ids = list(connection.scalars(read))
    said = select(claims.c.id).where(claims.c.reading_id.in_(reading_ids))
    claim_ids = list(connection.scalars(said))
    remove(connection, reviews, reviews.c.document_id == document_id)
    forget_terms(connection, document_id)
    let_go(connection, reading_ids)
    for some in steps(claim_ids):
        for table in (figures, places, review_states, withdrawals):
            remove(connection, table, table.c.claim_id.in_(some))
        remove(connection, links, or_(links.c.from_claim.in_(some), links.c.to_claim.in_(some)))
        about = or_(decisions.c.one_id.in_(some), decisions.c.other_id.in_(some))
        remove(connection, decisions, about)
    remove(connection, current, current.c.document_id == document_id)
    remove(connection, claims, claims.c.reading_id.in_(reading_ids))
    remove(connection, readings, readings.c.id.in_(reading_ids))
    remove(
        connection,
        copies,
        or_(copies.c.version_id.in_(version_ids), copies.c.other_id.in_(version_ids)),
    )
    for table in (fingerprints, retrievals):
        remove(connection, table, table.c.version_id.in_(version_ids))
    remove(connection, versions, of_document)
    remove(connection, withdrawals, withdrawals.c.document_id == document_id)
    remove(connection, documents, documents.c.id == document_id)
    for column in (versions.c.text_id, versions.c.raw_id):
        kept = select(column).where(column.in_(text_ids | raw_ids))
        text_ids, raw_ids = (ids - set(connection.scalars(kept)) for ids in (text_ids, raw_ids))
    remove(connection, contents, contents.c.id.in_(text_ids | raw_ids))


def remove(connection: Connection, table: Table, which: ColumnElement[bool]) -> None:
    """Delete rows of a table."""
    connection.execute(delete(table).where(which))


def steps(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids, so many at a time as one statement takes."""
    for first in range(0, len(ids), STEP):
        yield ids[first : first + STEP]


def forget_terms(connection: Connection, document_id: int) -> None:
    """Take a document and its claims out of the search tables."""
    asked = select(versions).where(versions.c.document_id == document_id)
    for version in connection.execute(asked).all():
        whole = text_of(fetch(connection, version.text_id))
        known = document_of(whole, title=version.title)
        remove_terms(connection, "versions", {version.id: document_terms(known)})
        read = select(readings).where(readings.c.version_id == version.id)
        for row in connection.execute(read).all():
            said = select(claims.c.key, claims.c.id).where(claims.c.reading_id == row.id)
            ids = {each.key: each.id for each in connection.execute(said)}
            found = {
                ids[claim.id.rpartition(":")[2]]: claim_terms(claim)
                for claim in unpack(row.packed, whole).claims
            }
            remove_terms(connection, "claims", found)


def documents_naming(connection: Connection, person: str) -> list[str]:
    """The ids of all documents, in any version, that name a person in their text or title."""
    terms = query_terms(f'"{person}"')
    if not terms:
        return []
    asked = select(versions.c.id, documents.c.uid).join(
        documents, documents.c.id == versions.c.document_id
    )
    found = connection.execute(with_words(connection, asked, "versions", terms, "near"))
    return sorted({row.uid for row in found})


def wipe(ledger: Ledger) -> None:
    """Have the database give up the space in which the deleted rows still stand.

    Raises:
        MusnadError: the database complains.
    """
    with told(ledger.place), ledger.engine.connect() as connection:
        if ledger.is_server:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("VACUUM FULL"))
            return
        own = connection.connection.driver_connection
        if own is None:
            return
        try:  # on the driver's connection: none of this may stand in a transaction
            for statement in WIPE:
                own.execute(statement)
        except sqlite3.Error as error:
            cause = f"the purge is done, and the space it left could not be wiped: {error}"
            raise MusnadError(ledger.place, cause) from None


def sidecar(place: str) -> Path:
    """The file beside a ledger's file that keeps its purges, should the ledger itself be lost."""
    return Path(f"{place}.purges.jsonl")


def remember(ledger: Ledger, wanted: Iterable[Purged]) -> None:
    """Note purges beside the ledger's file, for the day when an older backup is restored.

    Raises:
        MusnadError: the file cannot be written.
    """
    if ledger.is_server:
        return
    path = sidecar(ledger.place)
    try:
        with path.open("ab") as file:
            file.writelines(msgspec.json.encode(each) + b"\n" for each in wanted)
    except OSError as error:
        cause = f"the purge is done and could not be noted here: {error.strerror}"
        raise MusnadError(str(path), cause) from None


def purges_in(path: Path) -> list[Purged]:
    """The purges that a file of them holds.

    Raises:
        MusnadError: it cannot be read as such.
    """
    try:
        lines = path.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Purged) for line in lines if line.strip()]
    except OSError as error:
        raise MusnadError(str(path), f"cannot be read: {error.strerror}") from None
    except msgspec.MsgspecError as error:
        raise MusnadError(str(path), f"not a list of purges: {error}") from None


def purges_of(connection: Connection) -> list[Purged]:
    """The purges of a ledger, the first one first."""
    return [
        Purged(uid=row.uid, at=row.at, reason=row.reason)
        for row in connection.execute(select(purges).order_by(purges.c.id))
    ]
