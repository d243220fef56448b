"""Saving what people say of claims: one transaction a save, nothing ever changed or deleted."""

from collections.abc import Iterable

import msgspec
from msgspec import UNSET, Struct
from sqlalchemy import Connection, select

from musnad.errors import MusnadError
from musnad.ledger.contents import fetch, text_of
from musnad.ledger.corrections import Correction, fields_in
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import Named, named
from musnad.ledger.recording import add_one, now
from musnad.ledger.reviewed import Reviewed, refresh, reviewed_reading
from musnad.ledger.reviews import Verdict, reviews_of
from musnad.ledger.rows import storable
from musnad.ledger.tables import claims, reviews
from musnad.model import spans_of

LONGEST_NOTE = 4000


class Draft(Struct, frozen=True, kw_only=True):
    """What a person wants to say: of the claim `key`, as it was after the review `until`.

    A missed claim has no key. `once` tells a save that is sent twice.
    """

    verdict: Verdict
    key: str | None = None
    correction: Correction | None = None
    note: str = ""
    until: int | None = None
    once: str | None = None


def save(connection: Connection, id_: str, drafts: Iterable[Draft], by: str) -> list[int]:
    """Add reviews of claims of the document, version or reading that an id names; their ids.

    Raises:
        MusnadError: a draft that says nothing, or a claim that is not there.
    """
    found = named(connection, id_)
    saved = [save_one(connection, found, draft, by) for draft in drafts]
    refresh(connection, found.document_id)
    return saved


def save_one(connection: Connection, found: Named, draft: Draft, by: str) -> int:
    """Add one review.

    Raises:
        MusnadError: it says nothing, or its claim is not there.
    """
    if draft.once:
        asked = select(reviews.c.id).where(reviews.c.once == draft.once)
        known = connection.scalar(asked)
        if known is not None:
            return int(known)
    seen = None if draft.key is None else claim_seen(connection, found, draft)
    refuse_empty(found.uid, draft)
    refuse_misquoting(connection, found, draft.correction)
    return add_one(
        connection,
        reviews,
        {
            "document_id": found.document_id,
            "version_id": found.version_id,
            "claim_id": None if draft.key is None else claim_id(connection, found, draft.key),
            "at": now(),
            "by": storable(by),
            "verdict": draft.verdict,
            "seen": None if seen is None else msgspec.json.encode(seen.claim).decode(),
            "correction": encoded(draft.correction),
            "note": storable(draft.note.strip()[:LONGEST_NOTE]) or None,
            "once": draft.once,
        },
    )


def encoded(correction: Correction | None) -> str | None:
    """A correction as it is kept."""
    return None if correction is None else msgspec.json.encode(correction).decode()


def claim_seen(connection: Connection, found: Named, draft: Draft) -> Reviewed:
    """The claim as it was shown to the person.

    Raises:
        MusnadError: there is none.
    """
    reading = reading_of(connection, found)
    shown = reviewed_reading(connection, found, reading, draft.until)
    for each in shown.claims:
        if each.key == draft.key:
            return each
    claim = f"{found.uid}:{draft.key}"
    raise MusnadError(claim, "there is no such claim to review")


def claim_id(connection: Connection, found: Named, key: str) -> int | None:
    """The row of a claim of the reader's; null for one that people added."""
    asked = select(claims.c.id).where(claims.c.reading_id == found.reading_id, claims.c.key == key)
    row = connection.scalar(asked)
    return None if row is None else int(row)


def refuse_empty(uid: str, draft: Draft) -> None:
    """Refuse a draft that says nothing.

    Raises:
        MusnadError: it does not.
    """
    if (draft.key is None) != (draft.verdict == "missed"):
        raise MusnadError(uid, "name the claim; only a missed one has none")
    correction = draft.correction
    if draft.verdict == "correct" and (correction is None or not fields_in(correction)):
        raise MusnadError(uid, "nothing was changed")
    if draft.verdict == "missed" and (correction is None or correction.content is UNSET):
        raise MusnadError(uid, "select the words of the missed claim")
    if draft.verdict == "note" and not draft.note.strip():
        raise MusnadError(uid, "the note is empty")


def refuse_misquoting(connection: Connection, found: Named, said: Correction | None) -> None:
    """Refuse words that do not stand in the version where they are said to.

    Raises:
        MusnadError: they do not.
    """
    if said is None:
        return
    text = text_of(fetch(connection, found.text_id))
    for start, end, words in spans_of(said):
        if text[start:end] != words:
            raise MusnadError(found.uid, f"{start}:{end} does not quote {words!r}")


def undo(connection: Connection, review_id: int, by: str, note: str = "") -> int:
    """Take back a review of one's own: another record that says so; its id.

    Raises:
        MusnadError: there is none, it is another person's, or taken back already.
    """
    asked = select(reviews).where(reviews.c.id == review_id)
    row = connection.execute(asked).first()
    if row is None or row.by != by:
        raise MusnadError(str(review_id), "no review of yours; only who made it can take it back")
    known = {each.id: each for each in reviews_of(connection, row.document_id)}
    if known[review_id].undone:
        raise MusnadError(str(review_id), "taken back already")
    saved = add_one(
        connection,
        reviews,
        {
            "document_id": row.document_id,
            "version_id": row.version_id,
            "claim_id": row.claim_id,
            "undoes": review_id,
            "at": now(),
            "by": row.by,
            "verdict": "undo",
            "note": storable(note.strip()[:LONGEST_NOTE]) or None,
        },
    )
    refresh(connection, row.document_id)
    return saved
