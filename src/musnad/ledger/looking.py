"""One document or claim of the ledger, whole: its reading, its history, what people said of it."""

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, or_, select

from musnad.errors import MusnadError
from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.naming import Named
from musnad.ledger.tables import (
    copies,
    documents,
    readings,
    retrievals,
    reviews,
    versions,
    withdrawals,
)
from musnad.model import Reading


class Happened(Struct, frozen=True, kw_only=True):
    """One line of a document's history: when, what, and the rest of it."""

    at: str
    what: str
    detail: str


class Copy(Struct, frozen=True, kw_only=True):
    """Another document with words in common; the shares are of this text and of the other."""

    document: str
    outlet: str | None
    published: str | None
    share: float
    other_share: float
    passages: tuple[tuple[int, int, int, int], ...]


def reading_of(connection: Connection, found: Named) -> Reading:
    """The reading that an id names.

    Raises:
        MusnadError: it has not been read, or its bytes are damaged.
    """
    if found.reading_id is None:
        raise MusnadError(found.uid, "kept and not read yet; read it with `musnad reread`")
    packed = select(readings.c.packed).where(readings.c.id == found.reading_id)
    text = text_of(fetch(connection, found.text_id))
    try:
        return unpack(connection.scalars(packed).one(), text)
    except ValueError as error:
        raise MusnadError(found.uid, str(error)) from None


def history_of(connection: Connection, found: Named) -> list[Happened]:
    """What happened to a document and to the claim that is named, in the order of time."""
    lines: list[Happened] = []
    of_document = versions.c.document_id == found.document_id
    for row in connection.execute(select(versions).where(of_document)):
        detail = f"{row.length:,} characters, {row.kind}"
        more = msgspec.json.decode(row.details)
        told = "".join(f", {name} {value}" for name, value in more.items())
        lines.append(Happened(at=row.added_at, what=f"version {row.number}", detail=detail + told))
    lines += retrievals_of(connection, found)
    lines += readings_of(connection, found)
    lines += notes_on(connection, found)
    return sorted(lines, key=lambda line: line.at)


def retrievals_of(connection: Connection, found: Named) -> list[Happened]:
    """When and from where the versions of a document were got."""
    asked = select(retrievals, versions.c.number).join(
        versions, versions.c.id == retrievals.c.version_id
    )
    asked = asked.where(versions.c.document_id == found.document_id)
    return [
        Happened(
            at=row.at,
            what=f"version {row.number} got",
            detail=row.place + (f" ({row.status})" if row.status else ""),
        )
        for row in connection.execute(asked)
    ]


def readings_of(connection: Connection, found: Named) -> list[Happened]:
    """What read the versions of a document."""
    asked = select(readings, versions.c.number.label("version")).join(
        versions, versions.c.id == readings.c.version_id
    )
    asked = asked.where(versions.c.document_id == found.document_id)
    return [
        Happened(
            at=row.made_at,
            what=f"version {row.version} read ({row.number})",
            detail=f"{row.reader} {row.reader_version}, {row.pack} {row.pack_version}:"
            f" {row.claims} claims",
        )
        for row in connection.execute(asked)
    ]


def notes_on(connection: Connection, found: Named) -> list[Happened]:
    """Withdrawals of the document and the claim, and reviews of the claim."""
    gone = select(withdrawals).where(
        or_(
            withdrawals.c.document_id == found.document_id,
            withdrawals.c.claim_id == found.claim_id,
        )
    )
    lines = [
        Happened(at=row.at, what="withdrawn", detail=f"by {row.by}: {row.reason}")
        for row in connection.execute(gone)
    ]
    if found.claim_id is not None:
        seen = select(reviews).where(reviews.c.claim_id == found.claim_id)
        lines += [
            Happened(
                at=row.at, what=f"reviewed: {row.verdict}", detail=f"by {row.by}. {row.note or ''}"
            )
            for row in connection.execute(seen)
        ]
    return lines


def copies_of(connection: Connection, found: Named) -> list[Copy]:
    """The documents with words in common, those with most of them first."""
    asked = select(copies).where(
        or_(copies.c.version_id == found.version_id, copies.c.other_id == found.version_id)
    )
    told = [copy(connection, row, found.version_id) for row in connection.execute(asked)]
    return sorted(told, key=lambda each: (-each.share, each.published or "", each.document))


def copy(connection: Connection, row: Any, version_id: int) -> Copy:  # noqa: ANN401 - a row
    """A row of copies, seen from one of its two sides."""
    here = row.version_id == version_id
    other = row.other_id if here else row.version_id
    asked = select(documents.c.uid, documents.c.outlet, versions.c.published)
    asked = asked.join(versions, versions.c.document_id == documents.c.id)
    document = connection.execute(asked.where(versions.c.id == other)).one()
    passages = msgspec.json.decode(row.passages, type=tuple[tuple[int, int, int, int], ...])
    turned = passages if here else tuple((c, d, a, b) for a, b, c, d in passages)
    shares = (row.share, row.other_share) if here else (row.other_share, row.share)
    return Copy(
        document=document.uid,
        outlet=document.outlet,
        published=document.published,
        share=shares[0],
        other_share=shares[1],
        passages=turned,
    )
