"""Lists a page at a time, and what has come since: new rows move no page that is being read."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import Connection, Row, func, select

from musnad.errors import MusnadError
from musnad.ledger.asked import Asked, standing
from musnad.ledger.questions import (
    Found,
    Kept,
    completed,
    in_order,
    kept,
    matching,
    select_claims,
    select_documents,
)
from musnad.ledger.tables import claims, documents, versions
from musnad.ledger.words import Past, Searched, ids_with, past_of

CURSOR = re.compile(r"([0-9]{1,18})(~?)", re.ASCII)
"""The last row that was seen; `~` where it holds only relatives of the words asked for."""
AT_ONCE = 100
"""New rows of a kind that are told together."""


def past_in(cursor: str | None) -> Past | None:
    """What a cursor means.

    Raises:
        MusnadError: it is none.
    """
    if not cursor:
        return None
    parts = CURSOR.fullmatch(cursor)
    if parts is None:
        raise MusnadError("cursor", "not one that an answer gave")  # noqa: EM101 - what it is about
    return Past(int(parts[1]), "far" if parts[2] else "near")


def cursor_after(
    connection: Connection, name: Searched, rows: Sequence[Row[Any]], limit: int, words: str | None
) -> str | None:
    """The cursor of the page after `limit` rows; null where there are no more."""
    if len(rows) <= limit:
        return None
    past = past_of(connection, name, rows[limit - 1].id, words)
    return f"{past.id}{'~' if past.nearness == 'far' else ''}"


def page_of_claims(
    connection: Connection, asked: Asked, limit: int, cursor: str | None
) -> tuple[list[Found], str | None]:
    """Claims that are asked for, the newest first, and the cursor of those after them.

    Raises:
        MusnadError: no cursor.
    """
    asked = structs.replace(asked, limit=limit + 1, past=past_in(cursor))
    rows = list(matching(connection, asked))
    after = cursor_after(connection, "claims", rows, limit, asked.words)
    return list(completed(connection, rows[:limit])), after


def page_of_documents(
    connection: Connection, words: str | None, outlet: str | None, limit: int, cursor: str | None
) -> tuple[list[Kept], str | None]:
    """Documents, the newest first, and the cursor of those after them.

    Raises:
        MusnadError: no cursor.
    """
    published = []
    if outlet is not None:
        here = select(documents.c.id).where(documents.c.outlet == outlet)
        published = [versions.c.document_id.in_(here)]
    ids = ids_with(connection, "versions", published, words, past_in(cursor))
    found = in_order(connection, select_documents(), versions.c.id, ids, limit + 1)
    rows = list(islice(found, limit + 1))
    after = cursor_after(connection, "versions", rows, limit, words)
    return [kept(row) for row in rows[:limit]], after


class Since(Struct, frozen=True):
    """The last version and claim that somebody has been told of."""

    version: int = 0
    claim: int = 0


class News(Struct, frozen=True, kw_only=True):
    """What is new: each with where its reader then stands."""

    documents: list[tuple[Since, Kept]]
    claims: list[tuple[Since, Found]]


def since_now(connection: Connection) -> Since:
    """The newest there is."""
    return Since(
        connection.scalar(select(func.max(versions.c.id))) or 0,
        connection.scalar(select(func.max(claims.c.id))) or 0,
    )


def news(connection: Connection, since: Since) -> News:
    """Documents with a new version and new claims since then, the oldest first, some at a time."""
    asked = select_documents().where(versions.c.id > since.version)
    new = connection.execute(asked.order_by(versions.c.id).limit(AT_ONCE)).all()
    last = new[-1].id if new else since.version
    said = select_claims().where(claims.c.id > since.claim, standing())
    rows = connection.execute(said.order_by(claims.c.id).limit(AT_ONCE)).all()
    found = completed(connection, rows)
    return News(
        documents=[(Since(row.id, since.claim), kept(row)) for row in new],
        claims=[(Since(last, row.id), each) for row, each in zip(rows, found, strict=True)],
    )
