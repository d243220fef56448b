"""Questions to the ledger: which claims, documents and sources there are."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, ClassVar

from msgspec import Struct
from sqlalchemy import Column, Connection, Row, Select, exists, func, select

from musnad.ledger.asked import Asked, conditions, standing
from musnad.ledger.contents import Texts
from musnad.ledger.tables import (
    claims,
    current,
    documents,
    figures,
    readings,
    review_states,
    sources,
    versions,
)
from musnad.ledger.words import ids_with

SHORT = 10
"""Digits of a document's id that name it in a claim's id."""
STEP = 500
"""Claims whose texts and figures are fetched together."""


class Counted(Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A figure of a claim; `text` is its words."""

    text: str
    class_: str
    least: float | None
    most: float | None
    of: str | None
    by: str | None
    change: str | None


class Found(Struct, frozen=True, kw_only=True):
    """A claim that answers a question; `id` names it to `musnad show`, `rights` as outlets have."""

    shown: ClassVar = ("id", "published", "outlet", "source", "code", "act", "content", "figures")

    id: str
    document: str
    outlet: str | None
    url: str | None
    published: str | None
    act: str
    polarity: str
    reality: str
    source: str | None
    code: str | None
    said_on: str | None
    when_start: str | None
    when_end: str | None
    content: str
    figures: tuple[Counted, ...]
    reviewed: bool
    rights: str | None = None


def find_claims(connection: Connection, asked: Asked) -> Iterator[Found]:
    """The claims of the newest readings that are asked for, the newest first.

    Where words are asked for, claims that hold them as they are written go before those that
    hold their relatives (another number, another form).
    """
    found = matching(connection, asked)
    while step := list(islice(found, STEP)):
        yield from completed(connection, step)


def matching(connection: Connection, asked: Asked) -> Iterator[Row[Any]]:
    """The rows of the claims that are asked for."""
    statement = select_claims().where(*([] if asked.withdrawn else [standing()]))
    ids = ids_with(connection, "claims", conditions(asked), asked.words, asked.past)
    return islice(in_order(connection, statement, claims.c.id, ids, asked.limit), asked.limit)


def in_order(
    connection: Connection,
    statement: Select[Any],
    column: Column[int],
    ids: Iterator[int],
    first: int | None,
) -> Iterator[Row[Any]]:
    """The rows of `statement` that have the ids in `column`, in the order of the ids.

    They are fetched a step at a time, as far as they are taken; `first` of them to begin with.
    """
    step = list(islice(ids, min(first or STEP, STEP)))
    while step:
        rows = connection.execute(statement.where(column.in_(step)))
        found = {row.id: row for row in rows}
        yield from (found[each] for each in step if each in found)
        step = list(islice(ids, STEP))


def select_claims() -> Select[Any]:
    """The claims of the newest readings beside their documents."""
    return (
        select(
            claims.c.id,
            claims.c.key,
            claims.c.act,
            claims.c.polarity,
            claims.c.reality,
            claims.c.said_on,
            claims.c.when_start,
            claims.c.when_end,
            claims.c.content_start,
            claims.c.content_end,
            sources.c.name.label("source"),
            sources.c.code,
            documents.c.uid,
            documents.c.outlet,
            versions.c.url,
            versions.c.published,
            versions.c.text_id,
        )
        .select_from(claims)
        .join(current, current.c.reading_id == claims.c.reading_id)
        .join(versions, versions.c.id == current.c.version_id)
        .join(documents, documents.c.id == current.c.document_id)
        .outerjoin(sources, sources.c.id == claims.c.source_id)
    )


def completed(connection: Connection, found: Sequence[Row[Any]]) -> Iterator[Found]:
    """Rows of claims with their words and figures."""
    ids = [row.id for row in found]
    counted = figures_of(connection, ids)
    asked = select(review_states.c.claim_id).where(review_states.c.claim_id.in_(ids))
    reviewed = set(connection.scalars(asked))
    texts = Texts(connection, {row.text_id for row in found})
    for row in found:
        text = texts.text(row.text_id)
        yield Found(
            id=f"{row.uid[:SHORT]}:{row.key}",
            document=row.uid,
            outlet=row.outlet,
            url=row.url,
            published=row.published,
            act=row.act,
            polarity=row.polarity,
            reality=row.reality,
            source=row.source,
            code=row.code,
            said_on=row.said_on,
            when_start=row.when_start,
            when_end=row.when_end,
            content=text[row.content_start : row.content_end],
            figures=tuple(told(each, text) for each in counted.get(row.id, ())),
            reviewed=row.id in reviewed,
        )


def figures_of(connection: Connection, ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """The figures of claims, by claim, in the order of the text."""
    asked = select(figures).where(figures.c.claim_id.in_(ids)).order_by(figures.c.start)
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.claim_id, []).append(row)
    return found


def told(row: Row[Any], text: str) -> Counted:
    """A figure's row with its words."""
    return Counted(
        text=text[row.start : row.end],
        class_=row._mapping["class"],  # noqa: SLF001 - the documented way to columns by name
        least=row.least,
        most=row.most,
        of=row.of,
        by=row.by,
        change=row.change,
    )


class Kept(Struct, frozen=True, kw_only=True):
    """A document as a list shows it: its newest version."""

    shown: ClassVar = ("id", "published", "outlet", "title", "versions", "claims")

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    address: str
    versions: int
    claims: int | None
    rights: str | None = None


def find_documents(
    connection: Connection, words: str | None, outlet: str | None, limit: int | None
) -> Iterator[Kept]:
    """Documents, the newest first; with `words` those whose newest version holds them."""
    published = []
    if outlet is not None:
        here = select(documents.c.id).where(documents.c.outlet == outlet)
        published = [versions.c.document_id.in_(here)]
    ids = ids_with(connection, "versions", published, words)
    found = in_order(connection, select_documents(), versions.c.id, ids, limit)
    yield from map(kept, islice(found, limit))


def kept(row: Row[Any]) -> Kept:
    """A row of documents as lists show it."""
    return Kept(
        id=row.uid,
        outlet=row.outlet,
        title=row.title or row.name,
        published=row.published,
        url=row.url,
        address=row.address,
        versions=row.number,
        claims=row.claims,
    )


def select_documents() -> Select[Any]:
    """Documents with their newest version."""
    later = versions.alias("later")
    has_later = exists().where(
        later.c.document_id == versions.c.document_id, later.c.number > versions.c.number
    )
    return (
        select(
            versions.c.id,
            documents.c.uid,
            documents.c.outlet,
            documents.c.address,
            versions.c.title,
            versions.c.name,
            versions.c.published,
            versions.c.url,
            versions.c.number,
            readings.c.claims,
        )
        .select_from(versions)
        .join(documents, documents.c.id == versions.c.document_id)
        .outerjoin(current, current.c.document_id == documents.c.id)
        .outerjoin(readings, readings.c.id == current.c.reading_id)
        .where(~has_later)
    )


class Voice(Struct, frozen=True, kw_only=True):
    """A source with the number of claims and documents that it answers for."""

    shown: ClassVar = ("name", "code", "claims", "documents")

    name: str
    code: str
    claims: int
    documents: int


def find_sources(connection: Connection, asked: Asked, limit: int | None) -> Iterator[Voice]:
    """The sources of the claims that are asked for, those with most claims first."""
    told = [*conditions(asked), *([] if asked.withdrawn else [standing()])]
    found = select_claims().where(*told, claims.c.source_id.is_not(None)).subquery()
    number = func.count(found.c.id).label("claims")
    statement = (
        select(found.c.source, found.c.code, number)
        .add_columns(func.count(found.c.uid.distinct()).label("documents"))
        .group_by(found.c.source, found.c.code)
        .order_by(number.desc(), found.c.source)
    )
    for row in connection.execute(statement.limit(limit)):
        yield Voice(name=row.source, code=row.code, claims=row.claims, documents=row.documents)
