"""Statements about the same happening or proposition, put together.

The pairs that share something are united by `link/ladder.py`, whatever order they come in.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from musnad.link.keys import Keys, compared, keys_of, meetings
from musnad.link.ladder import NEVER, before, united
from musnad.link.likeness import Context, features, weights
from musnad.link.likeness import likely as likely_by
from musnad.link.statement import Statement

FLOOR = 0.05
"""Likelihood from which a pair counts for more than one that shares nothing."""
Key = tuple[str, str]


class Cluster(Struct, frozen=True):
    """Statements about one happening or proposition, in the order of their keys.

    `id` is that of the statement that leads it: it stays while others join.
    """

    id: str
    members: tuple[Statement, ...]
    negative: bool = False


def clusters(
    statements: Iterable[Statement],
    context: Context | None = None,
    decided: Mapping[tuple[Key, Key], float] | None = None,
) -> list[Cluster]:
    """The clusters of two and more statements, by id; what stands alone is in none.

    `decided` are pairs, the smaller key first, of which people said whether they are together.
    """
    context = context or Context(statements)
    likely = {}
    for one, other in candidates(context):
        shared = features(context.statements[one], context.statements[other], context)
        chance = chance_of(shared, weights())
        if chance >= FLOOR or chance == NEVER:
            likely[one, other] = chance
    likely.update(decided or {})
    found = []
    for leader, keys in united(context.statements, likely).items():
        members = tuple(context.statements[key] for key in keys)
        found.append(Cluster(cluster_id(before(leader)), members, members[0].negative))
    return sorted(found, key=lambda cluster: cluster.id)


def chance_of(shared: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """How likely two statements with these features are together; `NEVER` on days apart.

    Days apart tell of those only that would be likely without: no others come near each other.
    """
    chance = likely_by({**shared, "other days": 0.0}, weighed)
    return NEVER if shared.get("other days") and chance >= FLOOR else chance


def cluster_id(priority: bytes) -> str:
    """Twelve hexadecimal digits: the first of the leading statement's priority."""
    return priority[:6].hex()


def candidates(context: Context) -> list[tuple[Key, Key]]:
    """The pairs that may be together, by `link/keys.py` and `link/sketch.py`, in order.

    A denial is never with what it denies: only statements that both deny, or neither, are paired.
    What neither confirms nor denies puts nothing forward and is with none.
    """
    known = _keys(context)
    return sorted(
        (one, other)
        for one, other, shared in meetings(known)
        if _answers(context, (one, other)) in (0, 2)
        and not any(context.statements[key].left_open for key in (one, other))
        and compared(known[one], known[other], shared)
    )


def against(context: Context) -> list[tuple[Key, Key]]:
    """The pairs of a denial, the first, and a claim that it may deny, in order.

    What neither confirms nor denies is paired as denials are.
    """
    found = [
        (one, other)
        for one, other, _ in meetings(_keys(context))
        if _answers(context, (one, other)) == 1
    ]
    return sorted(
        (one, other) if _answers(context, (one,)) else (other, one) for one, other in found
    )


def _keys(context: Context) -> dict[Key, Keys]:
    return {key: keys_of(context.profiles[key]) for key in sorted(context.profiles)}


def _answers(context: Context, keys: Sequence[Key]) -> int:
    """How many of some statements deny something, or leave it open."""
    found = (context.statements[key] for key in keys)
    return sum(one.negative or one.left_open for one in found)
