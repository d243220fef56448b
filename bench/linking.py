"""What it costs to link new reports, the more claims are linked already.

    python bench/linking.py LEDGER [--at 10000 100000 250000] [--minutes 15] [--reports 200]

LEDGER is a ledger of reports that are read: give a copy, for it is linked. Linking goes on until
so many claims are linked, and the next reports are measured: processor seconds of this process
for a claim, pairs compared and kept for a claim; at last how many links there are and how big the
biggest matter is. When no report is left to be linked, those that are there are added again as
another outlet's of another year. It ends after so many minutes; run again, it goes on where it
was. Exits 1 where a claim costs more than 1.5 times as much at one size as at another.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from msgspec import Struct, structs
from sqlalchemy import func, select

from musnad.ledger.contents import fetch, text_of, unpack
from musnad.ledger.grouping import LAST
from musnad.ledger.linking import Done, link
from musnad.ledger.opening import Ledger, open_ledger
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry
from musnad.ledger.tables import current, homes, pairs, readings, versions
from musnad.model import Report

_BAR = 1.5
_AGAIN = 500
"""Reports that are added again at a time."""


class Measured(Struct):
    """What linking some reports into so many claims cost."""

    there: int
    claims: int
    seconds: float
    compared: int
    kept: int

    @property
    def cost(self) -> float:
        """Milliseconds of the processor for a claim."""
        return 1000 * self.seconds / max(self.claims, 1)


def linked_claims(ledger: Ledger) -> int:
    """How many claims are linked."""
    with ledger.looking() as connection:
        return connection.scalars(select(func.count()).select_from(homes)).one()


def linking(ledger: Ledger, year: int) -> Iterator[tuple[Done, float]]:
    """Link batch by batch, with the processor seconds of each; add reports where none is left."""
    while True:
        batches = link(ledger)
        while True:
            started = time.process_time()
            done = next(batches, None)
            if done is None:
                break
            yield done, time.process_time() - started
        year += 1
        add_again(ledger, year)


def add_again(ledger: Ledger, year: int) -> None:
    """Add some of the first reports once more, as another outlet's, so many years later."""
    with ledger.looking() as connection:
        nth = connection.scalars(select(func.count()).select_from(current)).one()
        asked = select(readings.c.packed, versions.c.text_id).select_from(current)
        asked = asked.join(readings, readings.c.id == current.c.reading_id)
        asked = asked.join(versions, versions.c.id == current.c.version_id)
        asked = asked.where(versions.c.published < "2100").order_by(versions.c.published)
        rows = list(islice(connection.execute(asked.limit(_AGAIN)), _AGAIN))
        read = [unpack(row.packed, text_of(fetch(connection, row.text_id))) for row in rows]
    recorder = Recorder(ledger)
    for number, reading in enumerate(read):
        day = date.fromisoformat((reading.document.published or "2018-01-01")[:10])
        document = structs.replace(
            reading.document,
            id="",
            outlet=f"outlet {nth}",
            name=f"{nth + number}",
            published=day.replace(year=2100 + year, day=min(day.day, 28)).isoformat(),
        )
        raw = document.text.encode("utf-8", "surrogatepass")
        report = Report(document=document, raw=raw, kind="text/plain", address=document.name)
        document = structs.replace(document, id=report.id)
        recorder.put(Entry(report=report, reading=structs.replace(reading, document=document)))
    recorder.flush()


def measure(ledger: Ledger, sizes: list[int], reports: int, minutes: float) -> list[Measured]:
    """Link up to each size and measure the next reports there; what time allowed."""
    ending = time.monotonic() + 60 * minutes
    found: list[Measured] = []
    there = linked_claims(ledger)
    sizes = [size for size in sizes if size >= there] or [there]
    now: Measured | None = None
    left = 0
    for done, seconds in linking(ledger, 0):
        if now is None and there >= sizes[0]:
            now, left = Measured(there, 0, 0.0, 0, 0), reports
        there += done.linked - done.unlinked
        if now is not None:
            now.claims += done.linked
            now.seconds += seconds
            now.compared += done.looked_at
            now.kept += done.kept
            left -= 100
            if left <= 0:
                print_row(now)
                found.append(now)
                sizes, now = sizes[1:], None
        if not sizes or time.monotonic() > ending:
            break
    return found


def print_row(row: Measured) -> None:
    """Show what was measured at one size."""
    each = max(row.claims, 1)
    print(
        f"{row.there:>9,} claims: {row.cost:6.2f} ms a claim,"
        f" {row.compared / each:6.1f} compared and {row.kept / each:5.1f} kept for a claim"
        f" ({row.claims:,} claims measured)",
        flush=True,
    )


def print_size(ledger: Ledger) -> None:
    """Show how big the links are."""
    with ledger.looking() as connection:
        count = connection.scalars(select(func.count()).select_from(pairs)).one()
        members = select(func.count().label("n")).select_from(homes).group_by(LAST).subquery()
        biggest = connection.scalar(select(func.max(members.c.n)))
        several = select(func.count()).where(members.c.n > 1)
        matters = connection.scalars(several).one()
    print(f"{count:,} pairs kept, {matters:,} matters, {biggest:,} claims in the biggest")


def main() -> int:
    """Measure; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--at", type=int, nargs="+", default=[10_000, 100_000, 250_000])
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--reports", type=int, default=200)
    given = parser.parse_args()
    if not Path(given.ledger).exists():
        parser.error(f"{given.ledger}: there is no ledger here")
    ledger = open_ledger(given.ledger, create=False)
    try:
        found = measure(ledger, sorted(given.at), given.reports, given.minutes)
        print_size(ledger)
    finally:
        ledger.close()
    costs = [row.cost for row in found]
    return int(bool(costs) and max(costs) > _BAR * min(costs))


if __name__ == "__main__":
    sys.exit(main())
