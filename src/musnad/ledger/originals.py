"""Which documents have the same words, and which of two was likely there first."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, select

from musnad.ledger.tables import copies, documents, versions
from musnad.link.passages import Candidate, likely_original
from musnad.resolve.outlets import Outlets


class Pair(Struct, frozen=True, kw_only=True):
    """Two documents with words in common; the shares are of the words of each.

    `original` is the id of the one that was likely there first: an agency's, else the earlier.
    """

    shown: ClassVar = (
        "document",
        "outlet",
        "published",
        "share",
        "other",
        "other_outlet",
        "other_published",
        "other_share",
        "original",
    )

    document: str
    outlet: str | None
    published: str | None
    share: float
    other: str
    other_outlet: str | None
    other_published: str | None
    other_share: float
    original: str


def find_pairs(
    connection: Connection, outlets: Outlets, *, least: float = 0.5, limit: int | None = 50
) -> Iterator[Pair]:
    """Pairs of documents of which one shares at least `least` with the other, newest first.

    `outlets` tells which of them are agencies, whom others copy from.
    """
    statement = select_pairs().where((copies.c.share >= least) | (copies.c.other_share >= least))
    for row in connection.execute(statement if limit is None else statement.limit(limit)):
        yield pair(row, outlets)


def select_pairs() -> Select[Any]:
    """The rows of copies beside both versions and documents."""
    theirs, other = versions.alias("theirs"), documents.alias("other")
    return (
        select(
            documents.c.uid,
            documents.c.outlet,
            versions.c.published,
            versions.c.published_at,
            copies.c.share,
            other.c.uid.label("other_uid"),
            other.c.outlet.label("other_outlet"),
            theirs.c.published.label("other_published"),
            theirs.c.published_at.label("other_published_at"),
            copies.c.other_share,
        )
        .join(versions, versions.c.id == copies.c.version_id)
        .join(documents, documents.c.id == versions.c.document_id)
        .join(theirs, theirs.c.id == copies.c.other_id)
        .join(other, other.c.id == theirs.c.document_id)
        .order_by(copies.c.id.desc())
    )


def pair(row: Row[Any], outlets: Outlets) -> Pair:
    """A row as a pair, with its likely original."""
    both = [
        candidate(row.uid, row.outlet, row.published_at, outlets),
        candidate(row.other_uid, row.other_outlet, row.other_published_at, outlets),
    ]
    return Pair(
        document=row.uid,
        outlet=row.outlet,
        published=row.published,
        share=row.share,
        other=row.other_uid,
        other_outlet=row.other_outlet,
        other_published=row.other_published,
        other_share=row.other_share,
        original=likely_original(both).document,
    )


def candidate(uid: str, outlet: str | None, moment: str | None, outlets: Outlets) -> Candidate:
    """A document as one that others may have copied."""
    known = outlets.named(outlet)
    published: date | datetime | None = None
    if moment:
        published = date.fromisoformat(moment) if len(moment) == 10 else instant(moment)
    return Candidate(
        document=uid, published=published, agency=known is not None and known.agency == "yes"
    )


def instant(moment: str) -> datetime | None:
    """An ISO instant; None for what is none."""
    try:
        return datetime.fromisoformat(moment)
    except ValueError:
        return None
