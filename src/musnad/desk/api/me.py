"""Who a program is to the desk."""

from litestar import get
from litestar.di import NamedDependency
from msgspec import Struct

from musnad.desk.guard.people import By, Role
from musnad.desk.visit import Visit


class Me(Struct, kw_only=True):
    """Whose token or session it is; `by` is null for one person's own desk.

    `names` tells whether persons without a public role are shown by their names.
    """

    name: str
    role: Role
    by: By | None
    names: bool


@get("/me", sync_to_thread=False)
def me(visit: NamedDependency[Visit]) -> Me:
    """Who a request comes from."""
    person = visit.person
    shown = person.by == "session" or person.names
    return Me(name=person.name, role=person.role, by=person.by, names=shown)
