"""Which claims of other articles a denial denies, and in what; and what is left open.

A denial is compared with claims by the same likeness as claims are with each other. Whoever is
said to have done a thing is the likelier to deny it, so less is asked where the claim names the
denier; more is asked of a denial whose own article already tells what it denies.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from musnad.languages.ar.accounts import denied_aspect
from musnad.link.clusters import Cluster, Key, against
from musnad.link.dispute import Dispute
from musnad.link.doers import is_named, is_spoken_of
from musnad.link.likeness import Context, likelihood
from musnad.link.statement import Statement
from musnad.link.voices import same_voice
from musnad.model.dossier import DisputeScope

DENIED = 0.35
"""Likelihood from which a denial is taken to deny a claim of another article."""
NAMED = 0.2
"""The same where the claim names who denies."""
JOINED = 0.6
"""The same for a denial of which its article tells what it denies."""
_READ: dict[str, DisputeScope] = {
    "number": "figure",
    "responsibility": "doer",
    "involvement": "doer",
    "knowledge": "knowledge",
}
"""What a reader's scopes of denials are here."""
Group = Sequence[Statement]
Pair = tuple[float, Statement, Statement]
"""How likely a denial denies a claim, and the two."""


MOST = 0.4
"""The part of a denial's content from which a claim within it is what it denies."""
_BEFORE = 4
"""How many claims before it a denial answers that names nothing but its own part."""
_LAYS = frozenset(("accuse", "allege", "condemn"))


def in_article(statements: Sequence[Statement]) -> Iterator[Dispute]:
    """What an article itself says denies what, and what its order of words tells.

    `statements` are all of one or of several articles, in any order. A claim that stands within a
    denial is what is denied. Nobody else's word for it is taken where the reader joins a denial
    to a claim of the denier's own. A denial of a part in something, joined to nothing, answers
    the accusation of the denier that goes before it.
    """
    articles: dict[str, list[Statement]] = {}
    for one in sorted(statements, key=lambda each: (each.name, each.start, -each.end)):
        articles.setdefault(one.name, []).append(one)
    for article in articles.values():
        known = {one.id: one for one in article}
        for n, one in enumerate(article):
            told = [known[id_] for id_ in one.denies if id_ in known]
            within = [other for other in article if _is_within(other, one)]
            for to in within[:1] if not told or told[0] not in within else ():
                reason = "what it denies stands within it"
                yield Dispute("denies", one, to, scope_of(one, to), reason)
            for to in told:
                if to in within or (not within and not same_voice(one, to)):
                    yield Dispute("denies", one, to, scope_of(one, to), "the article says so")
            if one.negative and not told and not within:
                yield from _answered(one, article[max(0, n - _BEFORE) : n])


def _is_within(inner: Statement, denial: Statement) -> bool:
    """Whether a claim makes up most of what another denies.

    Of the very same words, told after the denial, it agrees with it instead.
    """
    if not denial.negative or inner is denial or not _is_claim(inner):
        return False
    same = (inner.start, inner.end) == (denial.start, denial.end)
    if same:
        return _number(inner) < _number(denial)
    inside = denial.start <= inner.start < inner.end <= denial.end
    return inside and inner.end - inner.start >= MOST * (denial.end - denial.start)


def _number(one: Statement) -> tuple[int, str]:
    """The place of a claim among those of its article, by its id (`c9` before `c10`)."""
    return len(one.id), one.id


def _answered(denial: Statement, before: Sequence[Statement]) -> Iterator[Dispute]:
    """The nearest accusation of the denier before a denial of a part in it."""
    for other in reversed(before):
        if not (other.act in _LAYS and _is_claim(other)) or same_voice(denial, other):
            continue
        if scope_of(denial, other) in ("doer", "unstated") and is_spoken_of(denial, other):
            reason = "it goes before and names who denies"
            yield Dispute("denies", denial, other, scope_of(denial, other), reason)
            return


def answers(found: Sequence[Cluster], context: Context) -> Iterator[Dispute]:
    """Denials of what other articles claim, and claims neither confirmed nor denied.

    A denial, with all that are one with it, answers the matter it is likeliest to deny, and none
    where even that is unlikely. Of its own article, the article tells.
    """
    groups = {one.key: cluster.members for cluster in found for one in cluster.members}
    chances: defaultdict[tuple[Key, Key], list[Pair]] = defaultdict(list)
    for a, b in against(context):
        one, other = context.statements[a], context.statements[b]
        if _is_claim(other) and (one.name != other.name or one.left_open):
            ends = (groups.get(a, (one,))[0].key, groups.get(b, (other,))[0].key)
            chances[ends].append((likelihood(one, other, context), one, other))
    best: dict[Key, tuple[float, Dispute]] = {}
    for (denial, claim), pairs in sorted(chances.items()):
        group = groups.get(denial, (context.statements[denial],))
        told = _told(group, groups.get(claim, (context.statements[claim],)), pairs)
        if told is not None and (denial not in best or told[0] > best[denial][0]):
            best[denial] = told
    yield from (dispute for _, dispute in best.values())


def _told(group: Group, claims: Group, pairs: Sequence[Pair]) -> tuple[float, Dispute] | None:
    """How likely a denial denies a matter, with the clearest pair; null where it is unlikely."""
    open_ = group[0].left_open
    met = sum(open_ or one.name != other.name for one in group for other in claims)
    mean = sum(chance for chance, _, _ in pairs) / met
    _, one, other = max(pairs, key=lambda each: (each[0], each[1].key, each[2].key))
    named = is_named(one, other)
    least = JOINED if any(each.denies for each in group) else NAMED if named else DENIED
    if mean < least or same_voice(one, other):
        return None
    if open_:
        reason = "it neither confirms nor denies it"
        return mean, Dispute("leaves open", one, other, "fact", reason)
    who = ", and the other names who denies" if named else ""
    reason = f"it denies what the other claims{who}"
    return mean, Dispute("denies", one, other, scope_of(one, other), reason)


def _is_claim(one: Statement) -> bool:
    """Whether a statement puts something forward that can be denied."""
    return not (one.negative or one.left_open or one.unreal)


def scope_of(denial: Statement, claim: Statement) -> DisputeScope:
    """What in a claim a denial denies, by its words and by what both share.

    The reader's word for it goes first. A denial in the very words of the claim, as readers give
    one that only points (`وهو ما نفته`), denies the fact, whatever these words are.
    """
    if denial.scope in _READ:
        return _READ[denial.scope]
    if denial.content == claim.content:
        return "fact"
    aspect = denied_aspect(denial.content)
    if aspect == "figure" and not claim.figures:
        return "fact"
    return aspect
