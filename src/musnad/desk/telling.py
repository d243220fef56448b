"""Webhooks: what has come to pass with what people follow, posted where they asked for it.

A notice is sent once it is taken; an address that fails is asked again later and, after too many
failures in a row, no more. It has ids and no words of reports: it leaves the desk.
"""

import logging
import threading

import httpcore
import httpx
import msgspec

from musnad.errors import MusnadError
from musnad.intake.fetch import pool_of, web_address
from musnad.intake.limits import Limits
from musnad.intake.network import Network
from musnad.ledger.following import follows_of, newest, notices, told_up_to
from musnad.ledger.opening import Ledger

EVERY = 30.0
"""Seconds between two rounds."""
PATIENCE = 20
"""Failures in a row from which on an address is no longer asked."""
LIMITS = Limits(seconds=10)
LOG = logging.getLogger("musnad.desk")


class Teller:
    """A thread that goes round as long as the desk is open."""

    def __init__(self, ledger: Ledger, network: Network | None = None) -> None:
        """Do nothing yet."""
        self.ledger = ledger
        self.network = network or Network()
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.go_round, name="teller", daemon=True)

    def start(self) -> None:
        """Begin."""
        self.thread.start()

    def stop(self) -> None:
        """End after what is being sent."""
        self.ending.set()
        self.thread.join(LIMITS.seconds + 1)

    def go_round(self) -> None:
        """Tell, wait, and tell again."""
        while not self.ending.wait(EVERY):
            try:
                self.tell_all()
            except MusnadError as error:
                LOG.warning("notices were not sent: %s: %s", error.source, error.cause)

    def tell_all(self) -> int:
        """Send what is new to all addresses; how many of them took it."""
        with self.ledger.looking() as connection:
            last = newest(connection)
            waiting = [
                (each, told)
                for each in follows_of(connection)
                if each.webhook and each.failed < PATIENCE
                for told in [notices(connection, each, each.seen)]
                if told
            ]
        taken = 0
        for each, told in waiting:
            body = msgspec.json.encode({"kind": each.kind, "what": each.what, "notices": told})
            well = self.post(each.webhook or "", body)
            taken += well
            with self.ledger.writing() as connection:
                if well:
                    told_up_to(connection, each.id, last)
                else:
                    told_up_to(connection, each.id, each.seen, each.failed + 1)
        return taken

    def post(self, address: str, body: bytes) -> bool:
        """Whether an address took a body; private addresses are not asked."""
        waits = dict.fromkeys(("connect", "read", "write", "pool"), LIMITS.seconds)
        try:
            url = web_address(address, httpx.URL())
            headers: dict[bytes | str, bytes | str] = {"Content-Type": "application/json"}
            headers["Host"] = url.netloc
            headers["Content-Length"] = str(len(body))
            with pool_of(self.network, LIMITS) as pool:
                sent = pool.request(
                    "POST",
                    str(url),
                    headers=headers,
                    content=body,
                    extensions={"timeout": waits},
                )
        except (MusnadError, httpcore.NetworkError, httpcore.ProtocolError) as error:
            LOG.warning("%s was not told: %s", address, error)
            return False
        except (httpcore.TimeoutException, OSError) as error:
            LOG.warning("%s was not told in time: %s", address, error)
            return False
        return 200 <= sent.status < 300
