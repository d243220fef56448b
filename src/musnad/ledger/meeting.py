"""Which claims of a ledger are held against which, by the cells that they are in.

See `link/keys.py`. A cell that grows beyond its cap dies, and what met by it alone is parted; one
that shrinks lives again, and what is in it meets once more: so what is kept depends on the set of
linked claims, not on how it came.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, insert, or_, select, text

from musnad.ledger.tables import cells, crowds, homes, pairs
from musnad.link import keys as linking_keys
from musnad.link.keys import Keys, around, compared
from musnad.link.sketch import Sketch

STEP = 900
"""Ids that one question asks for."""
DECODER = msgspec.msgpack.Decoder(Sketch)
T = TypeVar("T")
Pair = tuple[int, int]


class Turned(Struct, frozen=True):
    """The cells that a change killed, and those that it brought back to life."""

    died: set[int]
    revived: set[int]


def enter_and_leave(
    connection: Connection, entering: Mapping[int, Keys], leaving: Collection[int]
) -> Turned:
    """Put claims into their cells, and take others out of theirs."""
    change: Counter[int] = Counter()
    for some in steps(leaving):
        inside = select(cells.c.cell).where(cells.c.claim_id.in_(some))
        change.subtract(Counter(connection.scalars(inside)))
        connection.execute(delete(cells).where(cells.c.claim_id.in_(some)))
    for known in entering.values():
        change.update(known.cells.keys())
    rows = [
        {"cell": cell, "claim_id": claim, "weight": weight}
        for claim, known in entering.items()
        for cell, weight in known.cells.items()
    ]
    if rows:
        connection.execute(insert(cells), sorted(rows, key=lambda row: row["cell"]))
    return recount(connection, {cell: by for cell, by in change.items() if by})


def recount(connection: Connection, change: Mapping[int, int]) -> Turned:
    """Note how many claims cells hold, by how many came (or went, below 0)."""
    held = crowds_of(connection, change)
    now = {cell: held.get(cell, 0) + by for cell, by in change.items()}
    if now:
        upsert = (
            "INSERT INTO crowds (cell, claims) VALUES (:cell, :claims) "
            "ON CONFLICT (cell) DO UPDATE SET claims = excluded.claims"
        )
        rows = [{"cell": cell, "claims": count} for cell, count in sorted(now.items())]
        connection.execute(text(upsert), rows)
        if 0 in now.values():
            connection.execute(delete(crowds).where(crowds.c.claims == 0))
    cap = linking_keys.CAP
    return Turned(
        died={cell for cell, count in now.items() if held.get(cell, 0) <= cap < count},
        revived={cell for cell, count in now.items() if count <= cap < held.get(cell, 0)},
    )


def crowds_of(connection: Connection, wanted: Iterable[int]) -> dict[int, int]:
    """How many claims some cells hold, those that hold none left out."""
    found: dict[int, int] = {}
    for some in steps(sorted(wanted)):
        asked = select(crowds.c.cell, crowds.c.claims).where(crowds.c.cell.in_(some))
        found.update((row.cell, row.claims) for row in connection.execute(asked))
    return found


def inside_of(connection: Connection, wanted: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """The claims of those of some cells that are alive, each with its weight there."""
    cap = linking_keys.CAP
    live = [cell for cell, count in crowds_of(connection, wanted).items() if count <= cap]
    found: dict[int, list[tuple[int, int]]] = {}
    for some in steps(sorted(live)):
        asked = select(cells.c.cell, cells.c.claim_id, cells.c.weight)
        for cell, claim, weight in connection.execute(asked.where(cells.c.cell.in_(some))):
            found.setdefault(cell, []).append((claim, weight))
    return found


def members_around(connection: Connection, revived: Iterable[int]) -> set[int]:
    """The claims of some cells and of those next to them, as far as they are alive."""
    near = {cell for each in revived for cell in around(each)}
    return {claim for inside in inside_of(connection, near).values() for claim, _ in inside}


def keys_kept(connection: Connection, claims: Collection[int]) -> dict[int, Keys]:
    """The keys of linked claims."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    noted: dict[int, tuple[int, Sketch]] = {}
    for some in steps(claims):
        asked = select(cells.c.claim_id, cells.c.cell, cells.c.weight)
        for claim, cell, weight in connection.execute(asked.where(cells.c.claim_id.in_(some))):
            found[claim][cell] = weight
        weighed = select(homes.c.claim_id, homes.c.mass, homes.c.sketch)
        for claim, mass, packed in connection.execute(weighed.where(homes.c.claim_id.in_(some))):
            noted[claim] = (mass, DECODER.decode(packed))
    return {claim: Keys(found[claim], *each) for claim, each in noted.items()}


def met(connection: Connection, wanted: Mapping[int, Keys]) -> Iterator[tuple[Pair, int]]:
    """The pairs of wanted claims with any, once each, and what they share in living cells.

    Whether that is enough for them to be held against each other is left open.
    """
    near = {each for known in wanted.values() for cell in known.cells for each in around(cell)}
    inside = inside_of(connection, near)
    for claim, known in wanted.items():
        shared: defaultdict[int, int] = defaultdict(int)
        for cell, weight in known.cells.items():
            if cell in inside:
                for each in around(cell):
                    for other, theirs in inside.get(each, ()):
                        shared[other] += min(theirs, weight)
        shared.pop(claim, None)
        for other, weight in shared.items():
            if other not in wanted or claim < other:
                yield ((claim, other) if claim < other else (other, claim)), weight


def parted(connection: Connection, died: Iterable[int]) -> set[Pair]:
    """The kept pairs that no longer meet, because cells died."""
    members: set[int] = set()
    for some in steps(sorted(died)):
        members.update(connection.scalars(select(cells.c.claim_id).where(cells.c.cell.in_(some))))
    found: set[Pair] = set()
    for some in steps(sorted(members)):
        ends = or_(pairs.c.one_id.in_(some), pairs.c.other_id.in_(some))
        asked = select(pairs.c.one_id, pairs.c.other_id).where(ends)
        found.update((row.one_id, row.other_id) for row in connection.execute(asked))
    known = keys_kept(connection, sorted({claim for pair in found for claim in pair}))
    counted = crowds_of(connection, {cell for each in known.values() for cell in each.cells})
    live = {cell for cell, count in counted.items() if count <= linking_keys.CAP}
    return {
        (one, other)
        for one, other in found
        if one in known
        and other in known
        and not compared(known[one], known[other], shared_by(known[one], known[other], live))
    }


def shared_by(one: Keys, other: Keys, live: Collection[int]) -> int:
    """The weight that two claims share in living cells."""
    return sum(
        min(weight, other.cells[each])
        for cell, weight in one.cells.items()
        if cell in live
        for each in around(cell)
        if each in other.cells and each in live
    )


def steps(ids: Collection[T]) -> Iterator[Sequence[T]]:
    """The ids, so many at a time as one question asks for."""
    each = list(ids)
    for first in range(0, len(each), STEP):
        yield each[first : first + STEP]
