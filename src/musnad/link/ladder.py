"""Groups of what is likely the same, found rung by rung, whatever order it comes in.

On each rung some nodes lead and every other joins the likeliest leader it is linked to; the
groups are the nodes of the next rung, linked by the mean likelihood of their pairs, and a rung
asks for less than the one before. A node leads if none of those before it, to which it is linked,
does (or will have it). Who comes before whom is told by a hash of its key, so that neither order
nor batches of arrival matter, a group keeps its leader as it grows, and one node more changes few
others (greedy independent sets with random priorities: Blelloch, Fineman and Shun 2012; as
clustering: Ailon, Charikar and Newman 2008).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

JOINED = 2.0
"""What a pair counts for that a person joined; every pair of those so joined counts so."""
RUNGS = (JOINED, 0.5, 0.3, 0.2, 0.16)
"""Mean likelihoods from which two groups are one, the surest first: before all, what is joined."""
_UNLIKELY = 0.02
"""What a pair counts for that shares nothing."""
NEVER = -1e9
"""What a pair counts for that must not be together, not even through a third."""
Key = tuple[str, str]


def united(keys: Iterable[Key], likely: Mapping[tuple[Key, Key], float]) -> dict[Key, list[Key]]:
    """Groups of two and more keys by their leaders, each group in order.

    `likely` has the likelihood of pairs, the smaller key first; a pair not given is unlikely.
    """
    groups = {key: [key] for key in keys}
    for rung in RUNGS:
        groups = climbed(groups, likely, rung)
    return {first: sorted(group) for first, group in sorted(groups.items()) if len(group) > 1}


def climbed(
    groups: Mapping[Key, list[Key]], likely: Mapping[tuple[Key, Key], float], rung: float
) -> dict[Key, list[Key]]:
    """The groups, by their leaders, after one more rung."""
    linked, apart = means(groups, likely, rung)
    joined: dict[Key, list[Key]] = {}
    for key in sorted(groups, key=before):
        ahead = sorted(
            (
                (mean, before(other), other)
                for other, mean in linked[key].items()
                if other in joined
            ),
            reverse=True,
        )
        free = (first for _, _, first in ahead if apart[key].isdisjoint(joined[first]))
        joined.setdefault(next(free, key), []).append(key)
    return {first: [one for key in keys for one in groups[key]] for first, keys in joined.items()}


def before(key: Key) -> bytes:
    """What tells who comes first: it has nothing to do with what a key means."""
    text = "\t".join(key)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def means(
    groups: Mapping[Key, list[Key]], likely: Mapping[tuple[Key, Key], float], least: float
) -> tuple[defaultdict[Key, dict[Key, float]], defaultdict[Key, set[Key]]]:
    """Of groups, by their leaders: mean likelihoods of `least` and more, and who is apart.

    Two groups are apart if any of their members must never be together.
    """
    home = {key: first for first, group in groups.items() for key in group}
    told: defaultdict[tuple[Key, Key], list[float]] = defaultdict(list)
    linked: defaultdict[Key, dict[Key, float]] = defaultdict(dict)
    apart: defaultdict[Key, set[Key]] = defaultdict(set)
    for (one, other), chance in likely.items():
        if home[one] != home[other]:
            told[min(home[one], home[other]), max(home[one], home[other])].append(chance)
    for (one, other), chances in told.items():
        if NEVER in chances:
            apart[one].add(other)
            apart[other].add(one)
            continue
        mean = mean_of(chances, len(groups[one]) * len(groups[other]))
        if mean >= least:
            linked[one][other] = linked[other][one] = mean
    return linked, apart


def mean_of(chances: Iterable[float], pairs: int) -> float:
    """The mean of so many pairs, those without a likelihood being unlikely; to the last bit."""
    known = sorted(chances)
    return (sum(known) + _UNLIKELY * (pairs - len(known))) / pairs
