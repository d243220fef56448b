"""What a database complains of, in words that a user can act on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from musnad.errors import MusnadError
from musnad.ledger.place import shown

CAUSES = (
    ("database or disk is full", "the disk is full; nothing of this step was kept"),
    ("no space left on device", "the disk is full; nothing of this step was kept"),
    ("could not extend file", "the server's disk is full; nothing of this step was kept"),
    ("readonly database", "it may only be read here: the file or its folder is read-only"),
    ("read-only transaction", "the server lets this user only read it"),
    ("database is locked", "another program holds it locked; it was waited for in vain"),
    ("lock timeout", "another program holds it locked; it was waited for in vain"),
    (
        "unable to open database file",
        "cannot be opened: no such folder, or no leave to write there",
    ),
    ("disk i/o error", "the disk gave an error; nothing of this step was kept"),
    ("malformed", "the file is damaged; restore a backup (`musnad restore`)"),
    ("file is not a database", "not a Musnad ledger, or a damaged one"),
    ("append-only", "records of the ledger are never changed or deleted"),
    ("password authentication failed", "the server refuses this user and password"),
    ("does not exist", "the server has no such database or user"),
    ("permission denied", "the server does not let this user do that"),
)
"""What stands in a database's own message, and what it means to the user."""
CREDENTIALS = re.compile(r"://[^@/\s]*@")


def is_away(error: BaseException | None) -> bool:
    """Whether the server could not be reached or went away: trying again may help."""
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    said = str(error.orig).lower()
    return any(
        sign in said
        for sign in (
            "connection refused",
            "connection failed",
            "server closed the connection",
            "connection is lost",
            "connection is bad",
            "connection is closed",
            "connection timeout",
            "recovery mode",
            "not yet accepting",
            "starting up",
            "shutting down",
            "terminating connection",
            "no such file or directory",
        )
    )


def fault(place: str, error: SQLAlchemyError) -> MusnadError:
    """The error that names the ledger and says what its database complained of."""
    own = error.orig if isinstance(error, DBAPIError) else error
    said = " ".join(str(own).split())
    low = said.lower()
    for sign, cause in CAUSES:
        if sign in low:
            return MusnadError(shown(place), cause)
    if is_away(error):
        return MusnadError(shown(place), "the server cannot be reached")
    return MusnadError(shown(place), CREDENTIALS.sub("://", said))


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what a database complains of within into a `MusnadError` that names the ledger."""
    try:
        yield
    except SQLAlchemyError as error:
        raise fault(place, error) from error
    except OverflowError as error:  # SQLite's of a number that no row can have
        raise MusnadError(shown(place), "asked with a number that is too large") from error
