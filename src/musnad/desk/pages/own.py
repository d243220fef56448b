"""One's own page: the password, where one is signed in, and the tokens of one's programs."""

from datetime import timedelta
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.params import Body, PathParameter
from litestar.response import Redirect
from msgspec import Struct

from musnad.desk.dress import page
from musnad.desk.guard.passwords import hash_of, is_right
from musnad.desk.guard.people import ROLES, Person, lesser, role_of
from musnad.desk.pages.signing import entered
from musnad.desk.visit import Visit
from musnad.errors import MusnadError
from musnad.ledger.comings import (
    end_session,
    end_token,
    make_token,
    open_session,
    sessions_of,
    tokens_of,
)
from musnad.ledger.users import give_password, password_of, user_key

Visitor = Request[Person, Any, Any]
Row = Annotated[int, PathParameter(ge=1, le=2**31 - 1)]
FORM = Body(media_type=RequestEncodingType.URL_ENCODED)
DAYS = (30, 90, 365)
"""How long a token may last; without a choice it lasts until it is ended."""
LONGEST_REASON = 500


def own(visit: Visit) -> int:
    """The row of somebody who is signed in with a browser.

    Raises:
        PermissionDeniedException: a program, whose token must open no other door, or nobody's.
    """
    person = visit.person
    if person.id is None or person.by != "session":
        detail = "only who is signed in may do this"
        raise PermissionDeniedException(detail)
    return person.id


@get("/me", include_in_schema=False, sync_to_thread=True)
def me(visit: NamedDependency[Visit]) -> Response[str]:
    """One's own page."""
    return shown(visit)


def shown(visit: Visit, secret: str | None = None) -> Response[str]:
    """The page; with a new token, which is shown this once and kept by no browser."""
    person = visit.person
    with visit.ledger.looking() as connection:
        sessions = sessions_of(connection, person.id) if person.id is not None else []
        tokens = tokens_of(connection, person.id) if person.id is not None else []
    answer = page(
        visit,
        "me.html",
        sessions=sessions,
        tokens=tokens,
        secret=secret,
        days=DAYS,
        roles=[each for each in ROLES if person.may(each)],
    )
    if secret is not None:
        answer.headers["Cache-Control"] = "no-store"
    return answer


class Change(Struct):
    """What the form of a new password sends."""

    old: str = ""
    new: str = ""


@post("/me/password", include_in_schema=False, sync_to_thread=True, opt={"role": "reader"})
def new_password(
    request: Visitor, visit: NamedDependency[Visit], data: Annotated[Change, FORM]
) -> Response[str]:
    """Change one's password: all other browsers are signed out."""
    id_, name = own(visit), visit.person.name
    address = request.client.host if request.client else ""
    state: State = request.app.state
    key = user_key(name)
    state.attempts.begin(key, address)
    with visit.ledger.looking() as connection:
        found = password_of(connection, name)
    with state.hashing:
        if not is_right(data.old, found[1] if found else None):
            raise HTTPException(status_code=403, detail="this is not the password so far")
        state.attempts.succeeded(key, address)
        kept = hash_of(data.new)
    with visit.ledger.writing() as connection:
        give_password(connection, name, kept)
        browser = request.headers.get("user-agent", "")
        secret = open_session(connection, id_, address, browser)
    return entered(state.reached, secret, "/me")


class Wanted(Struct):
    """What the form of a new token sends; `names` is why it is to show persons by name."""

    name: str = ""
    role: str = "reader"
    days: str = ""
    names: str = ""


@post(
    "/me/tokens",
    include_in_schema=False,
    sync_to_thread=True,
    status_code=200,
    opt={"role": "reader"},
)
def new_token(visit: NamedDependency[Visit], data: Annotated[Wanted, FORM]) -> Response[str]:
    """Make a token for a program of one's own, and show it this once."""
    id_, reason = own(visit), data.names.strip()[:LONGEST_REASON]
    if reason and not visit.person.may("admin"):
        detail = "only an admin may lift the masks"
        raise PermissionDeniedException(detail)
    lasts = {str(each): timedelta(days=each) for each in DAYS}
    if data.days and data.days not in lasts:
        raise MusnadError(data.days, f"not one of {', '.join(lasts)} days")
    with visit.ledger.writing() as connection:
        secret = make_token(
            connection,
            id_,
            name=data.name,
            role=lesser(visit.person.role, role_of(data.role)),
            lasts=lasts.get(data.days),
            names=reason or None,
        )
    return shown(visit, secret)


@post(
    "/me/tokens/{row:int}/end",
    include_in_schema=False,
    sync_to_thread=True,
    opt={"role": "reader"},
)
def no_token(visit: NamedDependency[Visit], row: Row) -> Response[None]:
    """End a token of one's own."""
    id_ = own(visit)
    with visit.ledger.writing() as connection:
        end_token(connection, id_, row)
    return Redirect("/me", status_code=303)


@post(
    "/me/sessions/{row:int}/end",
    include_in_schema=False,
    sync_to_thread=True,
    opt={"role": "reader"},
)
def no_session(visit: NamedDependency[Visit], row: Row) -> Response[None]:
    """Sign oneself out in another browser."""
    id_ = own(visit)
    with visit.ledger.writing() as connection:
        end_session(connection, id_, row)
    return Redirect("/me", status_code=303)
