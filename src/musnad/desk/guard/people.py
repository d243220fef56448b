"""People at the desk and what each role may do."""

from typing import Literal

from msgspec import Struct

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""Each may do what those before it may: read; review; keep people and settings."""


class Person(Struct, frozen=True):
    """Somebody at the desk; `alone` where it is one person's own, on loopback without users."""

    name: str
    role: Role = "reader"
    alone: bool = False

    def may(self, role: Role) -> bool:
        """Whether this person may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)
