"""Passages that stand in several documents: found when a version comes in.

A version's fingerprints are looked up before its own are added. What stands in `COMMON` versions,
or at one outlet in `COMMON_AT_OUTLET` of its documents, is the outlets' furniture (notices,
teasers) and tells nothing there. A common fingerprint is not added again, so that a look-up costs
the same in a ledger of any size. Between outlets the passages are then measured by every word,
within one outlet by fingerprints that are the document's own.
"""

from collections import Counter, defaultdict

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, insert, select

from musnad.ledger.contents import fetch, text_of
from musnad.ledger.tables import copies, documents, fingerprints, versions
from musnad.link import passages
from musnad.link.passages import COMMON, COMMON_AT_OUTLET, Fingerprint, Passage

LEAST = 0.1
"""The part of the words of one of both texts from which on passages are kept."""
MOST = 30
"""Documents that a version is measured against: those with most fingerprints in common."""
ASKED = 500
"""Hashes in one question: SQLite takes 32,766 values, PostgreSQL 65,535."""


class Standing(Struct, frozen=True):
    """Where a fingerprint stands already."""

    hash: int
    version_id: int
    document_id: int
    outlet: str | None
    found: Fingerprint


def keep_copies(connection: Connection, version_id: int, text: str, found_at: str) -> None:
    """Add which other documents share passages with this version, and its fingerprints."""
    mine = passages.fingerprints(text)
    standing = stand_already(connection, {each.hash for each in mine})
    numbers = Counter(each.hash for each in standing)
    asked = select(documents.c.id, documents.c.outlet).join(
        versions, versions.c.document_id == documents.c.id
    )
    document_id, outlet = connection.execute(asked.where(versions.c.id == version_id)).one()
    elsewhere = [
        each for each in standing if each.document_id != document_id and numbers[each.hash] < COMMON
    ]
    rows = []
    for other, theirs in likeliest(telling(elsewhere, outlet)):
        if theirs[0].outlet == outlet:
            own = {each.hash for each in theirs}
            near = [each for each in mine if each.hash in own]
            row = measured(connection, text, other, near, [each.found for each in theirs])
        else:
            row = measured(connection, text, other)
        if row is not None:
            rows.append({"version_id": version_id, "other_id": other, "found_at": found_at, **row})
    if rows:
        connection.execute(insert(copies), rows)
    new = [
        {"hash": each.hash, "version_id": version_id, "start": each.start, "end": each.end}
        for each in mine
        if numbers[each.hash] < COMMON
    ]
    if new:
        connection.execute(insert(fingerprints), new)


def stand_already(connection: Connection, hashes: set[int]) -> list[Standing]:
    """Where fingerprints stand in the ledger."""
    found: list[Standing] = []
    ordered = sorted(hashes)
    for first in range(0, len(ordered), ASKED):
        asked = (
            select(
                fingerprints.c.hash,
                fingerprints.c.version_id,
                fingerprints.c.start,
                fingerprints.c.end,
                documents.c.id,
                documents.c.outlet,
            )
            .join(versions, versions.c.id == fingerprints.c.version_id)
            .join(documents, documents.c.id == versions.c.document_id)
            .where(fingerprints.c.hash.in_(ordered[first : first + ASKED]))
        )
        for hash_, version, start, end, document, outlet in connection.execute(asked):
            place = Fingerprint(hash_, start, end)
            found.append(Standing(hash_, version, document, outlet, place))
    return found


def telling(standing: list[Standing], outlet: str | None) -> list[Standing]:
    """Without what stands in many documents of the outlet itself."""
    at_home = {(each.hash, each.document_id) for each in standing if each.outlet == outlet}
    numbers = Counter(hash_ for hash_, _ in at_home)
    return [
        each for each in standing if each.outlet != outlet or numbers[each.hash] < COMMON_AT_OUTLET
    ]


def likeliest(standing: list[Standing]) -> list[tuple[int, list[Standing]]]:
    """By version, where its fingerprints stand: the versions with most of them, in order of id."""
    theirs: dict[int, list[Standing]] = defaultdict(list)
    for each in standing:
        theirs[each.version_id].append(each)
    most = sorted(theirs.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
    return sorted(most, key=lambda item: item[0])


def measured(
    connection: Connection,
    text: str,
    other: int,
    mine: list[Fingerprint] | None = None,
    theirs: list[Fingerprint] | None = None,
) -> dict[str, object] | None:
    """What a text shares with another version; None where that is less than `LEAST` of both.

    Without fingerprints, every run of words of both texts is compared.
    """
    asked = select(versions.c.text_id).where(versions.c.id == other)
    other_text = text_of(fetch(connection, connection.scalars(asked).one()))
    if mine is None or theirs is None:
        mine = passages.fingerprints(text, window=1)
        theirs = passages.fingerprints(other_text, window=1)
    found = passages.shared(mine, theirs)
    turned = [Passage(each.other_start, each.other_end, each.start, each.end) for each in found]
    own, others = passages.share(text, found), passages.share(other_text, turned)
    if max(own, others) < LEAST:
        return None
    return {
        "share": round(own, 4),
        "other_share": round(others, 4),
        "passages": msgspec.json.encode([offsets(each) for each in found]).decode(),
    }


def offsets(passage: Passage) -> tuple[int, int, int, int]:
    """A passage as it is kept: its start and end here, and there."""
    return passage.start, passage.end, passage.other_start, passage.other_end
