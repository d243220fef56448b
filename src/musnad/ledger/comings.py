"""By what people and programs come in: sessions of browsers, tokens of programs.

What names one is 32 random bytes that only its holder has; the ledger keeps their SHA-256, from
which nothing leads back. Both end when they are ended, or when their time is over.
"""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, insert, or_, select

from musnad.errors import MusnadError
from musnad.ledger.rows import storable
from musnad.ledger.tables import sessions, tokens, users
from musnad.ledger.users import now

LENGTH = 32
"""Random bytes."""
PREFIX = "musnad_"
"""What a program's token begins with, so that it is known where it should not stand."""
SESSION = timedelta(days=7)
LONGEST_LABEL = 100
WHAT = "token"
"""What errors are about."""
MOST = 50
"""Tokens that one person has at most."""


class Came(Struct, frozen=True, kw_only=True):
    """Who came in: the user, their role here, and by which row of which table."""

    user_id: int
    name: str
    role: str
    by: int
    token_role: str | None = None
    names: str | None = None


class Session(Struct, frozen=True, kw_only=True):
    """A browser that is signed in; instants are ISO in UTC."""

    id: int
    made: str
    ends: str
    address: str
    browser: str


class Token(Struct, frozen=True, kw_only=True):
    """A program's token, without what it is; `names` is why it is shown persons unmasked."""

    id: int
    name: str
    role: str
    made: str
    ends: str | None
    names: str | None


def hashed(secret: str) -> bytes:
    """What is kept of a token."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def open_session(connection: Connection, user_id: int, address: str, browser: str) -> str:
    """Let a browser in: the token that it keeps. Sessions whose time is over are cleared."""
    connection.execute(delete(sessions).where(sessions.c.ends_at <= now()))
    secret = secrets.token_urlsafe(LENGTH)
    row = {
        "user_id": user_id,
        "sha256": hashed(secret),
        "made_at": now(),
        "ends_at": after(SESSION),
        "address": (storable(address) or "")[:LONGEST_LABEL],
        "browser": (storable(browser) or "")[:LONGEST_LABEL],
    }
    connection.execute(insert(sessions), row)
    return secret


def after(time: timedelta) -> str:
    """An instant from now on, as tables keep it."""
    return (datetime.now(UTC) + time).isoformat(timespec="microseconds")


def by_session(connection: Connection, secret: str) -> Came | None:
    """Who a browser's token lets in."""
    asked = (
        select(sessions.c.id, users.c.id.label("user_id"), users.c.name, users.c.role)
        .join(users, users.c.id == sessions.c.user_id)
        .where(sessions.c.sha256 == hashed(secret), sessions.c.ends_at > now())
        .where(users.c.removed_at.is_(None))
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    return Came(user_id=row.user_id, name=row.name, role=row.role, by=row.id)


def by_token(connection: Connection, secret: str) -> Came | None:
    """Who a program's token lets in."""
    asked = (
        select(
            tokens.c.id,
            tokens.c.names,
            tokens.c.role.label("token_role"),
            users.c.id.label("user_id"),
            users.c.name,
            users.c.role,
        )
        .join(users, users.c.id == tokens.c.user_id)
        .where(tokens.c.sha256 == hashed(secret), users.c.removed_at.is_(None))
        .where(or_(tokens.c.ends_at.is_(None), tokens.c.ends_at > now()))
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    return Came(
        user_id=row.user_id,
        name=row.name,
        role=row.role,
        by=row.id,
        token_role=row.token_role,
        names=row.names,
    )


def sessions_of(connection: Connection, user_id: int) -> list[Session]:
    """Where somebody is signed in, the newest first."""
    asked = select(sessions).where(sessions.c.user_id == user_id, sessions.c.ends_at > now())
    return [
        Session(
            id=row.id,
            made=row.made_at,
            ends=row.ends_at,
            address=row.address,
            browser=row.browser,
        )
        for row in connection.execute(asked.order_by(sessions.c.id.desc()))
    ]


def end_session(connection: Connection, user_id: int, id_: int) -> None:
    """Sign somebody out in one browser; another's session is left as it is."""
    theirs = (sessions.c.user_id == user_id, sessions.c.id == id_)
    connection.execute(delete(sessions).where(*theirs))


def end_sessions(connection: Connection, user_id: int) -> None:
    """Sign somebody out everywhere."""
    connection.execute(delete(sessions).where(sessions.c.user_id == user_id))


def make_token(
    connection: Connection,
    user_id: int,
    *,
    name: str,
    role: str,
    lasts: timedelta | None = None,
    names: str | None = None,
) -> str:
    """Make a token for somebody's program: the token, which is not to be had again.

    Raises:
        MusnadError: it has no name, or there are too many.
    """
    label = " ".join((storable(name) or "").split())[:LONGEST_LABEL]
    if not label:
        raise MusnadError(WHAT, "needs a name, to be known by when it is ended")
    if len(tokens_of(connection, user_id)) >= MOST:
        raise MusnadError(WHAT, f"there are {MOST} already; end some first")
    secret = PREFIX + secrets.token_urlsafe(LENGTH)
    row = {
        "user_id": user_id,
        "sha256": hashed(secret),
        "name": label,
        "role": role,
        "made_at": now(),
        "ends_at": after(lasts) if lasts is not None else None,
        "names": storable(names),
    }
    connection.execute(insert(tokens), row)
    return secret


def tokens_of(connection: Connection, user_id: int) -> list[Token]:
    """Somebody's tokens, the newest first; also those whose time is over."""
    asked = select(tokens).where(tokens.c.user_id == user_id).order_by(tokens.c.id.desc())
    return [token_in(row) for row in connection.execute(asked)]


def token_in(row: Row[Any]) -> Token:
    """A row as a token."""
    return Token(
        id=row.id,
        name=row.name,
        role=row.role,
        made=row.made_at,
        ends=row.ends_at,
        names=row.names,
    )


def end_token(connection: Connection, user_id: int, id_: int) -> None:
    """End a token; another's is left as it is."""
    connection.execute(delete(tokens).where(tokens.c.user_id == user_id, tokens.c.id == id_))
