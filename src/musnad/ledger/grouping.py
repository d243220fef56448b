"""The groups of a ledger's claims, loaded as the ladder asks for them and written back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from musnad.ledger.meeting import steps
from musnad.ledger.tables import homes, pairs
from musnad.link.climbing import LEVELS, Climbing, Groups
from musnad.link.keys import Keys

V = TypeVar("V")
LAST = homes.c.home_5
LEVEL_COLUMNS = [homes.c[f"home_{level}"] for level in range(1, LEVELS + 1)]
Overlay = Mapping[int, Mapping[int, float]]
"""What people decided of pairs of claims, both ways round: what each counts for."""


class Loaded(MutableMapping[int, V]):
    """What is loaded when it is asked for; None stands for what is not there."""

    def __init__(self, load: Callable[[int], None]) -> None:
        """Take what loads one key, and maybe others with it, into `held`."""
        self.load = load
        self.held: dict[int, V | None] = {}

    def __getitem__(self, key: int) -> V:
        """The value of a key."""
        if key not in self.held:
            self.load(key)
        found = self.held.setdefault(key, None)
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: int, value: V) -> None:
        """Keep a value."""
        self.held[key] = value

    def __delitem__(self, key: int) -> None:
        """Have a key be gone."""
        self[key]
        self.held[key] = None

    def __iter__(self) -> Iterator[int]:
        """The keys that are loaded."""
        return (key for key, value in self.held.items() if value is not None)

    def __len__(self) -> int:
        """How many are loaded."""
        return sum(1 for _ in self)


class Kept:
    """The groups around what changes in one transaction."""

    def __init__(self, connection: Connection, decided: Overlay) -> None:
        """Load nothing yet."""
        self.connection = connection
        self.decided = decided
        self.priorities: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.homes: list[Loaded[int]] = [Loaded(self._load_home) for _ in range(LEVELS)]
        self.members: list[Loaded[set[int]]] = [Loaded(self._load_home) for _ in range(LEVELS)]
        self.pairs: Loaded[dict[int, float]] = Loaded(self._load_pairs)
        groups: Groups[int] = Groups(self.pairs, list(self.homes), list(self.members))
        self.climbing = Climbing(self.before, groups, self.prefetch)

    def before(self, claim: int) -> bytes:
        """The order of claims, whatever their rows."""
        if claim not in self.priorities:
            self._load_home(claim)
        return self.priorities[claim]

    def prefetch(self, wanted: Iterable[int]) -> None:
        """Load the groups of some claims with their pairs, and the groups at their other ends."""
        self.load_groups(wanted)
        inside = {
            claim
            for level in self.members[-1:]
            for first in {self.homes[-1].held.get(each) for each in wanted}
            if first is not None
            for claim in level.held.get(first) or ()
        }
        self.load_pairs(inside)
        self.load_groups({other for each in inside for other in self.pairs.held.get(each) or ()})

    def load_groups(self, wanted: Iterable[int]) -> None:
        """Load whole groups: those in which some claims are."""
        unknown = [each for each in wanted if each not in self.homes[-1].held]
        lasts: set[int] = set()
        for some in steps(unknown):
            lasts.update(self.connection.scalars(select(LAST).where(homes.c.claim_id.in_(some))))
        asked = select(homes.c.claim_id, homes.c.priority, *LEVEL_COLUMNS)
        for some in steps(sorted(lasts - self.seen)):
            for row in self.connection.execute(asked.where(LAST.in_(some))):
                self._take(tuple(row))
        self.seen |= lasts
        for each in unknown:
            for level in self.homes:
                level.held.setdefault(each, None)

    def load_pairs(self, wanted: Iterable[int]) -> None:
        """Load the pairs of linked claims, as people decided them where they did."""
        unknown = [each for each in wanted if each not in self.pairs.held]
        found: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for some in steps(unknown):
            chosen = set(some)
            for near, far in (
                (pairs.c.one_id, pairs.c.other_id),
                (pairs.c.other_id, pairs.c.one_id),
            ):
                asked = select(near, far, pairs.c.chance).where(near.in_(some))
                for one, other, chance in self.connection.execute(asked):
                    if one in chosen:
                        found[one][other] = chance
        for each in unknown:
            is_linked = self.homes[0].get(each) is not None
            self.pairs.held[each] = found[each] | self._decided(each) if is_linked else None

    def _decided(self, claim: int) -> dict[int, float]:
        """What people decided of a claim and others that are linked."""
        return {
            other: chance
            for other, chance in self.decided.get(claim, {}).items()
            if self.homes[0].get(other) is not None
        }

    def _take(self, row: Sequence[Any]) -> None:
        claim, priority = row[0], row[1]
        self.priorities[claim] = bytes(priority)
        for level, first in enumerate(row[2:]):
            self.homes[level].held[claim] = first
            known = self.members[level].held.get(first)
            self.members[level].held[first] = {claim} if known is None else known | {claim}

    def _load_home(self, claim: int) -> None:
        self.load_groups([claim])

    def _load_pairs(self, claim: int) -> None:
        self.load_pairs([claim])

    def change(
        self,
        entering: Mapping[int, tuple[bytes, Keys, int]],
        leaving: Iterable[int],
        told: Mapping[tuple[int, int], float | None],
        shaken: Iterable[int] = (),
    ) -> set[int]:
        """Take in claims (with priority, keys and how they answer), let go of others.

        `told` are likelihoods of pairs, None for those that no longer meet. What people decided
        counts before them; `shaken` are claims of which they decided otherwise than before. The
        claims whose group is another are told; all is written.
        """
        self.priorities.update((claim, priority) for claim, (priority, _, _) in entering.items())
        for claim in entering:
            for homes_there in self.homes:
                homes_there.held.setdefault(claim, None)
            for members_there in self.members:
                members_there.held.setdefault(claim, None)
            self.pairs.held.setdefault(claim, None)
        gone = [claim for claim in leaving if self.homes[0].get(claim) is not None]
        around = {*gone, *shaken, *(claim for pair in told for claim in pair)} - entering.keys()
        self.prefetch(around)
        staying = {claim for claim in around if self.homes[0].get(claim) is not None} - set(gone)
        changed = {pair: self.counting(pair, chance) for pair, chance in told.items()}
        for claim in entering:
            for other, chance in self.decided.get(claim, {}).items():
                if other in entering or self.homes[0].get(other) is not None:
                    changed[claim, other] = chance
        moved = self.climbing.change(
            added=entering, removed=gone, pairs=changed, shaken=staying.intersection(shaken)
        )
        self.write(moved - set(gone), entering, gone)
        return moved

    def counting(self, pair: tuple[int, int], chance: float | None) -> float | None:
        """What a pair counts for: what people decided, or else what the linker found."""
        return self.decided.get(pair[0], {}).get(pair[1], chance)

    def write(
        self,
        moved: Iterable[int],
        entering: Mapping[int, tuple[bytes, Keys, int]],
        gone: Iterable[int],
    ) -> None:
        """Have the ledger hold the homes that changed."""
        for some in steps(list(gone)):
            self.connection.execute(delete(homes).where(homes.c.claim_id.in_(some)))
        rows = [
            {
                "claim_id": claim,
                "priority": priority,
                "mass": known.mass,
                "denies": denies,
                "sketch": msgspec.msgpack.encode(known.sketch),
                **self._levels(claim, "home_"),
            }
            for claim, (priority, known, denies) in entering.items()
        ]
        if rows:
            self.connection.execute(insert(homes), rows)
        others = [{"id_": c, **self._levels(c, "to_")} for c in moved if c not in entering]
        if others:
            new: dict[str, Any] = {f"home_{n}": bindparam(f"to_{n}") for n in range(1, LEVELS + 1)}
            changed = update(homes).where(homes.c.claim_id == bindparam("id_")).values(new)
            self.connection.execute(changed, others)

    def _levels(self, claim: int, name: str) -> dict[str, int]:
        return {f"{name}{level + 1}": self.homes[level][claim] for level in range(LEVELS)}


def forget_pairs(connection: Connection, claims: Iterable[int]) -> None:
    """Delete the pairs of claims that are no longer linked."""
    for some in steps(list(claims)):
        either = or_(pairs.c.one_id.in_(some), pairs.c.other_id.in_(some))
        connection.execute(delete(pairs).where(either))
