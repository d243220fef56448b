"""What may be done by whom: the one place where roles are enforced, for pages and programs.

Whoever reads must be a reader, whoever writes a reviewer, unless a handler says otherwise:
`opt={"role": "admin"}`, or `opt={"role": None}` for what everybody may.
"""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from musnad.desk.guard.people import NOBODY, Person

SAFE = ("GET", "HEAD", "OPTIONS")
BODIES = ("POST", "PUT", "PATCH")


def allowed(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let a request through to its handler.

    Raises:
        NotAuthorizedException: nobody has signed in.
        PermissionDeniedException: their role does not do, or another site has sent it.
    """
    method = str(connection.scope.get("method", "GET"))
    person: Person = connection.scope.get("user") or NOBODY
    if method not in SAFE and person.by != "token":
        own_only(connection, method)
    wanted = handler.opt.get("role", "reader" if method in SAFE else "reviewer")
    if wanted is None:
        return
    if not person.name:
        detail = "sign in first"
        raise NotAuthorizedException(detail, headers={"WWW-Authenticate": "Bearer"})
    if not person.may(wanted):
        detail = f"only a {wanted} may do this"
        raise PermissionDeniedException(detail)


def own_only(connection: ASGIConnection[Any, Any, Any, Any], method: str) -> None:
    """Refuse what a browser sends for another site; forms are held by their tokens besides.

    Raises:
        PermissionDeniedException: it is another's, or nothing shows that it is not.
    """
    origin = connection.headers.get("origin")
    own = f"{connection.scope['scheme']}://{connection.headers.get('host', '')}"
    site = connection.headers.get("sec-fetch-site", "same-origin")
    if (origin is not None and origin != own) or site not in ("same-origin", "none"):
        detail = "sent by another site"
        raise PermissionDeniedException(detail)
    kind = connection.headers.get("content-type", "").partition(";")[0].strip().lower()
    # Other sites can make a browser send forms, not JSON, without asking first.
    if connection.url.path.startswith("/api") and method in BODIES and kind != "application/json":
        detail = "send JSON, as application/json"
        raise PermissionDeniedException(detail)
