"""Who a request comes from."""

import getpass
from typing import Any

from litestar.connection import ASGIConnection
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from musnad.desk.guard.people import Person


class Arriving(AbstractAuthenticationMiddleware):
    """Find out who a request comes from: on a desk without users, whoever started it."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        """The person, and how they were told."""
        _ = connection
        return AuthenticationResult(Person(alone_name(), "admin", alone=True), None)


def alone_name() -> str:
    """Who has started the desk, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "desk"
