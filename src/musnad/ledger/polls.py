"""The journal of watching: each time a source was looked at, and what came of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from msgspec import Struct, structs
from sqlalchemy import Connection, RowMapping, case, func, insert, select

from musnad.ledger.rows import storable
from musnad.ledger.tables import polls, retrievals
from musnad.model import digest

Outcome = Literal["taken", "unchanged", "failed", "ended early", "item"]
"""`item` is no look at a source: one page or file that it listed, noted so that it is known."""
LOOKS: tuple[Outcome, ...] = ("taken", "unchanged", "failed", "ended early")
PURGED = "purged"
RECENT = 40
"""Looks among which a row of failures is counted."""


class Poll(Struct, frozen=True, kw_only=True):
    """One look at a source, or one item of it.

    `at` and `not_before` are ISO instants in UTC. `items` were listed, `taken` are new in the
    ledger (new versions too), `failed` gave nothing. `etag` and `last_modified` are there only if
    all that was listed has been taken: else the source is to be had again whole. Of an item,
    `source` is a digest of its address and `etag` tells a file's version, or `PURGED`.
    """

    source: str
    at: str
    outcome: Outcome
    status: int | None = None
    items: int = 0
    taken: int = 0
    failed: int = 0
    etag: str | None = None
    last_modified: str | None = None
    not_before: str | None = None
    note: str | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """How a source stands: its last look, null before the first, and its failures in a row."""

    last: Poll | None = None
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None


def note(connection: Connection, poll: Poll) -> None:
    """Write a poll into the journal."""
    row = structs.asdict(poll)
    told = {name: storable(row[name]) for name in ("source", "etag", "last_modified", "note")}
    connection.execute(insert(polls), {**row, **told})


def standing(connection: Connection, source: str) -> Standing:
    """How a source stands by the journal.

    What a server told of its version is kept over failures; whatever else came in between asks
    for the whole again.
    """
    asked = select(polls).where(polls.c.source == source, polls.c.outcome.in_(LOOKS))
    newest = asked.order_by(polls.c.at.desc(), polls.c.id.desc()).limit(RECENT)
    looks = [poll_of(row) for row in connection.execute(newest).mappings()]
    failures = 0
    for look in looks:
        if look.outcome != "failed":
            return Standing(
                last=looks[0],
                failures=failures,
                etag=look.etag,
                last_modified=look.last_modified,
            )
        failures += 1
    return Standing(last=looks[0] if looks else None, failures=failures)


def poll_of(row: RowMapping) -> Poll:
    """A row of the journal."""
    return Poll(**{name: row[name] for name in structs.asdict(EMPTY)})


EMPTY = Poll(source="", at="", outcome="item")


def item_key(address: str) -> str:
    """What names an item in the journal: a digest, so that a purge leaves no address behind."""
    return f"item:{digest(address)[:32]}"


def items_noted(connection: Connection, address: str) -> list[Poll]:
    """What the journal says of one item, a page's address or a file, the newest first."""
    asked = select(polls).where(polls.c.source == item_key(address), polls.c.outcome == "item")
    newest = asked.order_by(polls.c.at.desc(), polls.c.id.desc()).limit(RECENT)
    return [poll_of(row) for row in connection.execute(newest).mappings()]


def last_got(connection: Connection, place: str) -> str | None:
    """When something was last got from an address, an ISO instant; None if never."""
    asked = select(func.max(retrievals.c.at)).where(retrievals.c.place == place)
    found = connection.scalar(asked)
    return None if found is None else str(found)


class Day(Struct, frozen=True, kw_only=True):
    """What was looked at on one day (UTC) at one source, and what came of it.

    `said` tells silence from not looking: `taken`, `silent`, `failed` (every look), `not looked`.
    `hours` of the day had a look that did not fail.
    """

    shown: ClassVar = (
        "source",
        "day",
        "said",
        "looks",
        "failed",
        "hours",
        "items",
        "taken",
        "items_failed",
    )

    source: str
    day: str
    said: str
    looks: int
    failed: int
    hours: int
    items: int
    taken: int
    items_failed: int
    note: str | None


def coverage(connection: Connection, today: date, days: int) -> Iterator[Day]:
    """Each source of the journal on each of the last `days`, today included, the newest first.

    A source begins on the day of its first look.
    """
    span = [(today - timedelta(days=back)).isoformat() for back in range(days)]
    is_look = polls.c.outcome.in_(LOOKS)
    begun = select(polls.c.source, func.min(polls.c.at)).where(is_look).group_by(polls.c.source)
    starts = {source: str(at)[:10] for source, at in connection.execute(begun)}
    told = told_by_day(connection, span[-1])
    for source in sorted(starts):
        for day in span:
            if day >= starts[source]:
                yield told.get((source, day)) or empty_day(source, day)


def told_by_day(connection: Connection, first: str) -> dict[tuple[str, str], Day]:
    """What the journal tells from a day on, by source and day."""
    day = func.substr(polls.c.at, 1, 10)
    has_failed = polls.c.outcome == "failed"
    hour = case((~has_failed, func.substr(polls.c.at, 1, 13)))
    asked = (
        select(polls.c.source, day.label("day"), func.count().label("looks"))
        .add_columns(func.sum(case((has_failed, 1), else_=0)).label("failed"))
        .add_columns(func.count(hour.distinct()).label("hours"))
        .add_columns(func.sum(polls.c["items"]).label("items"))
        .add_columns(func.sum(polls.c.taken).label("taken"))
        .add_columns(func.sum(polls.c.failed).label("items_failed"))
        .add_columns(func.max(case((has_failed, polls.c.note))).label("note"))
        .where(polls.c.at >= first, polls.c.outcome.in_(LOOKS))
        .group_by(polls.c.source, "day")
    )
    return {
        (row["source"], row["day"]): Day(
            said="taken" if row["taken"] else "silent" if row["hours"] else "failed", **row
        )
        for row in connection.execute(asked).mappings()
    }


def empty_day(source: str, day: str) -> Day:
    """A day on which nobody looked."""
    return Day(
        source=source,
        day=day,
        said="not looked",
        looks=0,
        failed=0,
        hours=0,
        items=0,
        taken=0,
        items_failed=0,
        note=None,
    )
