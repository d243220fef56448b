"""What people decide takes hold at once: the groups around it are put right in one transaction."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from musnad.errors import MusnadError
from musnad.ledger.articles import Articles
from musnad.ledger.deciding import (
    Verdict,
    decisions_of,
    gone,
    joined_groups,
    last_of,
    overlay_of,
    record,
    standing,
)
from musnad.ledger.grouping import LAST, Kept
from musnad.ledger.linking import exchange, readings_around, stale_readings, unlinked_readings
from musnad.ledger.meeting import Pair, steps
from musnad.ledger.naming import named
from musnad.ledger.tables import claims, current, documents, homes, readings, versions

MATTER_DIGITS = 12


def join(connection: Connection, written: Sequence[str], by: str, why: str) -> None:
    """Have claims be about the same, from now on.

    Raises:
        MusnadError: fewer than two claims, or one that is not there, or that a person keeps apart
            from another; one denies and another does not; no reason.
    """
    meant = claims_meant(connection, written)
    answers = select(homes.c.denies).where(homes.c.claim_id.in_(meant)).distinct()
    if len(list(connection.scalars(answers))) > 1:
        raise MusnadError(written[0], "a denial is a matter of its own, apart from what it denies")
    decide(connection, "join", [(meant[0], other) for other in meant[1:]], by, why)


def split(connection: Connection, written: Sequence[str], by: str, why: str) -> None:
    """Keep the first claim apart from the others; if it is given alone, from all it is with.

    Raises:
        MusnadError: a claim that is not there, or is with no other, or that a person joined to
            another through a third; no reason.
    """
    first, *others = claims_meant(connection, written)
    if not others:
        others = sorted(set(matter_with(connection, first)) - {first})
    if not others:
        raise MusnadError(written[0], "is with no other claim")
    decide(connection, "split", [(first, other) for other in others], by, why)


def confirm(connection: Connection, written: Sequence[str], by: str, why: str) -> None:
    """Say that claims are rightly together: some, or all of a claim's or of a named matter.

    Raises:
        MusnadError: there is no such claim or matter, or the claims are not together; no reason.
    """
    if len(written) == 1 and ":" not in written[0]:
        members = matter_named(connection, written[0])
    else:
        members = claims_meant(connection, written)
        whole = matter_with(connection, members[0])
        if not set(members) <= set(whole):
            raise MusnadError(written[0], "not in one matter with the others; see musnad join")
        members = members if len(members) > 1 else whole
    if len(members) < 2:
        raise MusnadError(written[0], "is with no other claim")
    decide(connection, "confirm", [(members[0], other) for other in members[1:]], by, why)


def decide(
    connection: Connection, verdict: Verdict, pairs: Collection[Pair], by: str, why: str
) -> None:
    """Keep a decision about pairs of linked claims, and put the groups around them right.

    Raises:
        MusnadError: it contradicts another, or no reason is given.
    """
    earlier = overlay_of(decisions_of(connection))
    record(connection, verdict, pairs, by, why)
    made = decisions_of(connection)
    last = last_of(made)
    groups = joined_groups(pair for pair, each in last.items() if each.verdict != "split")
    for pair, each in last.items():
        if each.verdict == "split" and any(group.issuperset(pair) for group in groups):
            one, other = names_of(connection, pair)
            cause = (
                f"would be joined to {other} through others, and kept apart from it by {each.by}; "
                "split it from those as well, or join these two"
            )
            raise MusnadError(one, cause)
    overlay = overlay_of(made)
    ends = {claim for pair in pairs for claim in pair}
    with_them = {
        other for known in (earlier, overlay) for one in ends for other in known.get(one, ())
    }
    Kept(connection, overlay).change({}, (), {}, ends | with_them)


def claims_meant(connection: Connection, written: Sequence[str]) -> list[int]:
    """The rows of standing claims by what a person typed, each once, linked if they were not.

    Raises:
        MusnadError: one is not there any more, or withdrawn.
    """
    rows = {each: named(connection, each).claim_id for each in written}
    for each, claim in rows.items():
        if claim is None:
            raise MusnadError(each, "is a document; claims are named as 3fa91c02b7:c7")
    now_at = standing(connection, {claim for claim in rows.values() if claim is not None})
    found: dict[int, str] = {}
    for each, claim in rows.items():
        stands = now_at[claim] if claim is not None else None
        if stands is None:
            raise MusnadError(each, "its words are in no standing claim")
        found[stands] = each
    link_around(connection, found)
    there = select(homes.c.claim_id).where(homes.c.claim_id.in_(list(found)))
    for claim in found.keys() - set(connection.scalars(there)):
        raise MusnadError(found[claim], "is withdrawn")
    return list(found)


def link_around(connection: Connection, wanted: Iterable[int]) -> None:
    """Link the documents of some claims as they stand, if they are not."""
    around = readings_around(connection, list(wanted))
    waiting = around.intersection(unlinked_readings(connection))
    stale = around.intersection(stale_readings(connection))
    exchange(connection, Articles(), sorted(waiting), sorted(stale))


def matter_with(connection: Connection, claim: int) -> list[int]:
    """The claims of a claim's matter, the one that leads it first."""
    leader = connection.scalar(select(LAST).where(homes.c.claim_id == claim))
    if leader is None:
        return []
    members = list(connection.scalars(select(homes.c.claim_id).where(leader == LAST)))
    return sorted(members, key=lambda each: (each != leader, each))


def matter_named(connection: Connection, written: str) -> list[int]:
    """The claims of the matter with an id, as dossiers show it.

    Raises:
        MusnadError: there is none.
    """
    try:
        start = bytes.fromhex(written)
    except ValueError:
        start = b""
    first = homes.c.priority >= start
    leads = homes.c.claim_id == LAST
    found = None
    if len(written) == MATTER_DIGITS and start:
        after = (int.from_bytes(start) + 1).to_bytes(len(start) + 1)[1:]
        ahead = homes.c.priority < after if any(after) else first
        found = connection.scalar(select(homes.c.claim_id).where(leads, first, ahead))
    if found is None:
        raise MusnadError(written, "no matter has this id; musnad dossier shows them")
    return matter_with(connection, found)


def lost(connection: Connection) -> list[str]:
    """A line for each decision of which a claim's words stand no more."""
    without = gone(decisions_of(connection))
    lines = []
    for each in without:
        names = names_of(connection, each.made_of)
        told = " and ".join(
            name if now_at is not None else f"{name} (its words are gone)"
            for name, now_at in zip(names, (each.one, each.other), strict=True)
        )
        lines.append(f"{each.verdict} of {each.by}, {each.at[:10]}: {told}")
    return lines


def names_of(connection: Connection, wanted: Collection[int]) -> list[str]:
    """What claims are called in the ledger, in the order given, whatever their reading."""
    found: dict[int, str] = {}
    asked = select(claims.c.id, documents.c.uid, claims.c.key, current.c.reading_id)
    asked = asked.add_columns(versions.c.number, readings.c.number.label("nth"))
    asked = asked.join(readings, readings.c.id == claims.c.reading_id)
    asked = asked.join(versions, versions.c.id == readings.c.version_id)
    asked = asked.join(documents, documents.c.id == versions.c.document_id)
    asked = asked.outerjoin(current, current.c.reading_id == readings.c.id)
    for some in steps(wanted):
        for row in connection.execute(asked.where(claims.c.id.in_(some))):
            which = "" if row.reading_id is not None else f"@{row.number}.{row.nth}"
            found[row.id] = f"{row.uid}{which}:{row.key}"
    return [found[each] for each in wanted]
