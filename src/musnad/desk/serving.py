"""The desk on a port of this machine."""

from ipaddress import ip_address

import uvicorn

from musnad.desk.app import desk
from musnad.errors import MusnadError
from musnad.ledger.opening import Ledger


def serve(ledger: Ledger, host: str, port: int) -> None:
    """Serve until interrupted.

    Raises:
        MusnadError: the address is not this machine's own, and the ledger has no users.
    """
    if not is_loopback(host):
        raise MusnadError(
            host, "not this machine alone: add users first, with `musnad users add NAME`"
        )
    config = uvicorn.Config(
        desk(ledger), host=host, port=port, log_level="warning", server_header=False
    )
    uvicorn.Server(config).run()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
