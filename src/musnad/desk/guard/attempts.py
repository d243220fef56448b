"""How often a wrong password may be tried: by name and address, and by address alone."""

import threading
from collections import deque
from collections.abc import Callable
from time import monotonic

from litestar.exceptions import TooManyRequestsException

WINDOW = 900.0
"""Seconds in which attempts are counted together."""
OF_BOTH = 5
OF_ADDRESS = 30
OF_NAME = 100
"""From all addresses: so many that nobody can easily lock another out."""
MOST = 20_000
"""Names and addresses that are remembered."""

Key = tuple[str, str]


class Attempts:
    """Attempts to sign in that have failed so far, in this program's memory."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Nothing has been tried."""
        self.clock = clock
        self.tried: dict[Key, deque[float]] = {}
        self.lock = threading.Lock()

    def begin(self, name: str, address: str) -> None:
        """Count an attempt before it is looked at, so that many at once are no way around.

        Raises:
            TooManyRequestsException: there have been too many.
        """
        limits = {(name, address): OF_BOTH, ("", address): OF_ADDRESS, (name, ""): OF_NAME}
        now = self.clock()
        with self.lock:
            self.forget(now)
            for key, limit in limits.items():
                if len(self.tried.get(key, ())) >= limit:
                    detail = "too many attempts; wait a quarter of an hour"
                    raise TooManyRequestsException(detail, headers={"Retry-After": "900"})
            for key in limits:
                self.tried.setdefault(key, deque()).append(now)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the attempts of who has come in."""
        with self.lock:
            self.tried.pop((name, address), None)

    def forget(self, now: float) -> None:
        """Drop what is past, and the oldest where there is too much."""
        for key in list(self.tried):
            times = self.tried[key]
            while times and times[0] <= now - WINDOW:
                times.popleft()
            if not times:
                del self.tried[key]
        while len(self.tried) > MOST:
            del self.tried[next(iter(self.tried))]
