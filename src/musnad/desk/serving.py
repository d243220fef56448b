"""The desk on a port of this machine."""

from collections.abc import Sequence
from socket import socket

import uvicorn
from litestar import Litestar

from musnad.desk.app import desk
from musnad.desk.guard.arriving import Reached, is_loopback, plain
from musnad.errors import MusnadError
from musnad.ledger.opening import Ledger
from musnad.ledger.users import has_users

ANYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - told apart, not listened at
LAST_ANSWERS = 10
"""Seconds that answers under way are waited for in the end."""


class Server(uvicorn.Server):
    """A server that tells those who wait for news of its end, and does not wait for theirs."""

    def __init__(self, config: uvicorn.Config, app: Litestar) -> None:
        """Take the app that the configuration is of."""
        super().__init__(config)
        self.app = app

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """End."""
        self.app.state.ending.told.set()
        await super().shutdown(sockets)


def serve(
    ledger: Ledger, host: str, port: int, *, names: Sequence[str] = (), proxy: str | None = None
) -> None:
    """Serve until interrupted; `proxy` is the address of one that speaks TLS to the readers.

    Raises:
        MusnadError: others than who is at this machine can come, and the ledger has no users.
    """
    open_to_others = not is_loopback(host) or proxy is not None
    with ledger.looking() as connection:
        if open_to_others and not has_users(connection):
            cause = "not this machine alone: add users first, with `musnad users add NAME`"
            raise MusnadError(proxy or host, cause)
    known = {plain(name) for name in (*names, host) if name not in ANYWHERE}
    reached = Reached(frozenset(known), secure=proxy is not None, alone=not open_to_others)
    app = desk(ledger, reached)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        # Who a request comes from is believed of the proxy alone.
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy,
        timeout_graceful_shutdown=LAST_ANSWERS,
    )
    Server(config, app).run()
