"""Statements about the same happening or proposition, put together.

Average-link agglomeration over the pairs that share something. It does not depend on the order
of the statements: of equally likely unions that of the smaller keys comes first.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from msgspec import Struct

from musnad.link.likeness import Context, features, weights
from musnad.link.likeness import likely as likely_by
from musnad.link.statement import Statement

UNION = 0.14
"""Mean likelihood from which two clusters are put together."""
_UNLIKELY = 0.02
"""What a pair counts for that shares nothing."""
NEVER = -1e9
"""What a pair counts for that must not be together: no mean with it reaches any likelihood."""
_COMMON = 400
"""Statements with one root, the next by day, with which each is compared at most."""
WINDOW = 31
"""Days between two reports of one happening at most, running tallies left out."""
Key = tuple[str, str]


class Cluster(Struct, frozen=True):
    """Statements about one happening or proposition, in the order of their keys.

    `id` is made of the members alone: the same members have the same id wherever they are met.
    """

    id: str
    members: tuple[Statement, ...]
    negative: bool = False


def clusters(statements: Iterable[Statement], context: Context | None = None) -> list[Cluster]:
    """The clusters of two and more statements, by id; what stands alone is in none."""
    context = context or Context(statements)
    likely = {}
    for one, other in candidates(context):
        shared = features(context.statements[one], context.statements[other], context)
        likely[one, other] = chance_of(shared, weights())
    found = []
    for keys in united(sorted(context.statements), likely, UNION):
        members = tuple(context.statements[key] for key in keys)
        found.append(Cluster(_id(keys), members, members[0].negative))
    return sorted(found, key=lambda cluster: cluster.id)


def chance_of(shared: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """How likely two statements with these features are together; `NEVER` on days apart."""
    return NEVER if shared.get("other days") else likely_by(shared, weighed)


def _id(keys: list[Key]) -> str:
    """Twelve hexadecimal digits that the members give."""
    text = "\n".join("\t".join(key) for key in sorted(keys))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def candidates(context: Context) -> list[tuple[Key, Key]]:
    """The pairs that share a telling root, or a tally, and may be together, in order.

    A denial is never with what it denies: only statements that both deny, or neither, are paired.
    But for tallies, they are of reports at most `WINDOW` days apart.
    """
    roots: defaultdict[str, list[tuple[int, Key]]] = defaultdict(list)
    tallies: defaultdict[tuple[str, str | None], list[tuple[int, Key]]] = defaultdict(list)
    for key in sorted(context.profiles):
        profile = context.profiles[key]
        for root in profile.weighed:
            roots[root].append((profile.day or 0, key))
        if profile.total:
            for kind in profile.kinds:
                tallies[kind].append((0, key))
    found: set[tuple[Key, Key]] = set()
    for places in (*roots.values(), *tallies.values()):
        found.update(_near(places))
    negative = {key: one.negative for key, one in context.statements.items()}
    return sorted(pair for pair in found if negative[pair[0]] == negative[pair[1]])


def _near(places: list[tuple[int, Key]]) -> Iterator[tuple[Key, Key]]:
    """The pairs among those few days apart; each with no more than `_COMMON` behind it.

    What has no day (0) may be of any.
    """
    dated = sorted(places)
    undated = [key for day, key in dated if not day]
    for n, (day, one) in enumerate(dated):
        for later, other in dated[n + 1 : n + 1 + _COMMON]:
            if later - day > WINDOW:
                break
            yield (one, other) if one < other else (other, one)
        if day:
            for other in undated[:_COMMON]:
                yield (one, other) if one < other else (other, one)


def united(
    keys: list[Key], likely: Mapping[tuple[Key, Key], float], least: float
) -> list[list[Key]]:
    """Groups of two and more keys, by average link, while the likeliest union is `least` or more.

    Pairs that are not given count as unlikely. `keys` are sorted.
    """
    number = {key: n for n, key in enumerate(keys)}
    links = _Links(len(keys), least)
    for (one, other), chance in likely.items():
        first, second = sorted((number[one], number[other]))
        links.add(first, second, chance)
    return [[keys[n] for n in sorted(group)] for group in links.unite() if len(group) > 1]


class _Links:
    """Groups of numbers, and for every two that are linked the sum and number of their links."""

    def __init__(self, size: int, least: float) -> None:
        self.least = least
        self.members = {n: [n] for n in range(size)}
        self.links: dict[int, dict[int, tuple[float, int]]] = {n: {} for n in range(size)}
        self.queue: list[tuple[float, int, int]] = []

    def add(self, one: int, other: int, chance: float) -> None:
        """Link two numbers, the smaller first."""
        self.links[one][other] = self.links[other][one] = (chance, 1)
        if chance >= self.least:
            self.queue.append((-chance, one, other))

    def unite(self) -> list[list[int]]:
        """Put the likeliest two together until none is likely enough; the groups in order."""
        heapq.heapify(self.queue)
        while self.queue:
            _, one, other = heapq.heappop(self.queue)
            if one in self.members and other in self.members:
                self._unite(one, other)
        return sorted(self.members.values(), key=min)

    def _unite(self, one: int, other: int) -> None:
        grown = len(self.links)
        mine = self.members[grown] = self.members.pop(one) + self.members.pop(other)
        links: dict[int, tuple[float, int]] = {}
        for old in (one, other):
            for third, (total, count) in self.links[old].items():
                if third in self.members and third != grown:
                    before = links.get(third, (0.0, 0))
                    links[third] = (before[0] + total, before[1] + count)
            self.links[old] = {}
        self.links[grown] = links
        for third, (total, count) in links.items():
            self.links[third][grown] = (total, count)
            pairs = len(mine) * len(self.members[third])
            mean = (total + _UNLIKELY * (pairs - count)) / pairs
            if mean >= self.least:
                heapq.heappush(self.queue, (-mean, third, grown))
