"""Statements about the same happening or proposition, put together.

The pairs that share something are united by `link/ladder.py`, whatever order they come in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from msgspec import Struct

from musnad.link.ladder import NEVER, united
from musnad.link.likeness import Context, features, weights
from musnad.link.likeness import likely as likely_by
from musnad.link.statement import Statement

_COMMON = 400
"""Statements with one root, the next by day, with which each is compared at most."""
WINDOW = 31
"""Days between two reports of one happening at most, running tallies left out."""
Key = tuple[str, str]


class Cluster(Struct, frozen=True):
    """Statements about one happening or proposition, in the order of their keys.

    `id` is that of the statement that leads it: it stays while others join.
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
    for leader, keys in united(context.statements, likely).items():
        members = tuple(context.statements[key] for key in keys)
        found.append(Cluster(_id(leader), members, members[0].negative))
    return sorted(found, key=lambda cluster: cluster.id)


def chance_of(shared: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """How likely two statements with these features are together; `NEVER` on days apart."""
    return NEVER if shared.get("other days") else likely_by(shared, weighed)


def _id(leader: Key) -> str:
    """Twelve hexadecimal digits that the leading statement gives."""
    text = "\t".join(leader)
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
