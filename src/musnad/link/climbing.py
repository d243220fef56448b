"""The ladder kept up to date: what comes and goes changes only the groups around it.

The groups are those of `link/ladder.py`, to the last bit: whether a node leads or whom it joins
depends only on those ahead of it to which it is linked or from which it is apart. So a change is
followed from node to node in their order, and no further than something changes; the groups that
it changed are what has changed for the next rung.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, MutableMapping
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

from musnad.link.ladder import NEVER, RUNGS, mean_of

N = TypeVar("N", bound=Hashable)
LEVELS = len(RUNGS)
"""A level is what stands after a rung, 1 to 5. On level 0 each node is a group of its own."""


class Groups(Generic[N]):
    """What is kept between changes; who keeps it elsewhere gives mappings that load from there.

    `pairs` has for each node those it has a likelihood with, `homes[n]` the leader of its group
    on level n + 1, and `members[n]` the nodes of such a group by its leader.
    """

    def __init__(
        self,
        pairs: MutableMapping[N, dict[N, float]],
        homes: list[MutableMapping[N, N]],
        members: list[MutableMapping[N, set[N]]],
    ) -> None:
        """Take what is kept."""
        self.pairs = pairs
        self.homes = homes
        self.members = members

    @classmethod
    def none(cls) -> "Groups[N]":
        """Nothing yet."""
        return cls({}, [{} for _ in RUNGS], [{} for _ in RUNGS])

    def home(self, level: int, node: N) -> N:
        """The leader of a node's group on a level."""
        return self.homes[level - 1][node] if level else node

    def group(self, level: int, first: N) -> Collection[N]:
        """The nodes of a group on a level, none if it leads none."""
        if not level:
            return (first,) if first in self.pairs else ()
        return self.members[level - 1].get(first, ())

    def around(self, level: int, first: N) -> set[N]:
        """The leaders of the groups to which one has any pair."""
        found = {
            self.home(level, other)
            for node in self.group(level, first)
            for other in self.pairs[node]
        }
        return found - {first}

    def put(self, level: int, node: N, first: N) -> N | None:
        """Have a node in a group; the leader of the one it was in before, if it was in any."""
        was = self.homes[level - 1].get(node)
        if was is not None and was != first:
            self._leave(level, node, was)
        self.homes[level - 1][node] = first
        known = self.members[level - 1].get(first)
        self.members[level - 1][first] = {node} if known is None else known | {node}
        return was

    def drop(self, node: N) -> None:
        """Forget a node that has no pairs any more."""
        for level in range(1, LEVELS + 1):
            was = self.homes[level - 1].pop(node, None)
            if was is not None:
                self._leave(level, node, was)
        self.pairs.pop(node, None)

    def _leave(self, level: int, node: N, first: N) -> None:
        left = self.members[level - 1].get(first, set()) - {node}
        if left:
            self.members[level - 1][first] = left
        else:
            self.members[level - 1].pop(first, None)


class Climbing(Generic[N]):
    """Groups that are kept as the ladder makes them; `before` tells which node comes first."""

    def __init__(
        self,
        before: Callable[[N], bytes],
        groups: Groups[N] | None = None,
        fetch: Callable[[Collection[N]], object] = len,
    ) -> None:
        """Start with what is kept, or with nothing; `fetch` has groups at hand at once."""
        self.before = before
        self.fetch = fetch
        self.kept: Groups[N] = Groups.none() if groups is None else groups

    def change(
        self,
        *,
        added: Iterable[N] = (),
        removed: Iterable[N] = (),
        pairs: Mapping[tuple[N, N], float | None] | None = None,
        shaken: Iterable[N] = (),
    ) -> set[N]:
        """Take in nodes and likelihoods of pairs, let go of others (None).

        The pairs of a node that is removed go with it; those of `pairs` are of nodes that stay.
        `shaken` are nodes whose pairs are other than they were already, in what is kept.
        The nodes that are at home elsewhere now, on any level.
        """
        kept = self.kept
        touched: set[N] = set()
        left: list[set[N]] = [set() for _ in range(LEVELS + 1)]
        gone = set(removed)
        for node in gone:
            for other in kept.pairs[node]:
                kept.pairs[other] = without(kept.pairs[other], node)
                touched.add(other)
            for level in range(1, LEVELS + 1):
                left[level].add(kept.home(level, node))
            kept.drop(node)
        for node in added:
            kept.pairs[node] = {}
            touched.add(node)
        for (one, other), chance in (pairs or {}).items():
            for mine, theirs in ((one, other), (other, one)):
                rest = without(kept.pairs[mine], theirs)
                kept.pairs[mine] = rest if chance is None else {**rest, theirs: chance}
                touched.add(mine)
        touched.update(shaken)
        return self._climb(touched - gone, left)

    def groups(self) -> dict[N, set[N]]:
        """The last groups by their leaders, those of one node among them."""
        return {first: set(nodes) for first, nodes in self.kept.members[-1].items()}

    def _climb(self, touched: set[N], left: list[set[N]]) -> set[N]:
        """Follow a change up the ladder; `left` are groups on each level that lost nodes."""
        elsewhere: set[N] = set()
        changed = set(touched)
        for level, least in enumerate(RUNGS):
            dirty = {self.kept.home(level, node) for node in touched}
            for first in changed | left[level]:
                if self.kept.group(level, first):
                    dirty |= {first, *self.kept.around(level, first)}
            self.fetch(dirty)
            led = self._settle(level, least, dirty)
            moved = self._move(level, led)
            elsewhere |= moved.keys()
            changed = {first for ends in moved.values() for first in ends if first is not None}
        return elsewhere

    def _settle(self, level: int, least: float, dirty: set[N]) -> dict[N, N]:
        """Whom the dirty nodes join on a rung, and those behind them that this concerns."""
        kept = self.kept
        led: dict[N, N] = {}
        waiting = [(self.before(node), n, node) for n, node in enumerate(dirty)]
        seen = set(dirty)
        heapify(waiting)
        while waiting:
            order, _, node = heappop(waiting)
            led[node] = self._joins(level, least, node, led)
            if kept.homes[level].get(node) == led[node]:
                continue
            for other in kept.around(level, node):
                if other not in seen and self.before(other) > order:
                    seen.add(other)
                    heappush(waiting, (self.before(other), len(seen), other))
        return led

    def _joins(self, level: int, least: float, node: N, led: Mapping[N, N]) -> N:
        """The likeliest leader ahead of a node that it may join, or else itself."""
        kept, order = self.kept, self.before(node)
        told: defaultdict[N, list[float]] = defaultdict(list)
        own = kept.group(level, node)
        for one in own:
            for other, chance in kept.pairs[one].items():
                told[kept.home(level, other)].append(chance)
        told.pop(node, None)
        barred: set[N] = set()
        leaders: list[tuple[float, bytes, N]] = []
        for other, chances in told.items():
            first_of = self.before(other)
            if first_of > order:
                continue
            home = led[other] if other in led else kept.homes[level][other]
            if NEVER in chances:
                barred.add(home)
            elif home == other:
                mean = mean_of(chances, len(own) * len(kept.group(level, other)))
                if mean >= least:
                    leaders.append((mean, first_of, other))
        free = [each for each in leaders if each[2] not in barred]
        return max(free, key=lambda each: each[:2])[2] if free else node

    def _move(self, level: int, led: Mapping[N, N]) -> dict[N, tuple[N | None, N]]:
        """Have the nodes at home where their groups went; of those that moved, from and to."""
        kept = self.kept
        moved: dict[N, tuple[N | None, N]] = {}
        for first, home in led.items():
            for node in tuple(kept.group(level, first)):
                if kept.homes[level].get(node) != home:
                    moved[node] = (kept.put(level + 1, node, home), home)
        return moved


def without(pairs: Mapping[N, float], node: N) -> dict[N, float]:
    """The pairs of a node but that with one other."""
    return {other: chance for other, chance in pairs.items() if other != node}
