"""People of the desk: their names, roles and the hashes of their passwords.

They are no records: a role or a password is changed in place. Who is removed stays as a row
without a password, so that nobody else is ever given the name that reviews bear.
"""

import unicodedata
from datetime import UTC, datetime

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, update

from musnad.errors import MusnadError
from musnad.ledger.rows import storable
from musnad.ledger.tables import sessions, tokens, users

LONGEST_NAME = 64
"""Characters."""
NAME = "name"
"""What errors are about."""
ADMIN = "admin"


class User(Struct, frozen=True, kw_only=True):
    """Somebody who may come in; `added` is an instant (ISO, UTC)."""

    id: int
    name: str
    role: str
    added: str


def now() -> str:
    """This instant as tables keep it, to the microsecond so that instants sort."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def user_key(name: str) -> str:
    """A name as names of users are told apart: `Sara`, `sara` and a wide `ｓａｒａ` are one."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return storable(unicodedata.normalize("NFKC", folded)) or ""


def checked(name: str) -> str:
    """A name as it is kept.

    Raises:
        MusnadError: it is empty, too long, or has characters that are not seen.
    """
    kept = " ".join(unicodedata.normalize("NFC", name).split(" ")).strip()
    if not kept:
        raise MusnadError(NAME, "a user needs a name")
    if len(kept) > LONGEST_NAME:
        raise MusnadError(NAME, f"longer than {LONGEST_NAME} characters")
    # Controls, direction marks, joiners: with them two names look alike, or a line is turned.
    if any(unicodedata.category(char)[0] == "C" or char in "\u2028\u2029" for char in kept):
        raise MusnadError(NAME, "has characters that cannot be seen")
    return kept


def has_users(connection: Connection) -> bool:
    """Whether anybody has been given a name and a password."""
    found = select(users.c.id).where(users.c.removed_at.is_(None)).limit(1)
    return connection.scalar(found) is not None


def all_users(connection: Connection) -> list[User]:
    """Everybody who may come in, by name."""
    found = select(users).where(users.c.removed_at.is_(None)).order_by(users.c.key)
    return [
        User(id=row.id, name=row.name, role=row.role, added=row.added_at)
        for row in connection.execute(found)
    ]


def user_named(connection: Connection, name: str) -> User:
    """The user of a name, however it is spelt.

    Raises:
        MusnadError: there is none.
    """
    found = select(users).where(users.c.key == user_key(name), users.c.removed_at.is_(None))
    row = connection.execute(found).first()
    if row is None:
        raise MusnadError(name, "there is no such user")
    return User(id=row.id, name=row.name, role=row.role, added=row.added_at)


def password_of(connection: Connection, name: str) -> tuple[int, str] | None:
    """The row of a user and the hash of their password; null where nobody has the name."""
    found = select(users.c.id, users.c.password).where(
        users.c.key == user_key(name), users.c.removed_at.is_(None)
    )
    row = connection.execute(found).first()
    return None if row is None else (row.id, row.password)


def add_user(connection: Connection, name: str, role: str, password: str) -> int:
    """Add somebody with the hash of their password; the first must be an admin. Their row.

    Raises:
        MusnadError: the name cannot be used, or is or was somebody's.
    """
    kept = checked(name)
    held = connection.execute(select(users).where(users.c.key == user_key(kept))).first()
    if held is not None:
        cause = (
            "there is such a user already"
            if held.removed_at is None
            else "was a user's who is removed: what they reviewed bears it, choose another"
        )
        raise MusnadError(kept, cause)
    if role != ADMIN and not has_users(connection):
        raise MusnadError(kept, "the first user must be an admin, who can let in the others")
    row = {"name": kept, "key": user_key(kept), "role": role, "password": password}
    made = connection.execute(insert(users).returning(users.c.id), {**row, "added_at": now()})
    return int(made.scalar_one())


def give_role(connection: Connection, name: str, role: str) -> None:
    """Give somebody another role; it holds from their next request on.

    Raises:
        MusnadError: there is no such user, or they are the last admin.
    """
    user = user_named(connection, name)
    if role != ADMIN:
        keep_an_admin(connection, user)
    connection.execute(update(users).where(users.c.id == user.id).values(role=role))


def give_password(connection: Connection, name: str, password: str) -> None:
    """Keep the hash of a new password, and sign its user out everywhere.

    Raises:
        MusnadError: there is no such user.
    """
    user = user_named(connection, name)
    connection.execute(update(users).where(users.c.id == user.id).values(password=password))
    connection.execute(delete(sessions).where(sessions.c.user_id == user.id))


def rehash(connection: Connection, id_: int, old: str, new: str) -> None:
    """Keep a better hash of the same password, unless it was changed meanwhile."""
    same = (users.c.id == id_, users.c.password == old)
    connection.execute(update(users).where(*same).values(password=new))


def remove_user(connection: Connection, name: str) -> None:
    """Let somebody in no more, at once; their name stays on what they did.

    Raises:
        MusnadError: there is no such user, or they are the last admin beside others.
    """
    user = user_named(connection, name)
    if count(connection) > 1:
        keep_an_admin(connection, user)
    for comings in (sessions, tokens):
        connection.execute(delete(comings).where(comings.c.user_id == user.id))
    gone = update(users).where(users.c.id == user.id)
    connection.execute(gone.values(removed_at=now(), password=""))


def count(connection: Connection) -> int:
    """How many may come in."""
    found = select(func.count()).select_from(users).where(users.c.removed_at.is_(None))
    return connection.scalar(found) or 0


def keep_an_admin(connection: Connection, user: User) -> None:
    """Refuse to lose the last admin.

    Raises:
        MusnadError: this is the one.
    """
    others = select(users.c.id).where(
        users.c.role == ADMIN, users.c.removed_at.is_(None), users.c.id != user.id
    )
    if user.role == ADMIN and connection.scalar(others.limit(1)) is None:
        raise MusnadError(user.name, "the last admin: make somebody else one first")
