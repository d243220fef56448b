"""Linking what a ledger holds: what is new is linked to what is there, batch by batch.

What stands is always what linking everything at once would give, but for what people decided.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from musnad.ledger.articles import Articles
from musnad.ledger.deciding import decisions_of, documents_of, overlay_of, shaken_by
from musnad.ledger.grouping import Kept, forget_pairs
from musnad.ledger.meeting import (
    DECODER,
    Pair,
    enter_and_leave,
    keys_kept,
    members_around,
    met,
    parted,
    steps,
)
from musnad.ledger.opening import Ledger
from musnad.ledger.recording import now
from musnad.ledger.tables import (
    LINKED,
    claims,
    current,
    homes,
    linked,
    pairs,
    readings,
    versions,
    withdrawals,
)
from musnad.link.clusters import FLOOR, chance_of
from musnad.link.compared import compare
from musnad.link.keys import Keys, keys_of, meets
from musnad.link.ladder import NEVER, before
from musnad.link.likeness import weights
from musnad.link.sketch import Sketch, plausible
from musnad.link.statement import Statement
from musnad.link.version import LINKER

BATCH = 100
"""Readings that one transaction links."""
LEFT_OPEN = 2
"""How a claim answers that neither confirms nor denies: it is in no matter."""
_REASONS = 3
"""Features that are kept of a pair: the weightiest."""


class Likeness(NamedTuple):
    """How likely a pair is the same, and the weightiest reasons, as JSON."""

    chance: float
    reasons: str


class Noted:
    """What is noted of a claim: its whole weight, how it answers, its sketch (maybe packed)."""

    __slots__ = ("answer", "mass", "sketch")

    def __init__(self, mass: int, answer: int, sketch: Sketch | bytes) -> None:
        """Unpack nothing yet: most claims are never held against another."""
        self.mass = mass
        self.answer = answer
        self.sketch = sketch

    def known(self) -> Sketch:
        """The sketch, unpacked once."""
        if not isinstance(self.sketch, Sketch):
            self.sketch = DECODER.decode(self.sketch)
        return self.sketch


class Done(Struct, frozen=True, kw_only=True):
    """What one transaction did: claims linked and let go, pairs looked at and kept; what is left.

    `left` are readings that wait to be linked.
    """

    linked: int = 0
    unlinked: int = 0
    looked_at: int = 0
    kept: int = 0
    left: int = 0


def link(ledger: Ledger, *, anew: bool = False, batch: int = BATCH) -> Iterator[Done]:
    """Link what is not linked yet, one transaction after another; each may be the last.

    All is linked anew if it is asked for, or where another version of the linker was at work.

    Raises:
        MusnadError: the database complains; what was linked before stays.
    """
    with ledger.writing() as connection:
        if anew or was_linked_otherwise(connection):
            for table in reversed(LINKED):
                connection.execute(delete(table))
    articles = Articles()
    while True:
        with ledger.writing() as connection:
            waiting, stale = unlinked_readings(connection), stale_readings(connection)
            done = exchange(connection, articles, waiting[:batch], stale[:batch])
        left = len(waiting[batch:]) + len(stale[batch:])
        if done.linked or done.unlinked or left:
            yield msgspec.structs.replace(done, left=left)
        if not left:
            return


def was_linked_otherwise(connection: Connection) -> bool:
    """Whether another version of the linker linked some of it."""
    asked = select(linked.c.reading_id).where(linked.c.linker != LINKER).limit(1)
    return connection.scalar(asked) is not None


def exchange(
    connection: Connection, articles: Articles, taken: Collection[int], stale: Collection[int]
) -> Done:
    """Link the claims of some readings, and let go of those of others and what is withdrawn."""
    entering = articles.claims_of(connection, taken)
    leaving = linked_claims(connection, stale) | withdrawn_claims(connection)
    found = relink(connection, articles, sorted(entering), leaving)
    for some in steps(stale):
        connection.execute(delete(linked).where(linked.c.reading_id.in_(some)))
    rows = [{"reading_id": each, "linker": LINKER, "at": now()} for each in taken]
    if rows:
        connection.execute(insert(linked), rows)
    articles.forget()
    return found


def let_go(connection: Connection, reading_ids: Collection[int]) -> None:
    """Take the claims of some readings out of all links, as a purge must."""
    relink(connection, Articles(), (), linked_claims(connection, reading_ids))
    for some in steps(reading_ids):
        connection.execute(delete(linked).where(linked.c.reading_id.in_(some)))


def unlinked_readings(connection: Connection) -> list[int]:
    """The standing readings that wait to be linked, in the order of their documents' days."""
    asked = select(current.c.reading_id).join(versions, versions.c.id == current.c.version_id)
    asked = asked.where(current.c.reading_id.not_in(select(linked.c.reading_id)))
    asked = asked.where(current.c.document_id.not_in(_withdrawn_documents()))
    return list(connection.scalars(asked.order_by(versions.c.published, current.c.reading_id)))


def stale_readings(connection: Connection) -> list[int]:
    """The linked readings that no longer stand: superseded, or of withdrawn documents."""
    standing = select(current.c.reading_id)
    standing = standing.where(current.c.document_id.not_in(_withdrawn_documents()))
    asked = select(linked.c.reading_id).where(linked.c.reading_id.not_in(standing))
    return list(connection.scalars(asked))


def readings_around(connection: Connection, wanted: Collection[int]) -> set[int]:
    """All readings of the documents in which claims are."""
    at = set(documents_of(connection, wanted).values())
    asked = select(readings.c.id).join(versions, versions.c.id == readings.c.version_id)
    found: set[int] = set()
    for some in steps(at):
        found.update(connection.scalars(asked.where(versions.c.document_id.in_(some))))
    return found


def _withdrawn_documents() -> Select[tuple[int | None]]:
    taken_back = withdrawals.c.document_id
    return select(taken_back).where(taken_back.is_not(None))


def withdrawn_claims(connection: Connection) -> set[int]:
    """The linked claims that are withdrawn."""
    asked = select(homes.c.claim_id).join(withdrawals, withdrawals.c.claim_id == homes.c.claim_id)
    return set(connection.scalars(asked))


def linked_claims(connection: Connection, reading_ids: Collection[int]) -> set[int]:
    """The claims of readings that are linked."""
    found: set[int] = set()
    for some in steps(reading_ids):
        asked = select(homes.c.claim_id).join(claims, claims.c.id == homes.c.claim_id)
        found.update(connection.scalars(asked.where(claims.c.reading_id.in_(some))))
    return found


def relink(
    connection: Connection,
    articles: Articles,
    entering: Collection[int],
    leaving: Collection[int],
) -> Done:
    """Link some claims, let go of others, and keep everything around them true."""
    if not entering and not leaving:
        return Done()
    made = decisions_of(connection)
    overlay = overlay_of(made)
    shaken = shaken_by(connection, made, overlay, {*entering, *leaving})
    kept = Kept(connection, overlay)
    articles.need(connection, entering)
    known = {claim: keys_of(articles.profile(claim)) for claim in entering}
    turned = enter_and_leave(connection, known, leaving)
    gone = set(leaving)
    again = members_around(connection, turned.revived) - gone - known.keys()
    dropped = {pair for pair in parted(connection, turned.died) if gone.isdisjoint(pair)}
    wanted = known | keys_kept(connection, sorted(again))
    looked_at, found = held_against(connection, articles, wanted)
    kept.prefetch(gone)  # before their pairs go
    forget_pairs(connection, gone)
    remove_pairs(connection, dropped | {pair for pair in found if not known.keys() & set(pair)})
    add_pairs(connection, found)
    told: dict[Pair, float | None] = dict.fromkeys(dropped)
    told |= {pair: each.chance for pair, each in found.items()}
    kept.change(entries(articles, known), leaving, told, shaken)
    return Done(linked=len(known), unlinked=len(gone), looked_at=looked_at, kept=len(found))


def entries(articles: Articles, known: Mapping[int, Keys]) -> dict[int, tuple[bytes, Keys, int]]:
    """What is noted of claims that enter: priority, keys, and how they answer."""
    statements = {claim: articles.profile(claim).statement for claim in known}
    return {
        claim: (before(statements[claim].key), keys, answer_of(statements[claim]))
        for claim, keys in known.items()
    }


def answer_of(one: Statement) -> int:
    """1 if a statement denies, 2 if it neither confirms nor denies, or else 0."""
    return LEFT_OPEN if one.left_open else int(one.negative)


def held_against(
    connection: Connection, articles: Articles, wanted: Mapping[int, Keys]
) -> tuple[int, dict[Pair, Likeness]]:
    """Of the pairs that wanted claims are in: how many were compared, and those that are kept."""
    shared = dict(met(connection, wanted))
    articles.need(connection, wanted)
    noted = weighed(connection, {claim for pair in shared for claim in pair} - wanted.keys())
    for claim, known in wanted.items():
        answer = answer_of(articles.profile(claim).statement)
        noted[claim] = Noted(known.mass, answer, known.sketch)
    meeting = [
        pair for pair, weight in shared.items() if hold(noted[pair[0]], noted[pair[1]], weight)
    ]
    articles.need(connection, {claim for pair in meeting for claim in pair})
    found: dict[Pair, Likeness] = {}
    learned = weights()
    for one, other in meeting:
        features = compare(articles.profile(one), articles.profile(other))
        chance = chance_of(features, learned)
        if chance >= FLOOR or chance == NEVER:
            found[one, other] = Likeness(chance, reasons_of(features, learned))
    return len(meeting), found


def hold(one: Noted, other: Noted, shared: int) -> bool:
    """Whether two claims are compared that share this weight in living cells."""
    if one.answer != other.answer or one.answer == LEFT_OPEN:
        return False
    lesser = min(one.mass, other.mass)
    return meets(one.mass, other.mass, shared) and plausible(
        one.known(), other.known(), shared / lesser
    )


def weighed(connection: Connection, wanted: Iterable[int]) -> dict[int, Noted]:
    """What is noted of linked claims."""
    found: dict[int, Noted] = {}
    asked = select(homes.c.claim_id, homes.c.mass, homes.c.denies, homes.c.sketch)
    for some in steps(sorted(wanted)):
        for claim, *rest in connection.execute(asked.where(homes.c.claim_id.in_(some))):
            found[claim] = Noted(*rest)
    return found


def remove_pairs(connection: Connection, which: Iterable[Pair]) -> None:
    """Delete the rows of pairs."""
    row = (pairs.c.one_id == bindparam("one")) & (pairs.c.other_id == bindparam("other"))
    rows = [{"one": one, "other": other} for one, other in which]
    if rows:
        connection.execute(delete(pairs).where(row), rows)


def add_pairs(connection: Connection, found: Mapping[Pair, Likeness]) -> None:
    """Keep pairs with what speaks for and against them."""
    rows = [
        {
            "one_id": one,
            "other_id": other,
            "chance": each.chance,
            "reasons": each.reasons,
            "linker": LINKER,
        }
        for (one, other), each in sorted(found.items())
    ]
    if rows:
        connection.execute(insert(pairs), rows)


def reasons_of(features: Mapping[str, float], learned: Mapping[str, float]) -> str:
    """The weightiest features of a pair with their weights, as JSON."""
    told = [
        (feature, round(learned[feature] * value, 2))
        for feature, value in features.items()
        if feature != "any"
    ]
    told.sort(key=lambda each: (-abs(each[1]), each[0]))
    return msgspec.json.encode(told[:_REASONS]).decode()
