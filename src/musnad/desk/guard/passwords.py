"""Passwords: hashed with argon2id, checked in the same time whether or not there is such a user."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from musnad.errors import MusnadError

SHORTEST = 12
LONGEST = 200
"""Characters."""
HASHER = PasswordHasher()
"""With the parameters of RFC 9106 for little memory."""


def hash_of(password: str) -> str:
    """What is kept of a new password.

    Raises:
        MusnadError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        cause = f"needs {SHORTEST} to {LONGEST} characters; some words in a row do well"
        raise MusnadError("password", cause)  # noqa: EM101 - what the error is about
    return HASHER.hash(typed(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one that is kept; without one it takes as long, and is not."""
    try:
        right = HASHER.verify(kept or nobodys(), typed(password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


def typed(password: str) -> bytes:
    """The bytes of a password, alike on all keyboards."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


@cache
def nobodys() -> str:
    """A hash that no password is checked against in earnest."""
    return HASHER.hash("nobody's")
