"""Passages that stand in several documents: found when a version comes in.

A version's fingerprints are looked up before its own are added. What stands in `COMMON` versions,
or at one outlet in `COMMON_AT_OUTLET` of its documents, is the outlets' furniture (notices,
teasers) and tells nothing there. A common fingerprint is not added again, so that a look-up costs
the same in a ledger of any size. Between outlets the passages are then measured by every word,
within one outlet by fingerprints that are the document's own.
"""

from collections import defaultdict
from functools import cached_property

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
LEAST_AT_OUTLET = 2
"""Fingerprints that two documents of one outlet share at least: one is a phrase of the house."""
ASKED = 500
"""Hashes in one question: SQLite takes 32,766 values, PostgreSQL 65,535."""


class Standing(Struct, frozen=True, gc=False):
    """Where a fingerprint stands already."""

    version_id: int
    document_id: int
    outlet: str | None
    found: Fingerprint


class Text:
    """The text of a version that comes in, compared with those of others."""

    def __init__(self, text: str) -> None:
        """Nothing is compared yet."""
        self.text = text

    @cached_property
    def grams(self) -> list[Fingerprint]:
        """Every run of its words."""
        return passages.fingerprints(self.text, window=1)


def keep_copies(connection: Connection, version_id: int, text: str, found_at: str) -> None:
    """Add which other documents share passages with this version, and its fingerprints."""
    mine = passages.fingerprints(text)
    found = stand_already(connection, {each.hash for each in mine})
    rare = {hash_: places for hash_, places in found.items() if len(places) < COMMON}
    document_id, outlet = home_of(connection, {version_id})[version_id]
    whole, rows = Text(text), []
    for other, theirs in likeliest(telling(connection, rare, document_id, outlet)):
        at_home = theirs[0].outlet == outlet
        if at_home and len(theirs) < LEAST_AT_OUTLET:
            continue
        own = {each.found.hash for each in theirs}
        row = measured(
            connection,
            whole,
            other,
            [each for each in mine if each.hash in own] if at_home else whole.grams,
            [each.found for each in theirs] if at_home else None,
        )
        if row is not None:
            rows.append({"version_id": version_id, "other_id": other, "found_at": found_at, **row})
    if rows:
        connection.execute(insert(copies), rows)
    new = [
        {"hash": each.hash, "version_id": version_id, "start": each.start, "end": each.end}
        for each in mine
        if each.hash not in found or each.hash in rare
    ]
    if new:
        connection.execute(insert(fingerprints), new)


def stand_already(
    connection: Connection, hashes: set[int]
) -> dict[int, list[tuple[int, Fingerprint]]]:
    """By hash, the versions in which fingerprints stand, and where."""
    found: dict[int, list[tuple[int, Fingerprint]]] = defaultdict(list)
    ordered = sorted(hashes)
    for first in range(0, len(ordered), ASKED):
        asked = select(fingerprints).where(fingerprints.c.hash.in_(ordered[first : first + ASKED]))
        for hash_, version, start, end in connection.execute(asked):
            found[hash_].append((version, Fingerprint(hash_, start, end)))
    return found


def home_of(connection: Connection, version_ids: set[int]) -> dict[int, tuple[int, str | None]]:
    """The documents of versions, and their outlets."""
    asked = select(versions.c.id, versions.c.document_id, documents.c.outlet).join(
        documents, documents.c.id == versions.c.document_id
    )
    rows = connection.execute(asked.where(versions.c.id.in_(version_ids)))
    return {row.id: (row.document_id, row.outlet) for row in rows}


def telling(
    connection: Connection,
    found: dict[int, list[tuple[int, Fingerprint]]],
    document_id: int,
    outlet: str | None,
) -> list[Standing]:
    """Where else fingerprints stand, without what stands in many documents of the outlet itself."""
    homes = home_of(connection, {version for places in found.values() for version, _ in places})
    elsewhere: list[Standing] = []
    for places in found.values():
        standing = [
            Standing(version, *homes[version], place)
            for version, place in places
            if homes[version][0] != document_id
        ]
        at_home = {each.document_id for each in standing if each.outlet == outlet}
        furniture = len(at_home) >= COMMON_AT_OUTLET
        elsewhere += [each for each in standing if each.outlet != outlet or not furniture]
    return elsewhere


def likeliest(standing: list[Standing]) -> list[tuple[int, list[Standing]]]:
    """By version, where its fingerprints stand: the versions with most of them, in order of id."""
    theirs: dict[int, list[Standing]] = defaultdict(list)
    for each in standing:
        theirs[each.version_id].append(each)
    most = sorted(theirs.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
    return sorted(most, key=lambda item: item[0])


def measured(
    connection: Connection,
    text: Text,
    other: int,
    mine: list[Fingerprint],
    theirs: list[Fingerprint] | None,
) -> dict[str, object] | None:
    """What a text shares with another version; None where that is less than `LEAST` of both.

    Without fingerprints of theirs, every run of their words is compared.
    """
    asked = select(versions.c.text_id).where(versions.c.id == other)
    other_text = text_of(fetch(connection, connection.scalars(asked).one()))
    if theirs is None:
        theirs = passages.fingerprints(other_text, window=1)
    found = passages.shared(mine, theirs)
    turned = [Passage(each.other_start, each.other_end, each.start, each.end) for each in found]
    own, others = passages.share(text.text, found), passages.share(other_text, turned)
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
