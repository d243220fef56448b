"""The desk put together: pages, API, styles, and what guards them."""

import secrets

from litestar import Litestar, Router
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from musnad.desk.api import ANSWERS
from musnad.desk.failing import FAILINGS
from musnad.desk.guard.arriving import Arriving
from musnad.desk.guard.headers import secured
from musnad.desk.pages import PAGES
from musnad.desk.statics import static
from musnad.desk.visit import visit_of
from musnad.ledger.opening import Ledger
from musnad.version import __version__

LARGEST_BODY = 2_000_000
"""Bytes of a form or of what a program sends."""


def desk(ledger: Ledger) -> Litestar:
    """The workplace over an open ledger, which stays the caller's to close."""
    api = Router("/api", route_handlers=ANSWERS, opt={"exclude_from_csrf": True})
    return Litestar(
        [*PAGES, api, static],
        dependencies={"visit": Provide(visit_of)},
        state=State({"ledger": ledger}),
        middleware=[DefineMiddleware(Arriving, exclude=["^/static/"])],
        csrf_config=CSRFConfig(
            secret=secrets.token_hex(),
            cookie_name="musnad_form",
            cookie_samesite="strict",
            cookie_httponly=True,
            exclude_from_csrf_key="exclude_from_csrf",
        ),
        after_request=secured,
        exception_handlers=FAILINGS,
        openapi_config=OpenAPIConfig(
            title="Musnad",
            version=__version__,
            path="/api",
            render_plugins=[JsonRenderPlugin()],
        ),
        request_max_body_size=LARGEST_BODY,
    )
