"""What people said of the claims of a document, as the ledger keeps it."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, select

from musnad.ledger.contents import fetch, text_of
from musnad.ledger.corrections import Correction
from musnad.ledger.tables import claims, reviews, versions
from musnad.model import Claim, Span

Verdict = Literal["accept", "reject", "correct", "missed", "note", "undo"]


class Review(Struct, frozen=True, kw_only=True):
    """One record; `seen` is the claim as it was shown, null for a missed one and an undo.

    `claim_key` and `reading_id` name the claim that it was said of, `undone` whether a later
    record takes it back.
    """

    id: int
    at: str
    by: str
    verdict: Verdict
    version_id: int
    claim_key: str | None = None
    reading_id: int | None = None
    undoes: int | None = None
    seen: Claim | None = None
    correction: Correction | None = None
    note: str | None = None
    undone: bool = False

    @property
    def anchor(self) -> Span | None:
        """The words that it is about: the content as seen, of a missed claim as it was marked."""
        if self.seen is not None:
            return self.seen.content
        held = self.correction.content if self.correction else None
        return held if isinstance(held, Span) else None


def reviews_of(
    connection: Connection, document_id: int, until: int | None = None
) -> tuple[Review, ...]:
    """The reviews of a document in the order they were made; `until` is the last that counts."""
    asked = select(reviews, claims.c.key, claims.c.reading_id)
    asked = asked.outerjoin(claims, claims.c.id == reviews.c.claim_id)
    asked = asked.where(reviews.c.document_id == document_id)
    if until is not None:
        asked = asked.where(reviews.c.id <= until)
    rows = connection.execute(asked.order_by(reviews.c.id)).all()
    gone = undone(rows)
    return tuple(review(row, undone=row.id in gone) for row in rows)


def undone(rows: Sequence[Row[Any]]) -> set[int]:
    """The records that are taken back; one that takes back can be taken back itself."""
    gone: set[int] = set()
    for row in reversed(rows):
        if row.undoes is not None and row.id not in gone:
            gone.add(row.undoes)
    return gone


def review(row: Row[Any], *, undone: bool) -> Review:
    """A row as a record."""
    return Review(
        id=row.id,
        at=row.at,
        by=row.by,
        verdict=row.verdict,
        version_id=row.version_id,
        claim_key=row.key,
        reading_id=row.reading_id,
        undoes=row.undoes,
        seen=msgspec.json.decode(row.seen, type=Claim) if row.seen else None,
        correction=msgspec.json.decode(row.correction, type=Correction) if row.correction else None,
        note=row.note,
        undone=undone,
    )


def texts_of(connection: Connection, found: tuple[Review, ...]) -> dict[int, str]:
    """The texts of the versions that reviews were made of."""
    wanted = {each.version_id for each in found}
    asked = select(versions.c.id, versions.c.text_id).where(versions.c.id.in_(wanted))
    return {row.id: text_of(fetch(connection, row.text_id)) for row in connection.execute(asked)}


def standing(found: tuple[Review, ...]) -> Iterator[Review]:
    """Those that say something and are not taken back."""
    return (each for each in found if not each.undone and each.verdict != "undo")
