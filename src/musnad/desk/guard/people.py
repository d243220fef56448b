"""People at the desk and what each role may do."""

from typing import Literal

from msgspec import Struct

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""Each may do what those before it may: read; review; keep people and settings."""
By = Literal["session", "token"]


class Person(Struct, frozen=True):
    """Somebody at the desk; `alone` where it is one person's own, on loopback without users.

    `id` is the user's row, `by` and `row` by what they came in; a nameless person is nobody.
    `names` is whether a token shows persons without a public role.
    """

    name: str
    role: Role = "reader"
    alone: bool = False
    id: int | None = None
    by: By | None = None
    row: int | None = None
    names: bool = False

    def may(self, role: Role) -> bool:
        """Whether this person may do what a role may."""
        return bool(self.name) and ROLES.index(self.role) >= ROLES.index(role)


NOBODY = Person("")


def role_of(name: str) -> Role:
    """A role by its name; what is none may only read."""
    return next((role for role in ROLES if role == name), "reader")


def lesser(one: Role, other: Role) -> Role:
    """That of two roles which may do less."""
    return min(one, other, key=ROLES.index)
