"""What people decide about links: joined, split, confirmed; kept for good, whatever is linked anew.

A decision is about two claims, and the last one about a pair counts. When their documents are
read again it follows to the claims of the standing readings that have the same words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, insert, select

from musnad.errors import MusnadError
from musnad.ledger.contents import fetch, text_of
from musnad.ledger.grouping import Overlay
from musnad.ledger.meeting import steps
from musnad.ledger.recording import now
from musnad.ledger.tables import claims, current, decisions, readings, versions
from musnad.link.ladder import JOINED, NEVER

Verdict = Literal["join", "split", "confirm"]
BECAUSE = "--because"  # the option, as errors name it
_HALF = 0.5
"""The part of the shorter of two contents that both share, from which they are one claim."""


class Decision(Struct, frozen=True, kw_only=True):
    """One decision: `one` and `other` are the claims as they stand now, null if they are gone."""

    id: int
    verdict: Verdict
    one: int | None
    other: int | None
    made_of: tuple[int, int]
    by: str
    at: str
    reason: str


def decisions_of(connection: Connection) -> list[Decision]:
    """All decisions, the first one first, with where their claims stand now."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).all()
    now_at = standing(connection, {claim for row in rows for claim in (row.one_id, row.other_id)})
    return [
        Decision(
            id=row.id,
            verdict=row.verdict,
            one=now_at[row.one_id],
            other=now_at[row.other_id],
            made_of=(row.one_id, row.other_id),
            by=row.by,
            at=row.at,
            reason=row.reason,
        )
        for row in rows
    ]


def overlay_of(made: Iterable[Decision]) -> dict[int, dict[int, float]]:
    """What decisions make pairs count for, `JOINED` or `NEVER`, both ways round.

    Whoever is joined through others is joined too, and what was confirmed stays together as what
    was joined. Claims whose words are gone still join others.
    """
    last = last_of(made)
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    joins = [pair for pair, each in last.items() if each.verdict != "split"]
    for group in joined_groups(joins):
        for one, other in combinations(sorted(group), 2):
            found[one][other] = found[other][one] = JOINED
    for (one, other), each in last.items():
        if each.verdict == "split":
            found[one][other] = found[other][one] = NEVER
    return dict(found)


def gone(made: Iterable[Decision]) -> list[Decision]:
    """The decisions of which a claim's words stand no more."""
    return [each for each in made if each.one is None or each.other is None]


def last_of(made: Iterable[Decision]) -> dict[tuple[int, int], Decision]:
    """The last decision about each pair, the smaller row first."""
    last: dict[tuple[int, int], Decision] = {}
    for each in made:
        one, other = ends_of(each)
        if one != other:
            last[min(one, other), max(one, other)] = each
    return last


def shaken_by(
    connection: Connection, made: Iterable[Decision], overlay: Overlay, changing: Collection[int]
) -> set[int]:
    """The claims that a change of others' documents may have decided otherwise, by decisions."""
    known = list(made)
    documents = documents_of(connection, changing if known else ())
    at = documents_of(connection, {claim for each in known for claim in each.made_of})
    moved = set(documents.values())
    ends = {
        claim
        for each in known
        if not moved.isdisjoint(at[one] for one in each.made_of)
        for claim in ends_of(each)
    }
    return ends | {other for claim in ends for other in overlay.get(claim, ())}


def documents_of(connection: Connection, wanted: Collection[int]) -> dict[int, int]:
    """The rows of the documents in which claims are."""
    found: dict[int, int] = {}
    asked = select(claims.c.id, versions.c.document_id)
    asked = asked.join(readings, readings.c.id == claims.c.reading_id)
    asked = asked.join(versions, versions.c.id == readings.c.version_id)
    for some in steps(wanted):
        rows = connection.execute(asked.where(claims.c.id.in_(some)))
        found.update((row.id, row.document_id) for row in rows)
    return found


def ends_of(each: Decision) -> tuple[int, int]:
    """The claims of a decision; one whose words are gone is itself."""
    one, other = each.made_of
    return (
        one if each.one is None else each.one,
        other if each.other is None else each.other,
    )


def joined_groups(joins: Iterable[tuple[int, int]]) -> list[set[int]]:
    """What belongs together by pairs."""
    group_of: dict[int, set[int]] = {}
    for one, other in joins:
        group = group_of.get(one, {one}) | group_of.get(other, {other})
        for each in group:
            group_of[each] = group
    return list({id(group): group for group in group_of.values()}.values())


def standing(connection: Connection, wanted: Collection[int]) -> dict[int, int | None]:
    """For claims of any reading, those of the standing readings that have their words."""
    found: dict[int, int | None] = dict.fromkeys(wanted)
    asked = select(claims, readings.c.version_id, current.c.reading_id.label("now_id"))
    asked = asked.add_columns(current.c.version_id.label("now_version"))
    asked = asked.join(readings, readings.c.id == claims.c.reading_id)
    asked = asked.join(versions, versions.c.id == readings.c.version_id)
    asked = asked.join(current, current.c.document_id == versions.c.document_id)
    for some in steps(wanted):
        for row in connection.execute(asked.where(claims.c.id.in_(some))).all():
            if row.now_id == row.reading_id:
                found[row.id] = row.id
            else:
                at = (row.content_start, row.content_end)
                if row.version_id != row.now_version:
                    at = moved(connection, row.version_id, row.now_version, at)
                found[row.id] = overlapping(connection, row.now_id, at)
    return found


def moved(connection: Connection, version: int, newer: int, at: tuple[int, int]) -> tuple[int, int]:
    """Where words of one version stand in another; nowhere is (0, 0)."""
    texts = []
    for each in (version, newer):
        asked = select(versions.c.text_id).where(versions.c.id == each)
        texts.append(text_of(fetch(connection, connection.scalars(asked).one())))
    words = texts[0][slice(*at)]
    start = texts[1].find(words)
    return (start, start + len(words)) if words and start >= 0 else (0, 0)


def overlapping(connection: Connection, reading: int, at: tuple[int, int]) -> int | None:
    """The claim of a reading that has most of some words, if it has half of them."""
    asked = select(claims.c.id, claims.c.content_start, claims.c.content_end)
    best: tuple[float, int, int] | None = None
    for row in connection.execute(asked.where(claims.c.reading_id == reading)):
        common = min(row.content_end, at[1]) - max(row.content_start, at[0])
        shorter = min(row.content_end - row.content_start, at[1] - at[0])
        longer = max(row.content_end - row.content_start, at[1] - at[0])
        if shorter > 0 and common >= _HALF * shorter:
            best = max(best or (0.0, 0, 0), (common / longer, -row.id, row.id))
    return best[2] if best else None


def record(
    connection: Connection, verdict: Verdict, pairs: Iterable[tuple[int, int]], by: str, why: str
) -> None:
    """Note a decision about pairs of claims.

    Raises:
        MusnadError: no reason is given, or there are no two claims.
    """
    if not why.strip():
        raise MusnadError(BECAUSE, "say why; it is kept and shown")
    rows = [
        {
            "verdict": verdict,
            "one_id": min(pair),
            "other_id": max(pair),
            "at": now(),
            "by": by,
            "reason": why.strip(),
        }
        for pair in pairs
    ]
    if not rows:
        raise MusnadError(verdict, "name two claims or more, or a matter")
    connection.execute(insert(decisions), rows)
