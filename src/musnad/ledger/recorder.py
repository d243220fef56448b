"""Writing to the ledger in steps that are kept whole or not at all."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from musnad.errors import MusnadError
from musnad.ledger.faults import fault, is_away
from musnad.ledger.opening import Ledger
from musnad.ledger.recording import Entry, Outcome, is_kept, keep
from musnad.model import Reader, Report

T = TypeVar("T")

STEP = 25
"""Entries that are written in one transaction."""
PATIENCE = 60.0
"""Seconds that a server which went away is waited for."""
REFUSALS = (DataError, IntegrityError, UnicodeEncodeError)
"""What is raised where a database will not take an entry."""


class Recorder:
    """Takes entries and writes them a step at a time; `counts` tells what came of them."""

    def __init__(self, ledger: Ledger, *, step: int = STEP, patience: float = PATIENCE) -> None:
        """Nothing is written before a step is full or `flush` is called."""
        self.ledger = ledger
        self.step = step
        self.patience = patience
        self.pending: list[Entry] = []
        self.counts: Counter[Outcome] = Counter()
        self.refused: list[MusnadError] = []

    def knows(self, report: Report, reader: Reader | None) -> bool:
        """Whether adding the report would change nothing; then it is counted as known.

        Raises:
            MusnadError: the database complains.
        """

        def ask() -> bool:
            with self.ledger.one_reader() as connection:
                return is_kept(connection, report, reader)

        known = self.patiently(ask)
        if known:
            self.counts["known"] += 1
        return known

    def put(self, entry: Entry) -> None:
        """Take an entry; a full step is written.

        Raises:
            MusnadError: see `flush`.
        """
        self.pending.append(entry)
        if len(self.pending) >= self.step:
            self.flush()

    def flush(self) -> None:
        """Write what is pending: all of it, or nothing where the database complains.

        A server that went away is waited for and asked again. An entry that the database will
        not take stands in `refused`, and the others are written.

        Raises:
            MusnadError: the database complains; the pending entries are not kept.
        """
        entries, self.pending = self.pending, []
        if not entries:
            return
        try:
            self.write(entries)
        except REFUSALS:
            for entry in entries:
                self.write_alone(entry)

    def write_alone(self, entry: Entry) -> None:
        """Write one entry; where the database will not take it, note that."""
        try:
            self.write([entry])
        except REFUSALS as error:
            cause = "it holds halves of characters (lone surrogates)"
            if isinstance(error, SQLAlchemyError):
                cause = fault(self.ledger.place, error).cause
            self.refused.append(MusnadError(entry.report.address, f"cannot be kept: {cause}"))

    def write(self, entries: Sequence[Entry]) -> None:
        """Write entries in one transaction.

        Raises:
            MusnadError: the database complains.
            DataError, IntegrityError, UnicodeEncodeError: it will not take one of the entries.
        """

        def write() -> list[Outcome]:
            with self.ledger.one_writer() as connection:
                return [keep(connection, entry) for entry in entries]

        self.counts.update(self.patiently(write))

    def patiently(self, act: Callable[[], T]) -> T:
        """What `act` gives; a server that is away is waited for and asked again.

        Raises:
            MusnadError: the database complains.
            DataError, IntegrityError, UnicodeEncodeError: it will not take what it is given.
        """
        until = time.monotonic() + self.patience
        pause = 0.1
        while True:
            try:
                return act()
            except REFUSALS:
                raise
            except SQLAlchemyError as error:
                if not is_away(error) or time.monotonic() > until:
                    raise fault(self.ledger.place, error) from error
                time.sleep(pause)
                pause = min(pause * 2, 2.0)
