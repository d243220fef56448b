"""How much one person or address may ask in a minute, of what changes things and of the API."""

from typing import Any

from litestar import Request
from litestar.middleware.rate_limit import RateLimitConfig, get_remote_address

from musnad.desk.guard.people import NOBODY, Person
from musnad.desk.guard.roles import SAFE

WRITES = 120
ANSWERS = 600


def asker(request: Request[Any, Any, Any]) -> str:
    """Who is counted: the person, else the address."""
    person: Person = request.scope.get("user") or NOBODY
    return f"person {person.id}" if person.id is not None else get_remote_address(request)


def is_alone(request: Request[Any, Any, Any]) -> bool:
    """Whether this is one person's own desk, where nothing is counted."""
    return (request.scope.get("user") or NOBODY).alone


def writes(request: Request[Any, Any, Any]) -> bool:
    """Whether a request is counted among those that change something."""
    return request.method not in SAFE and not is_alone(request)


def answers(request: Request[Any, Any, Any]) -> bool:
    """Whether a request is counted among those to the API."""
    return request.url.path.startswith("/api") and not is_alone(request)


LIMITS = [
    RateLimitConfig(
        ("minute", WRITES),
        identifier_for_request=lambda request: f"write {asker(request)}",
        check_throttle_handler=writes,
        set_rate_limit_headers=False,
        exclude=["^/static/"],
    ).middleware,
    RateLimitConfig(
        ("minute", ANSWERS),
        identifier_for_request=lambda request: f"api {asker(request)}",
        check_throttle_handler=answers,
        exclude=["^/static/"],
    ).middleware,
]
