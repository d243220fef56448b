"""What voices dispute: denials, contradictions, what is left open, and counts that move on."""

from collections.abc import Iterable, Iterator, Sequence

from musnad.link.clusters import Cluster, Key
from musnad.link.contradictions import contradictions, differs, figures_of
from musnad.link.denials import answers, in_article
from musnad.link.dispute import Dispute
from musnad.link.likeness import Context
from musnad.link.statement import Statement
from musnad.link.voices import same_voice


def disputes(
    found: Sequence[Cluster], statements: Iterable[Statement], context: Context | None = None
) -> list[Dispute]:
    """The disputes among statements, one of a type for each two clusters or single statements.

    What an article itself says denies what stays, each of it. Who denies a claim and, in the same
    article, gives an account of his own against it disputes it once: the denial tells. How else it
    came about is an account of its own beside the denial.
    """
    everything = sorted(statements, key=lambda one: one.key)
    context = context or Context(everything)
    home = {one.key: cluster.id for cluster in found for one in cluster.members}
    told: dict[tuple[str, ...], Dispute] = {}
    denied: set[tuple[str, str]] = set()
    for dispute in (
        *in_article(everything),
        *_set_side_by_side(everything),
        *answers(found, context),
        *contradictions(found, context),
    ):
        ends = (_home(home, dispute.from_), _home(home, dispute.to))
        if dispute.type == "denies":
            denied.add(ends)
        again = dispute.type == "contradicts" and (
            {ends, ends[::-1]} & denied
            or (dispute.scope != "cause" and _denies_too(dispute, told.values(), home))
        )
        if not again:
            own = dispute.from_.name == dispute.to.name and dispute.type == "denies"
            between = (*dispute.from_.key, *dispute.to.key) if own else sorted(ends)
            told.setdefault((dispute.type, *between), dispute)
    figures = [dispute for cluster in found for dispute in figures_of(cluster)]
    return [*told.values(), *figures]


def _home(home: dict[Key, str], one: Statement) -> str:
    return home.get(one.key, "\t".join(one.key))


def _denies_too(dispute: Dispute, told: Iterable[Dispute], home: dict[Key, str]) -> bool:
    """Whether one side of a contradiction denies the other's matter in the same article."""
    for denial in told:
        if denial.type != "denies":
            continue
        for mine, theirs in ((dispute.from_, dispute.to), (dispute.to, dispute.from_)):
            same = denial.from_.name == mine.name and same_voice(denial.from_, mine)
            if same and _home(home, denial.to) == _home(home, theirs):
                return True
    return False


def _set_side_by_side(statements: Sequence[Statement]) -> Iterator[Dispute]:
    """What the articles themselves say contradicts what."""
    known = {one.key: one for one in statements}
    for one in statements:
        for kind, other in one.answers:
            if kind == "contradicts" and (one.name, other) in known:
                to = known[one.name, other]
                scope, reason = differs(one, to) or ("fact", "")
                side = "the article sets them side by side"
                yield Dispute(
                    "contradicts", one, to, scope, f"{side}; {reason}" if reason else side
                )
