"""The time, and waiting: parameters, so that tests need neither."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct

BREATH = 1.0  # seconds between two looks at whether somebody asked to end


def utc() -> datetime:
    """This instant in UTC."""
    return datetime.now(UTC)


class Clock(Struct, frozen=True, kw_only=True):
    """What tells the time (aware, in UTC), and what waits for some seconds."""

    now: Callable[[], datetime] = utc
    sleep: Callable[[float], None] = time.sleep

    def stamp(self) -> str:
        """This instant as ISO, to the second."""
        return self.now().isoformat(timespec="seconds")

    def pause(self, seconds: float, stop: Callable[[], bool]) -> None:
        """Wait, unless and until somebody asks to end."""
        left = seconds
        while left > 0 and not stop():
            step = min(BREATH, left)
            self.sleep(step)
            left -= step


def instant(written: str) -> datetime:
    """The instant that an ISO day or instant means; without a zone it is UTC.

    Raises:
        ValueError: it is neither.
    """
    found = datetime.fromisoformat(written)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
