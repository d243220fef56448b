"""What is answered when something is not there, not allowed, or goes wrong."""

import logging
from typing import Any
from urllib.parse import urlencode

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect
from litestar.status_codes import (
    HTTP_400_BAD_REQUEST,
    HTTP_401_UNAUTHORIZED,
    HTTP_404_NOT_FOUND,
    HTTP_500_INTERNAL_SERVER_ERROR,
)

from musnad.desk.dress import page
from musnad.desk.guard.headers import HEADERS
from musnad.desk.guard.people import NOBODY
from musnad.desk.visit import Visit, wording_of
from musnad.errors import MusnadError
from musnad.ledger.naming import UnknownIdError

LOG = logging.getLogger("musnad.desk")


def refused(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """An answer to what the framework refuses: a page for people, an object for programs."""
    if error.status_code == HTTP_401_UNAUTHORIZED and to_page(request):
        query = f"?{request.url.query}" if request.url.query else ""
        back = urlencode({"back": request.url.path + query})
        return Redirect(f"/sign-in?{back}", status_code=303, headers=HEADERS)
    answer = told(request, error.status_code, error.detail)
    answer.headers.update(error.headers or {})
    return answer


def to_page(request: Request[Any, Any, Any]) -> bool:
    """Whether somebody looks at a page; what a form has sent stays in its page, one step back."""
    return request.method in ("GET", "HEAD") and not request.url.path.startswith("/api")


def mistaken(request: Request[Any, Any, Any], error: MusnadError) -> Response[Any]:
    """An answer to what was asked wrongly: it names the cause as the command line does."""
    return told(request, HTTP_400_BAD_REQUEST, f"{error.source}: {error.cause}")


def unknown(request: Request[Any, Any, Any], error: UnknownIdError) -> Response[Any]:
    """An answer to an id that nothing has."""
    return told(request, HTTP_404_NOT_FOUND, f"{error.source}: {error.cause}")


def broken(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """An answer to what nobody has thought of: its reader is told no more than that."""
    LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    cause = "an error of the desk; its log says more"
    return told(request, HTTP_500_INTERNAL_SERVER_ERROR, cause)


def deep(request: Request[Any, Any, Any], error: RecursionError) -> Response[Any]:
    """An answer to what is nested so deeply that it cannot be read."""
    LOG.warning("%s %s", request.method, request.url.path, exc_info=error)
    return told(request, HTTP_400_BAD_REQUEST, "nested too deeply")


def told(request: Request[Any, Any, Any], status: int, cause: str) -> Response[Any]:
    """The cause, as a page or as an object."""
    if request.url.path.startswith("/api"):
        return Response(
            {"status": status, "cause": cause},
            media_type=MediaType.JSON,
            status_code=status,
            headers=HEADERS,
        )
    person = request.scope.get("user") or NOBODY
    visit = Visit(
        ledger=request.app.state.ledger,
        memory=request.app.state.memory,
        wording=wording_of(request),
        person=person,
        address=request.url.path,
    )
    answer = page(visit, "failed.html", status=status, cause=cause, code=status)
    answer.headers.update(HEADERS)
    return answer


FAILINGS: Any = {
    HTTPException: refused,
    MusnadError: mistaken,
    UnknownIdError: unknown,
    RecursionError: deep,
    Exception: broken,
}
