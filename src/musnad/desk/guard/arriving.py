"""Who a request comes from, and whether it came to this desk and not to another's name for it."""

import getpass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from msgspec import Struct

from musnad.desk.guard.people import NOBODY, Person, lesser, role_of
from musnad.ledger.comings import Came, by_session, by_token
from musnad.ledger.opening import Ledger
from musnad.ledger.users import has_users

BEARER = "bearer "
HERE = ("localhost", "127.0.0.1", "::1")


class Reached(Struct, frozen=True):
    """How the desk is reached: by which names beside its addresses, and whether over TLS."""

    names: frozenset[str] = frozenset()
    secure: bool = False
    alone: bool = True
    """Whether one person may work here at once where the ledger has no users."""

    @property
    def session(self) -> str:
        """The cookie of a session; browsers hold a `__Host-` one to this very host."""
        return "__Host-musnad_session" if self.secure else "musnad_session"

    @property
    def form(self) -> str:
        """The cookie that the forms of a browser are known by."""
        return "__Host-musnad_form" if self.secure else "musnad_form"


class Arriving(AbstractAuthenticationMiddleware):
    """Find out who a request comes from: on a desk without users, whoever started it."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        """The person, and how they were told.

        Raises:
            HTTPException: the request is for a host that is not this desk.
        """
        check_host(connection)
        person = await sync_to_thread(arrived, connection)
        return AuthenticationResult(person, person.by)


def arrived(connection: ASGIConnection[Any, Any, Any, Any]) -> Person:
    """Who has come: by a program's token, which then counts alone; by a session; or alone."""
    ledger: Ledger = connection.app.state.ledger
    reached: Reached = connection.app.state.reached
    shown = connection.headers.get("authorization", "")
    kept = connection.cookies.get(reached.session)
    with ledger.looking() as looking:
        if shown:
            token = shown[len(BEARER) :].strip() if shown.lower().startswith(BEARER) else ""
            came = by_token(looking, token)
            return known(came, "token") if came else NOBODY
        came = by_session(looking, kept) if kept else None
        if came is not None:
            return known(came, "session")
        if reached.alone and not has_users(looking):
            return Person(alone_name(), "admin", alone=True)
    return NOBODY


def known(came: Came, by: Any) -> Person:  # noqa: ANN401 - "session" or "token"
    """Somebody who has come in; a token may not do more than whose it is."""
    role = role_of(came.role)
    if came.token_role is not None:
        role = lesser(role, role_of(came.token_role))
    names = role_of(came.role) == "admin" and bool((came.names or "").strip())
    return Person(came.name, role, id=came.user_id, by=by, row=came.by, names=names)


def alone_name() -> str:
    """Who has started the desk, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "desk"


def check_host(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """Refuse what was asked of another host: a site may point its own name at this machine.

    Raises:
        HTTPException: neither an address at which the request came in nor a known name.
    """
    host = host_in(connection.headers.get("host", ""))
    reached: Reached = connection.app.state.reached
    server = connection.scope.get("server")
    at = plain(server[0]) if server else ""
    if host and (host == at or host in reached.names or (host in HERE and is_loopback(at))):
        return
    raise HTTPException(
        status_code=421, detail="not this desk's name; `musnad desk --name` makes names known"
    )


def host_in(header: str) -> str:
    """The name or address in a `Host`, without its port."""
    try:
        return plain(urlsplit(f"//{header}").hostname or "")
    except ValueError:
        return ""


def plain(host: str) -> str:
    """A name in small letters; an address as it is usually written."""
    try:
        address = ip_address(host)
    except ValueError:
        return host.lower().rstrip(".")
    return str(getattr(address, "ipv4_mapped", None) or address)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
