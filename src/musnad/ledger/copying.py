"""Passages that stand in several versions: found when a version comes in.

A version's fingerprints are looked up before its own are added. One that stands in `COMMON`
versions is the outlets' furniture (notices, credits) and tells nothing: it is neither looked at
nor added again, so that a look-up costs the same in a ledger of any size.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, insert, select

from musnad.ledger.tables import copies, fingerprints, versions
from musnad.link import passages
from musnad.link.passages import Fingerprint, Passage

COMMON = 50
LEAST = 0.1
"""The part of one of both texts, in code points, from which on passages are kept."""
ASKED = 500
"""Hashes in one question: SQLite takes 32,766 values, PostgreSQL 65,535."""


def keep_copies(connection: Connection, version_id: int, text: str, found_at: str) -> None:
    """Add which other versions share passages with this one, and its fingerprints."""
    mine = passages.fingerprints(text)
    standing = stand_elsewhere(connection, {each.hash for each in mine})
    theirs: dict[int, list[Fingerprint]] = defaultdict(list)
    for held in standing.values():
        if len(held) < COMMON:
            for other, one in held:
                theirs[other].append(one)
    lengths = lengths_of(connection, theirs)
    found_copies = []
    for other, found in sorted(theirs.items()):
        row = copy_row(mine, found, len(text), lengths[other])
        if row is not None:
            found_copies.append(
                {"version_id": version_id, "other_id": other, "found_at": found_at, **row}
            )
    if found_copies:
        connection.execute(insert(copies), found_copies)
    new = [
        {"hash": each.hash, "version_id": version_id, "start": each.start, "end": each.end}
        for each in mine
        if len(standing.get(each.hash, ())) < COMMON
    ]
    if new:
        connection.execute(insert(fingerprints), new)


def stand_elsewhere(
    connection: Connection, hashes: set[int]
) -> dict[int, list[tuple[int, Fingerprint]]]:
    """By hash, the versions that hold it and where."""
    found: dict[int, list[tuple[int, Fingerprint]]] = defaultdict(list)
    ordered = sorted(hashes)
    for first in range(0, len(ordered), ASKED):
        asked = fingerprints.c.hash.in_(ordered[first : first + ASKED])
        for hash_, version, start, end in connection.execute(
            select(
                fingerprints.c.hash,
                fingerprints.c.version_id,
                fingerprints.c.start,
                fingerprints.c.end,
            ).where(asked)
        ):
            found[hash_].append((version, Fingerprint(hash=hash_, start=start, end=end)))
    return found


def lengths_of(connection: Connection, others: Iterable[int]) -> dict[int, int]:
    """The lengths of the texts of versions, in code points."""
    asked = select(versions.c.id, versions.c.length).where(versions.c.id.in_(list(others)))
    return {row.id: row.length for row in connection.execute(asked)}


def copy_row(
    mine: list[Fingerprint], theirs: list[Fingerprint], length: int, other_length: int
) -> dict[str, object] | None:
    """What two texts share; None where that is less than `LEAST` of both."""
    found = passages.shared(mine, sorted(theirs, key=lambda each: each.start))
    own = covered((each.start, each.end) for each in found) / max(length, 1)
    other = covered((each.other_start, each.other_end) for each in found) / max(other_length, 1)
    if max(own, other) < LEAST:
        return None
    return {
        "share": round(own, 4),
        "other_share": round(other, 4),
        "passages": msgspec.json.encode([offsets(each) for each in found]).decode(),
    }


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """Code points in at least one of the spans."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def offsets(passage: Passage) -> tuple[int, int, int, int]:
    """A passage as it is kept: its start and end here, and there."""
    return passage.start, passage.end, passage.other_start, passage.other_end
