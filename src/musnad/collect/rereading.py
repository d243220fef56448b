"""Reading again what is kept: by a newer reader, or for the first time."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import structs
from sqlalchemy import Connection, select

from musnad.collect.channels import Way, spoken
from musnad.errors import MusnadError
from musnad.intake.given import Failure
from musnad.ledger.contents import fetch, text_of
from musnad.ledger.opening import Ledger
from musnad.ledger.recording import has_read, keep_reading
from musnad.ledger.tables import documents, versions
from musnad.model import Document, document_of
from musnad.reader import read_document, this_reader
from musnad.resolve.outlets import Outlets


def unread(ledger: Ledger, uids: tuple[str, ...], codes: Path | None = None) -> list[int]:
    """The versions that this reader has not read, of some documents or of all, the oldest first.

    Raises:
        MusnadError: the database complains.
    """
    reader = this_reader(codes)
    asked = select(versions.c.id).join(documents, documents.c.id == versions.c.document_id)
    if uids:
        asked = asked.where(documents.c.uid.in_(uids))
    with ledger.looking() as connection:
        found = connection.scalars(asked.order_by(versions.c.id)).all()
        return [each for each in found if not has_read(connection, reader, each)]


def reread(
    ledger: Ledger, wanted: list[int], outlets: Outlets, codes: Path | None = None
) -> Iterator[Failure | None]:
    """Read versions, each kept when it is read; None for one that was, else why it was not.

    Raises:
        MusnadError: the ledger complains; what was read before is kept.
    """
    for version_id in wanted:
        with ledger.looking() as connection:
            document_id, document = document_kept(connection, version_id)
            way = way_kept(connection, version_id)
        try:
            reading = spoken(read_document(document, codes), way, outlets, codes)
        except MusnadError:
            raise
        except Exception as error:  # noqa: BLE001
            cause = f"the reader failed on it, which is our fault ({type(error).__name__}: {error})"
            yield Failure(source=document.id, cause=cause)
            continue
        with ledger.writing() as connection:
            keep_reading(connection, reading, version_id, document_id)
        yield None


def document_kept(connection: Connection, version_id: int) -> tuple[int, Document]:
    """The row of a version's document, and the document as it was when it came in."""
    asked = select(versions, documents.c.uid, documents.c.outlet).join(
        documents, documents.c.id == versions.c.document_id
    )
    row = connection.execute(asked.where(versions.c.id == version_id)).one()
    known = document_of(
        text_of(fetch(connection, row.text_id)),
        name=row.name,
        title=row.title,
        language=row.language,
        outlet=row.outlet,
        url=row.url,
        published=row.published,
    )
    return row.document_id, structs.replace(known, id=row.uid)


def way_kept(connection: Connection, version_id: int) -> Way:
    """The way a version came."""
    asked = select(documents.c.channel, versions.c.details).join(
        documents, documents.c.id == versions.c.document_id
    )
    row = connection.execute(asked.where(versions.c.id == version_id)).one()
    details = msgspec.json.decode(row.details)
    return Way(channel=row.channel, forwarded_from=details.get("forwarded_from"))
