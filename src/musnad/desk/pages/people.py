"""The people of the desk, for admins: who may come in, and what they may do."""

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import PermissionDeniedException
from litestar.params import Body
from litestar.response import Redirect
from msgspec import Struct

from musnad.desk.dress import page
from musnad.desk.guard.passwords import LONGEST, SHORTEST, hash_of
from musnad.desk.guard.people import ROLES, Person, role_of
from musnad.desk.visit import Visit
from musnad.ledger.users import LONGEST_NAME, add_user, all_users, give_role, remove_user

FORM = Body(media_type=RequestEncodingType.URL_ENCODED)
ADMIN = {"role": "admin"}


class Somebody(Struct):
    """What the forms send of a person."""

    name: str = ""
    role: str = "reader"
    password: str = ""


def at_the_desk(visit: Visit) -> None:
    """Let people keep people, not programs: a token that is lost makes no other way in.

    Raises:
        PermissionDeniedException: a program asks.
    """
    if visit.person.by == "token":
        detail = "only at the desk itself"
        raise PermissionDeniedException(detail)


@get("/people", include_in_schema=False, sync_to_thread=True, opt=ADMIN)
def people(visit: NamedDependency[Visit]) -> Response[str]:
    """Everybody who may come in."""
    with visit.ledger.looking() as connection:
        found = all_users(connection)
    return page(
        visit,
        "people.html",
        people=found,
        roles=ROLES,
        longest_name=LONGEST_NAME,
        shortest=SHORTEST,
        longest=LONGEST,
    )


@post("/people/add", include_in_schema=False, sync_to_thread=True, opt=ADMIN)
def add(
    request: Request[Person, Any, Any],
    visit: NamedDependency[Visit],
    data: Annotated[Somebody, FORM],
) -> Response[None]:
    """Let somebody in."""
    at_the_desk(visit)
    with request.app.state.hashing:
        kept = hash_of(data.password)
    with visit.ledger.writing() as connection:
        add_user(connection, data.name, role_of(data.role), kept)
    return Redirect("/people", status_code=303)


@post("/people/role", include_in_schema=False, sync_to_thread=True, opt=ADMIN)
def give(visit: NamedDependency[Visit], data: Annotated[Somebody, FORM]) -> Response[None]:
    """Give somebody another role."""
    at_the_desk(visit)
    with visit.ledger.writing() as connection:
        give_role(connection, data.name, role_of(data.role))
    return Redirect("/people", status_code=303)


@post("/people/remove", include_in_schema=False, sync_to_thread=True, opt=ADMIN)
def remove(visit: NamedDependency[Visit], data: Annotated[Somebody, FORM]) -> Response[None]:
    """Let somebody in no more."""
    at_the_desk(visit)
    with visit.ledger.writing() as connection:
        remove_user(connection, data.name)
    return Redirect("/people", status_code=303)
