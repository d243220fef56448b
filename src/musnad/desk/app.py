"""The desk put together: pages, API, styles, and what guards them."""

import secrets
import threading

from litestar import Litestar, Router
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from musnad.desk.api import ANSWERS
from musnad.desk.api.listening import Ending
from musnad.desk.failing import FAILINGS
from musnad.desk.guard.arriving import Arriving, Reached
from musnad.desk.guard.attempts import Attempts
from musnad.desk.guard.headers import secured
from musnad.desk.guard.limits import LIMITS
from musnad.desk.guard.roles import allowed
from musnad.desk.guard.tags import Tags
from musnad.desk.memory import Memory
from musnad.desk.pages import PAGES
from musnad.desk.statics import static
from musnad.desk.telling import Teller
from musnad.desk.visit import visit_of
from musnad.errors import MusnadError
from musnad.ledger.opening import Ledger
from musnad.ledger.salt import salt_of
from musnad.version import __version__

LARGEST_BODY = 2_000_000
"""Bytes of a form or of what a program sends."""


HASHED_AT_ONCE = 2
"""Passwords: each takes 64 MB while it is checked."""
ALONE = Reached()


def form_secret(ledger: Ledger) -> str:
    """By what forms are known as the desk's own: the ledger's, so that a restart breaks none."""
    try:
        return salt_of(ledger, "desk").hex()
    except MusnadError:  # it may only be read
        return secrets.token_hex()


def desk(ledger: Ledger, reached: Reached = ALONE) -> Litestar:
    """The workplace over an open ledger, which stays the caller's to close."""
    teller, ending = Teller(ledger), Ending()
    api = Router("/api", route_handlers=ANSWERS, opt={"exclude_from_csrf": True})
    return Litestar(
        [*PAGES, api, static],
        dependencies={"visit": Provide(visit_of)},
        state=State(
            {
                "ledger": ledger,
                "memory": Memory(),
                "reached": reached,
                "attempts": Attempts(),
                "ending": ending,
                "hashing": threading.Semaphore(HASHED_AT_ONCE),
            }
        ),
        middleware=[Tags, DefineMiddleware(Arriving, exclude=["^/static/"]), *LIMITS],
        guards=[allowed],
        csrf_config=CSRFConfig(
            secret=form_secret(ledger),
            cookie_name=reached.form,
            cookie_secure=reached.secure,
            cookie_samesite="strict",
            cookie_httponly=True,
            exclude_from_csrf_key="exclude_from_csrf",
        ),
        on_startup=[teller.start],
        on_shutdown=[ending.told.set, teller.stop],
        after_request=secured,
        exception_handlers=FAILINGS,
        openapi_config=described(reached),
        request_max_body_size=LARGEST_BODY,
    )


def described(reached: Reached) -> OpenAPIConfig:
    """What programs are told of the API, at `/api/openapi.json`."""
    bearer = SecurityScheme(type="http", scheme="bearer", description="A token made at the desk.")
    session = SecurityScheme(
        type="apiKey", name=reached.session, security_scheme_in="cookie", description="A browser."
    )
    return OpenAPIConfig(
        title="Musnad",
        version=__version__,
        path="/api",
        render_plugins=[JsonRenderPlugin()],
        components=Components(security_schemes={"bearer": bearer, "session": session}),
        security=[{"bearer": []}, {"session": []}],
    )
