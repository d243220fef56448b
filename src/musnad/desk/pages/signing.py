"""Signing in and out."""

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException
from litestar.params import Body, FromQuery
from litestar.response import Redirect
from msgspec import Struct

from musnad.desk.dress import page
from musnad.desk.guard.arriving import Reached
from musnad.desk.guard.passwords import HASHER, hash_of, is_right
from musnad.desk.guard.people import Person
from musnad.desk.visit import Visit
from musnad.ledger.comings import SESSION, end_session, end_sessions, open_session
from musnad.ledger.users import password_of, rehash, user_key

TOO_MANY = 429


class Known(Struct):
    """What the form sends; `back` is where its sender wanted to go."""

    name: str = ""
    password: str = ""
    back: str = "/"


class Leave(Struct):
    """What the form of leaving sends."""

    everywhere: str = ""


def inside(path: str) -> str:
    """A path of this desk: `//elsewhere` would lead to another site."""
    seen = path.isprintable() and "\\" not in path
    return path if path.startswith("/") and not path.startswith("//") and seen else "/"


@get("/sign-in", include_in_schema=False, sync_to_thread=False, opt={"role": None})
def sign_in(visit: NamedDependency[Visit], back: FromQuery[str] = "/") -> Response[str]:
    """The page on which people say who they are."""
    if visit.person.name:
        return Redirect(inside(back), status_code=303)
    return page(visit, "sign-in.html", back=inside(back), name="", failed="")


@post("/sign-in", include_in_schema=False, opt={"role": None})
async def signed_in(
    request: Request[Person, Any, Any],
    visit: NamedDependency[Visit],
    data: Annotated[Known, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[str]:
    """Let somebody in who knows their password."""
    # Not `sync_to_thread` of the handler: Litestar 2.25 wraps it twice where two share a path.
    return await sync_to_thread(let_in, request, visit, data)


def let_in(request: Request[Person, Any, Any], visit: Visit, data: Known) -> Response[str]:
    """Look at a name and password, in a thread of its own: that takes a while."""
    address = request.client.host if request.client else ""
    attempts, key = request.app.state.attempts, user_key(data.name)[:200]
    shown = {"back": inside(data.back), "name": data.name[:200]}
    try:
        attempts.begin(key, address)
    except HTTPException as error:
        answer = page(visit, "sign-in.html", status=TOO_MANY, failed="often", **shown)
        answer.headers.update(error.headers or {})
        return answer
    with visit.ledger.looking() as connection:
        found = password_of(connection, data.name)
    with request.app.state.hashing:
        right = is_right(data.password, found[1] if found else None)
    if found is None or not right:
        return page(visit, "sign-in.html", status=403, failed="wrong", **shown)
    attempts.succeeded(key, address)
    better = hash_of(data.password) if HASHER.check_needs_rehash(found[1]) else None
    with visit.ledger.writing() as connection:
        if better:
            rehash(connection, *found, better)
        secret = open_session(connection, found[0], address, request.headers.get("user-agent", ""))
    return entered(request.app.state.reached, secret, shown["back"])


def entered(reached: Reached, secret: str, back: str) -> Response[str]:
    """To where somebody wanted, with the cookie of their session."""
    cookie = Cookie(
        reached.session,
        value=secret,
        max_age=round(SESSION.total_seconds()),
        path="/",
        secure=reached.secure,
        httponly=True,
        samesite="lax",
    )
    return Redirect(back, status_code=303, cookies=[cookie])


@post("/sign-out", include_in_schema=False, sync_to_thread=True, opt={"role": "reader"})
def sign_out(
    request: Request[Person, Any, Any],
    visit: NamedDependency[Visit],
    data: Annotated[Leave, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[None]:
    """Sign out here, or everywhere."""
    person = visit.person
    if person.id is not None and person.by == "session" and person.row is not None:
        with visit.ledger.writing() as connection:
            if data.everywhere:
                end_sessions(connection, person.id)
            else:
                end_session(connection, person.id, person.row)
    answer = Redirect("/sign-in", status_code=303)
    reached: Reached = request.app.state.reached
    answer.set_cookie(
        Cookie(
            reached.session,
            value="",
            max_age=0,
            path="/",
            secure=reached.secure,
            httponly=True,
            samesite="lax",
        )
    )
    return answer
