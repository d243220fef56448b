"""Where the time goes: a sampling clock that notes which module of Musnad is at work.

Every few milliseconds of processor time (as fine as the system's clock allows) the innermost
frame that belongs to Musnad is noted. That costs the reader next to nothing, where a tracing
profiler would make small functions look dear.
"""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_EVERY = 0.001
"""Seconds of processor time between two looks, where the clock is that fine."""
_OURS = "musnad."


def module_at(frame: FrameType | None) -> str:
    """The innermost module of Musnad under `frame`, without `musnad.`; `other` where none is."""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith(_OURS):
            return name.removeprefix(_OURS)
        frame = frame.f_back
    return "other"


@contextmanager
def watched() -> Iterator[Counter[str]]:
    """Count looks by module while the block runs. Only in the main thread of a Unix process."""
    seen: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        seen[module_at(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield seen
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
