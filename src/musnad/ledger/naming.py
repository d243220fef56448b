"""Which document or claim is meant by an id that a person typed.

`3fa91c02b7` is a document (any part from its beginning that is no other's will do),
`3fa91c02b7:c7` a claim of its newest reading, `3fa91c02b7@1:c7` one of its first version's
newest reading, and `3fa91c02b7@1.2:c7` one of that version's second reading.
"""

import re

from msgspec import Struct
from sqlalchemy import Connection, select

from musnad.errors import MusnadError
from musnad.ledger.tables import claims, documents, readings, versions

WRITTEN = re.compile(r"([0-9a-f]{4,16})(?:@(\d{1,9})(?:\.(\d{1,9}))?)?(?::(c\d{1,9}))?")


class UnknownIdError(MusnadError):
    """An id that nothing in the ledger has."""


class Named(Struct, frozen=True, kw_only=True):
    """The rows that an id names; null where it names none of that kind."""

    uid: str
    document_id: int
    version_id: int
    version: int
    text_id: int
    reading_id: int | None
    reading: int | None
    key: str | None
    claim_id: int | None


def named(connection: Connection, written: str) -> Named:
    """What an id names: a document with its newest version and reading, unless it says which.

    Raises:
        MusnadError: no id, or nothing has it, or several have.
    """
    parts = WRITTEN.fullmatch(written.strip().lower())
    if parts is None:
        cause = "not an id; ids look like 3fa91c02b7 (a document) or 3fa91c02b7:c7 (a claim)"
        raise UnknownIdError(written, cause)
    start, version, reading, key = parts.groups()
    document_id, uid = document_named(connection, written, start)
    of_document = versions.c.document_id == document_id
    found = select(versions.c.id, versions.c.number, versions.c.text_id).where(of_document)
    if version is not None:
        found = found.where(versions.c.number == int(version))
    newest = connection.execute(found.order_by(versions.c.number.desc())).first()
    if newest is None:
        raise UnknownIdError(written, f"the document {uid} has no version {version}")
    read = select(readings.c.id, readings.c.number).where(readings.c.version_id == newest.id)
    if reading is not None:
        read = read.where(readings.c.number == int(reading))
    made = connection.execute(read.order_by(readings.c.number.desc())).first()
    if made is None and (reading is not None or key is not None):
        raise UnknownIdError(written, f"version {newest.number} of {uid} has no such reading")
    return Named(
        uid=uid,
        document_id=document_id,
        version_id=newest.id,
        version=newest.number,
        text_id=newest.text_id,
        reading_id=made.id if made else None,
        reading=made.number if made else None,
        key=key,
        claim_id=claim_named(connection, written, made.id, key) if made and key else None,
    )


def document_named(connection: Connection, written: str, start: str) -> tuple[int, str]:
    """The row and id of the one document whose id begins so.

    Raises:
        MusnadError: there is none, or there are several.
    """
    asked = select(documents.c.id, documents.c.uid).where(documents.c.uid.startswith(start))
    found = connection.execute(asked.order_by(documents.c.uid).limit(6)).all()
    if not found:
        raise UnknownIdError(written, "nothing in the ledger has this id")
    if len(found) > 1:
        several = ", ".join(row.uid for row in found)
        raise MusnadError(written, f"several documents begin so: {several}")
    return found[0].id, found[0].uid


def claim_named(connection: Connection, written: str, reading_id: int, key: str) -> int:
    """The row of a claim by its key in a reading.

    Raises:
        MusnadError: there is none.
    """
    asked = select(claims.c.id).where(claims.c.reading_id == reading_id, claims.c.key == key)
    found = connection.scalar(asked)
    if found is None:
        raise UnknownIdError(written, f"that reading has no claim {key}")
    return int(found)
