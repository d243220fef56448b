"""By which keys statements find those that they may belong with, at a cost that does not grow.

A key is a telling root or a running total (its class and whose); with a stretch of days it makes
a cell. Two statements are held against each other if what they share, in cells of the same or of
neighbouring stretches, is a part of the weight of the lesser one; a cell that holds very many
statements is dead: what everybody speaks of tells nothing. So who meets whom depends on the set
of statements alone, not on the order they came in.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct

from musnad.link.profile import Profile
from musnad.link.sketch import Sketch, plausible, sketch_of

CAP = 500
"""Statements of a cell from which on it is dead: those above it are no longer told apart by it."""
PART = 0.1
"""The part of the lesser weight that two statements have to share to be held against each other."""
_DAYS = 16
"""Days of a stretch: reports of one happening are at most two of them apart."""
_TOTAL_DAYS = 64
"""Days of a stretch of running totals."""
_STRETCHES = 1 << 16
_HASHED = 47
"""Bits of a key's hash: with those of the stretch a cell is a positive 64-bit integer."""
_UNIT = 100
"""Weights are kept in hundredths."""
N = TypeVar("N", bound=Hashable)


class Keys(Struct, frozen=True, gc=False):
    """The cells that a statement is in, with its weight in each, its whole weight and sketch.

    Neighbouring cells have neighbouring numbers; no day is a stretch of its own (0). Weights are
    in hundredths.
    """

    cells: dict[int, int]
    mass: int
    sketch: Sketch = Sketch()


def keys_of(profile: Profile) -> Keys:
    """The keys of a statement; a running total weighs as much as all of its words."""
    mass = round(profile.mass * _UNIT)
    day = profile.day or 0
    cells = {
        cell_of(f"root\t{root}", day // _DAYS): round(weight * _UNIT)
        for root, weight in profile.weighed.items()
    }
    if profile.total:
        for class_, whose in profile.kinds:
            cells[cell_of(f"total\t{class_}\t{whose or ''}", day // _TOTAL_DAYS)] = mass
    return Keys(cells, mass, sketch_of(profile))


def cell_of(key: str, stretch: int) -> int:
    """The number of a key's cell in a stretch of days: stable, and next to its neighbours'."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest) >> (64 - _HASHED)) * _STRETCHES + stretch


def around(cell: int) -> tuple[int, int, int]:
    """A cell with those of its key in the stretches before and after."""
    return cell - 1, cell, cell + 1


def meets(mass: int, other: int, shared: int) -> bool:
    """Whether two statements are held against each other, by their weights and what they share."""
    return shared > 0 and shared >= PART * min(mass, other)


def compared(one: Keys, other: Keys, shared: int) -> bool:
    """Whether two statements may be together, by what they share in living cells."""
    lesser = min(one.mass, other.mass)
    return meets(one.mass, other.mass, shared) and plausible(
        one.sketch, other.sketch, shared / lesser
    )


def meetings(known: Mapping[N, Keys]) -> Iterator[tuple[N, N, int]]:
    """The pairs that share enough, each once, as they stand in `known`, and what they share."""
    cells: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    nodes = list(known)
    for n, node in enumerate(nodes):
        for cell, weight in known[node].cells.items():
            cells[cell].append((n, weight))
    live = {cell: inside for cell, inside in cells.items() if len(inside) <= CAP}
    for n, node in enumerate(nodes):
        for other, weight in _shared(known[node], live).items():
            if other > n and meets(known[node].mass, known[nodes[other]].mass, weight):
                yield node, nodes[other], weight


def _shared(own: Keys, live: Mapping[int, list[tuple[int, int]]]) -> dict[int, int]:
    """The weight that a statement shares with each other, itself among them."""
    shared: defaultdict[int, int] = defaultdict(int)
    for cell, weight in own.cells.items():
        if cell in live:
            for near in around(cell):
                for other, theirs in live.get(near, ()):
                    shared[other] += min(weight, theirs)
    return shared
