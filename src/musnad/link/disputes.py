"""What clusters and voices dispute: denials, contradictions, and counts that move on."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from musnad.link.clusters import Cluster, Key
from musnad.link.likeness import Context, likelihood
from musnad.link.statement import Count, Statement
from musnad.link.voices import same_voice

DENIED = 0.35
"""Likelihood from which a denial is taken to deny a claim of another article."""
_WHOLE = frozenset(("killed", "wounded", "casualties", "captured", "missing", "displaced"))


class Dispute(Struct, frozen=True, rename={"from_": "from"}):
    """One statement against another: `type` is `denies`, `contradicts` or `updates`.

    `scope` tells what is disputed (`fact`, a figure class); `reason` says in words why.
    """

    type: str
    from_: Statement
    to: Statement
    scope: str
    reason: str


def disputes(
    found: Sequence[Cluster], statements: Iterable[Statement], context: Context | None = None
) -> list[Dispute]:
    """The disputes among statements, one for each two clusters or single statements."""
    everything = sorted(statements, key=lambda one: one.key)
    context = context or Context(everything)
    home = {one.key: cluster.id for cluster in found for one in cluster.members}
    told: dict[tuple[str, str, str], Dispute] = {}
    for dispute in (*_in_article(everything), *_across(found, everything, context, home)):
        ends = (_home(home, dispute.from_), _home(home, dispute.to))
        told.setdefault((dispute.type, *ends), dispute)
    figures = [dispute for cluster in found for dispute in _of_figures(cluster)]
    return [*told.values(), *figures]


def _home(home: dict[Key, str], one: Statement) -> str:
    return home.get(one.key, "\t".join(one.key))


def _in_article(statements: Sequence[Statement]) -> Iterator[Dispute]:
    """What the articles themselves say denies or contradicts what."""
    known = {one.key: one for one in statements}
    for one in statements:
        for other in one.denies:
            if (one.name, other) in known:
                to = known[one.name, other]
                yield Dispute("denies", one, to, "fact", "the article says so")
        for kind, other in one.answers:
            if kind == "contradicts" and (one.name, other) in known:
                to = known[one.name, other]
                yield Dispute("contradicts", one, to, "fact", "the article sets them side by side")


def _across(
    found: Sequence[Cluster],
    statements: Sequence[Statement],
    context: Context,
    home: dict[Key, str],
) -> Iterator[Dispute]:
    """Denials of what is claimed in other articles: of each cluster what is likest to it."""
    clustered = [cluster.members for cluster in found]
    groups = [*clustered, *((one,) for one in statements if one.key not in home)]
    denials = [group for group in groups if group[0].negative]
    claims = [group for group in groups if not group[0].negative]
    for denial in denials:
        ranked = []
        for claim in claims:
            chances = [
                (likelihood(one, other, context), one, other) for one in denial for other in claim
            ]
            best = max(chances, key=lambda each: each[0])
            mean = sum(chance for chance, _, _ in chances) / len(chances)
            if mean >= DENIED and not same_voice(best[1], best[2]):
                ranked.append((mean, best[1], best[2]))
        for _, one, other in sorted(ranked, key=lambda each: -each[0])[:1]:
            yield Dispute("denies", one, other, "fact", "it denies what the other claims")


def _of_figures(cluster: Cluster) -> Iterator[Dispute]:
    """Figures for the same thing that cannot both hold, or of which one moved on to the other."""
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(cluster.members, 2):
        if one.name == other.name and same_voice(one, other):
            continue
        for mine, theirs in _same_thing(one, other):
            kind = _moved(one, other, mine, theirs)
            if kind is None or (kind, mine.class_) in seen:
                continue
            seen.add((kind, mine.class_))
            later, earlier = (
                (one, other) if (one.published or "") >= (other.published or "") else (other, one)
            )
            reason = f"{mine.words} / {theirs.words}"
            yield Dispute(kind, later, earlier, mine.class_, reason)


def _same_thing(one: Statement, other: Statement) -> Iterator[tuple[Count, Count]]:
    """Figures of both for the same class and party, of each the widest."""
    for class_ in sorted(_WHOLE):
        mine, theirs = _widest(one, class_), _widest(other, class_)
        if mine is not None and theirs is not None and mine.of == theirs.of:
            yield mine, theirs


def _widest(one: Statement, class_: str) -> Count | None:
    """The largest figure of a class, the parts left out; null where there is none."""
    of_class = [count for count in one.figures if count.class_ == class_]
    return max(of_class, key=lambda count: (count.least or 0, count.words), default=None)


def _moved(one: Statement, other: Statement, mine: Count, theirs: Count) -> str | None:
    """`updates` for a running total of another day, `contradicts` for what cannot both hold."""
    if not _disjoint(mine, theirs):
        return None
    if "total" in (mine.change, theirs.change):
        return "updates" if one.published != other.published else None
    if mine.change == theirs.change == "new" and not same_voice(one, other):
        return "contradicts"
    return None


def _disjoint(mine: Count, theirs: Count) -> bool:
    low = max(mine.least or 0, theirs.least or 0)
    high = min(*(float("inf") if c.most is None else c.most for c in (mine, theirs)))
    return mine.least is not None and theirs.least is not None and low > high
