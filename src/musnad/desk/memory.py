"""What was worked out lately, kept as long as the ledger stays what it was.

Whatever is added to a ledger gives one of its tables a new last row; that is cheap to ask, and
tells that what is remembered may no longer hold.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select

from musnad.ledger.tables import (
    copies,
    decisions,
    links,
    persons,
    purges,
    readings,
    reviews,
    versions,
    withdrawals,
)

TOLD_BY = (
    versions,
    readings,
    links,
    copies,
    reviews,
    decisions,
    withdrawals,
    purges,
    persons,
)
ROOM = 64
"""Answers that are kept: the last that were asked for."""
T = TypeVar("T")


class Memory:
    """Answers of one desk's ledger; several threads may ask at once."""

    def __init__(self, room: int = ROOM) -> None:
        """Begin with none."""
        self.room = room
        self.held: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
        self.lock = Lock()

    def told(self, connection: Connection, asked: Hashable, find: Callable[[], T]) -> T:
        """The answer to what is asked: remembered, or found now."""
        state = state_of(connection)
        with self.lock:
            known = self.held.get(asked)
        found: T = known[1] if known is not None and known[0] == state else find()
        with self.lock:
            self.held[asked] = (state, found)
            self.held.move_to_end(asked)
            while len(self.held) > self.room:
                self.held.popitem(last=False)
        return found


def state_of(connection: Connection) -> Hashable:
    """What tells one state of a ledger from another."""
    last = (select(func.max(table.c.id)).scalar_subquery() for table in TOLD_BY)
    return tuple(connection.execute(select(*last)).one())
