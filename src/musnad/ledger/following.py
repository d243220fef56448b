"""What people at the desk follow, and what has come to pass with it since they were last told.

A notice is one of: somebody denied it, contradicted it or moved its figure on; a report of it was
changed; it was withdrawn. Where somebody is, is told by the last rows that they have seen.
"""

import secrets
from collections.abc import Iterator
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update

from musnad.errors import MusnadError
from musnad.ledger.asked import Condition
from musnad.ledger.naming import named
from musnad.ledger.questions import SHORT
from musnad.ledger.tables import (
    claims,
    documents,
    follows,
    links,
    readings,
    sources,
    versions,
    withdrawals,
)

Kind = Literal["claim", "document", "party", "outlet"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Happening = Literal["denies", "contradicts", "updates", "changed", "withdrawn"]
AGAINST = ("denies", "contradicts", "updates")
MOST = 200
"""Things that one person follows, and notices that are told at once."""


class Seen(Struct, frozen=True):
    """The last rows of links, versions and withdrawals that somebody was told of."""

    link: int = 0
    version: int = 0
    withdrawal: int = 0


class Follow(Struct, frozen=True, kw_only=True):
    """What somebody follows; `key` is the secret of its feed's address."""

    id: int
    person: str
    kind: Kind
    what: str
    key: str
    webhook: str | None
    seen: Seen
    failed: int = 0


class Notice(Struct, frozen=True, kw_only=True):
    """What has come to pass: `claim` is whose, `by` the claim that did it, both ids of pages."""

    id: str
    happening: Happening
    at: str
    document: str
    outlet: str | None
    claim: str | None = None
    by: str | None = None
    version: int | None = None
    reason: str | None = None


def follow(connection: Connection, person: str, kind: str, what: str, webhook: str | None) -> str:
    """Follow something from now on; the secret of its feed.

    Raises:
        MusnadError: it is not there, or no kind, or too much is followed.
    """
    if kind not in KINDS:
        raise MusnadError(kind, f"not one of {', '.join(KINDS)}")
    if kind in ("claim", "document"):
        found = named(connection, what)
        what = f"{found.uid[:SHORT]}:{found.key}" if kind == "claim" else found.uid
    own = follows_of(connection, person)
    for each in own:
        if (each.kind, each.what) == (kind, what):
            values = {"webhook": webhook, "failed": 0}
            connection.execute(update(follows).where(follows.c.id == each.id).values(**values))
            return each.key
    if len(own) >= MOST:
        raise MusnadError(what, f"you follow {MOST} things; let go of one first")
    row = {
        "person": person,
        "kind": kind,
        "what": what,
        "key": secrets.token_urlsafe(24),
        "webhook": webhook,
        "told": msgspec.json.encode(newest(connection)).decode(),
        "failed": 0,
    }
    connection.execute(insert(follows), row)
    return str(row["key"])


def let_go(connection: Connection, person: str, follow_id: int) -> None:
    """Follow something no longer; what others follow stays."""
    own = follows.c.person == person
    connection.execute(delete(follows).where(own, follows.c.id == follow_id))


def follows_of(connection: Connection, person: str | None = None) -> list[Follow]:
    """What a person follows, or everybody."""
    asked = select(follows).order_by(follows.c.id)
    if person is not None:
        asked = asked.where(follows.c.person == person)
    return [follow_in(row) for row in connection.execute(asked)]


def follow_by(connection: Connection, key: str) -> Follow | None:
    """What a feed's secret stands for."""
    row = connection.execute(select(follows).where(follows.c.key == key)).first()
    return follow_in(row) if row is not None else None


def follow_in(row: Any) -> Follow:  # noqa: ANN401 - a row
    """A row as what it says."""
    return Follow(
        id=row.id,
        person=row.person,
        kind=row.kind,
        what=row.what,
        key=row.key,
        webhook=row.webhook,
        seen=msgspec.json.decode(row.told, type=Seen),
        failed=row.failed,
    )


def newest(connection: Connection) -> Seen:
    """The last rows there are."""
    last = (connection.scalar(select(func.max(t.c.id))) for t in (links, versions, withdrawals))
    return Seen(*(number or 0 for number in last))


def told_up_to(connection: Connection, follow_id: int, seen: Seen, failed: int = 0) -> None:
    """Note what somebody has been told of, or how often telling them has failed."""
    kept = {"told": msgspec.json.encode(seen).decode(), "failed": failed}
    connection.execute(update(follows).where(follows.c.id == follow_id).values(**kept))


def notices(connection: Connection, held: Follow, since: Seen) -> list[Notice]:
    """What has come to pass with what is followed, the newest first."""
    found = [
        *against(connection, held, since.link),
        *changed(connection, held, since.version),
        *withdrawn(connection, held, since.withdrawal),
    ]
    return sorted(found, key=lambda each: (each.at, each.id), reverse=True)[:MOST]


def against(connection: Connection, held: Follow, since: int) -> Iterator[Notice]:
    """Claims that deny it, contradict it or move its figures on."""
    said, done = claims.alias("said"), claims.alias("done")
    mine = select_claims(said, followed(held, said.c)).subquery()
    theirs = select_claims(done, None).subquery()
    asked = (
        select(links.c.id, links.c.type, links.c.made_at)
        .add_columns(mine.c.uid, mine.c.outlet, mine.c.key, theirs.c.key.label("by_key"))
        .add_columns(theirs.c.uid.label("by_uid"))
        .join(mine, mine.c.id == links.c.to_claim)
        .join(theirs, theirs.c.id == links.c.from_claim)
        .where(links.c.id > since, links.c.type.in_(AGAINST))
        .order_by(links.c.id.desc())
        .limit(MOST)
    )
    for row in connection.execute(asked):
        yield Notice(
            id=f"link-{row.id}",
            happening=row.type,
            at=row.made_at,
            document=row.uid,
            outlet=row.outlet,
            claim=f"{row.uid[:SHORT]}:{row.key}",
            by=f"{row.by_uid[:SHORT]}:{row.by_key}",
        )


def select_claims(of: Any, condition: Condition | None) -> Select[Any]:  # noqa: ANN401 - an alias
    """Claims of any reading with their documents."""
    asked = (
        select(of.c.id, of.c.key, documents.c.uid, documents.c.outlet)
        .join(readings, readings.c.id == of.c.reading_id)
        .join(versions, versions.c.id == readings.c.version_id)
        .join(documents, documents.c.id == versions.c.document_id)
    )
    return asked if condition is None else asked.where(condition)


def followed(held: Follow, columns: Any) -> Condition:  # noqa: ANN401 - columns of claims
    """Whether a claim, joined with its document, is what is followed."""
    if held.kind == "party":
        coded = or_(sources.c.code == held.what, sources.c.code.startswith(f"{held.what}."))
        spoken: Condition = columns.source_id.in_(select(sources.c.id).where(coded))
        return spoken
    if held.kind == "claim":
        uid, _, key = held.what.partition(":")
        return and_(documents.c.uid.startswith(uid, autoescape=True), columns.key == key)
    return of_document(held)


def of_document(held: Follow) -> Condition:
    """Whether a document is what is followed, or that of the claim that is."""
    if held.kind == "outlet":
        return documents.c.outlet == held.what
    return documents.c.uid.startswith(held.what.partition(":")[0], autoescape=True)


def changed(connection: Connection, held: Follow, since: int) -> Iterator[Notice]:
    """Reports that were changed after they were first got."""
    if held.kind == "party":
        return
    asked = (
        select(versions.c.id, versions.c.number, versions.c.added_at)
        .add_columns(documents.c.uid, documents.c.outlet)
        .join(documents, documents.c.id == versions.c.document_id)
        .where(versions.c.id > since, versions.c.number > 1, of_document(held))
        .order_by(versions.c.id.desc())
        .limit(MOST)
    )
    for row in connection.execute(asked):
        yield Notice(
            id=f"version-{row.id}",
            happening="changed",
            at=row.added_at,
            document=row.uid,
            outlet=row.outlet,
            version=row.number,
        )


def withdrawn(connection: Connection, held: Follow, since: int) -> Iterator[Notice]:
    """Reports that were withdrawn, and claims that were."""
    said = claims.alias("said")
    mine = select_claims(said, followed(held, said.c)).subquery()
    asked = (
        select(withdrawals.c.id, withdrawals.c.at, withdrawals.c.reason)
        .add_columns(mine.c.uid, mine.c.outlet, mine.c.key)
        .join(mine, mine.c.id == withdrawals.c.claim_id)
        .where(withdrawals.c.id > since)
    )
    whole = select(withdrawals.c.id, withdrawals.c.at, withdrawals.c.reason)
    whole = whole.add_columns(documents.c.uid, documents.c.outlet)
    whole = whole.join(documents, documents.c.id == withdrawals.c.document_id)
    rows = list(connection.execute(asked.limit(MOST)))
    if held.kind != "party":
        gone = whole.where(withdrawals.c.id > since, of_document(held)).limit(MOST)
        rows += connection.execute(gone)
    for row in rows:
        key = getattr(row, "key", None)
        yield Notice(
            id=f"withdrawal-{row.id}",
            happening="withdrawn",
            at=row.at,
            document=row.uid,
            outlet=row.outlet,
            claim=f"{row.uid[:SHORT]}:{key}" if key else None,
            reason=row.reason,
        )
