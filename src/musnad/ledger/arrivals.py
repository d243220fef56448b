"""What has come in: the newest versions of reports, and what each of them adds."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, func, or_, select

from musnad.ledger.contents import Texts
from musnad.ledger.questions import SHORT
from musnad.ledger.tables import (
    claims,
    copies,
    current,
    documents,
    figures,
    readings,
    sources,
    versions,
    withdrawals,
)

COPIED = 0.5
"""Share of a text's words from which on its words are another's."""
TOLD = 3
"""Denials and totals of one report that are told at most; the others are counted."""


class Line(Struct, frozen=True, kw_only=True):
    """A claim as an arrival tells it: `id` names it to the pages."""

    id: str
    source: str | None
    code: str | None
    act: str
    content: str


class Source(Struct, frozen=True, kw_only=True):
    """Whose words an arrival has, and how much of it."""

    document: str
    outlet: str | None
    share: float


class Arrival(Struct, frozen=True, kw_only=True):
    """A version of a report: `number` above 1 is a change of what was there before.

    `denials` and `totals` are its first few claims that deny or that give a running total, of
    `denying` and `totalling` in all.
    """

    id: int
    document: str
    outlet: str | None
    title: str | None
    published: str | None
    added_at: str
    number: int
    claims: int | None
    denying: int = 0
    totalling: int = 0
    denials: tuple[Line, ...] = ()
    totals: tuple[Line, ...] = ()
    copied: Source | None = None
    withdrawn: bool = False


def arrivals(connection: Connection, before: int | None, limit: int) -> list[Arrival]:
    """The newest versions, the newest first; of those older than the version `before`."""
    asked = (
        select(
            versions.c.id,
            versions.c.number,
            versions.c.title,
            versions.c.name,
            versions.c.published,
            versions.c.added_at,
            versions.c.text_id,
            documents.c.uid,
            documents.c.outlet,
            versions.c.document_id,
            current.c.reading_id,
            readings.c.claims,
        )
        .join(documents, documents.c.id == versions.c.document_id)
        .outerjoin(current, current.c.version_id == versions.c.id)
        .outerjoin(readings, readings.c.id == current.c.reading_id)
        .order_by(versions.c.id.desc())
        .limit(limit)
    )
    if before is not None:
        asked = asked.where(versions.c.id < before)
    rows: list[Row[Any]] = list(connection.execute(asked))
    told = denials_and_totals(connection, rows)
    copied = copied_from(connection, [row.id for row in rows])
    gone = withdrawn(connection, [row.document_id for row in rows])
    return [
        Arrival(
            id=row.id,
            document=row.uid,
            outlet=row.outlet,
            title=row.title or row.name,
            published=row.published,
            added_at=row.added_at,
            number=row.number,
            claims=row.claims,
            copied=copied.get(row.id),
            withdrawn=row.document_id in gone,
            **told.get(row.reading_id, {}),
        )
        for row in rows
    ]


def denials_and_totals(
    connection: Connection, rows: Sequence[Row[Any]]
) -> dict[int, dict[str, Any]]:
    """What readings deny and which running totals they give, by reading."""
    texts = Texts(connection, {row.text_id for row in rows})
    known = {row.reading_id: row for row in rows if row.reading_id is not None}
    totals = select(figures.c.claim_id).where(figures.c.change == "total")
    asked = (
        select(claims, sources.c.name.label("source"), sources.c.code)
        .add_columns(claims.c.id.in_(totals).label("total"))
        .outerjoin(sources, sources.c.id == claims.c.source_id)
        .where(claims.c.reading_id.in_(known))
        .where(or_(claims.c.polarity == "denied", claims.c.id.in_(totals)))
        .order_by(claims.c.id)
    )
    found: dict[int, dict[str, Any]] = {}
    for row in connection.execute(asked):
        document = known[row.reading_id]
        kept = found.setdefault(
            row.reading_id, {"denying": 0, "totalling": 0, "denials": (), "totals": ()}
        )
        kind = ("denying", "denials") if row.polarity == "denied" else ("totalling", "totals")
        kept[kind[0]] += 1
        if len(kept[kind[1]]) < TOLD:
            content = texts.text(document.text_id)[row.content_start : row.content_end]
            kept[kind[1]] += (line_of(row, document.uid, content),)
    return found


def line_of(row: Row[Any], document: str, content: str) -> Line:
    """A claim's row as a line."""
    return Line(
        id=f"{document[:SHORT]}:{row.key}",
        source=row.source,
        code=row.code,
        act=row.act,
        content=content,
    )


def copied_from(connection: Connection, ids: Iterable[int]) -> dict[int, Source]:
    """Of versions, the one that they share most words with, if it is most of their own."""
    wanted = list(ids)
    found: dict[int, Source] = {}
    sides = (
        (copies.c.version_id, copies.c.other_id, copies.c.share),
        (copies.c.other_id, copies.c.version_id, copies.c.other_share),
    )
    for mine, other, share in sides:
        asked = (
            select(mine.label("mine"), share.label("share"), documents.c.uid, documents.c.outlet)
            .join(versions, versions.c.id == other)
            .join(documents, documents.c.id == versions.c.document_id)
            .where(mine.in_(wanted), share >= COPIED, other < mine)
        )
        for row in connection.execute(asked):
            known = found.get(row.mine)
            if known is None or (row.share, known.document) > (known.share, row.uid):
                found[row.mine] = Source(document=row.uid, outlet=row.outlet, share=row.share)
    return found


def withdrawn(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Which of the documents have been withdrawn."""
    asked = select(withdrawals.c.document_id).where(withdrawals.c.document_id.in_(list(ids)))
    return set(connection.scalars(asked))


class Holdings(Struct, frozen=True, kw_only=True):
    """How much a ledger holds; claims are of the newest readings."""

    documents: int
    outlets: int
    claims: int
    last: str | None


def holdings(connection: Connection) -> Holdings:
    """How much there is, and when the last of it came."""
    in_all = select(func.coalesce(func.sum(readings.c.claims), 0)).join(
        current, current.c.reading_id == readings.c.id
    )
    return Holdings(
        documents=connection.scalar(select(func.count()).select_from(documents)) or 0,
        outlets=connection.scalar(select(func.count(documents.c.outlet.distinct()))) or 0,
        claims=int(connection.scalar(in_all) or 0),
        last=connection.scalar(select(func.max(versions.c.added_at))),
    )
