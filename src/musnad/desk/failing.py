"""What is answered when something is not there, not allowed, or goes wrong."""

from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.status_codes import HTTP_400_BAD_REQUEST

from musnad.desk.dress import page
from musnad.desk.guard.headers import HEADERS
from musnad.desk.guard.people import Person
from musnad.desk.visit import Visit, wording_of
from musnad.errors import MusnadError


def refused(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """An answer to what the framework refuses: a page for people, an object for programs."""
    return told(request, error.status_code, error.detail)


def mistaken(request: Request[Any, Any, Any], error: MusnadError) -> Response[Any]:
    """An answer to what was asked wrongly: it names the cause as the command line does."""
    return told(request, HTTP_400_BAD_REQUEST, f"{error.source}: {error.cause}")


def told(request: Request[Any, Any, Any], status: int, cause: str) -> Response[Any]:
    """The cause, as a page or as an object."""
    if request.url.path.startswith("/api"):
        return Response(
            {"status": status, "cause": cause},
            media_type=MediaType.JSON,
            status_code=status,
            headers=HEADERS,
        )
    person = request.scope.get("user") or Person("")
    visit = Visit(
        ledger=request.app.state.ledger,
        wording=wording_of(request),
        person=person,
        address=request.url.path,
    )
    answer = page(visit, "failed.html", status=status, cause=cause, code=status)
    answer.headers.update(HEADERS)
    return answer


FAILINGS: Any = {HTTPException: refused, MusnadError: mistaken}
