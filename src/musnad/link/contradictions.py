"""Claims that cannot both hold, though neither is worded as a denial of the other.

Of two voices only: what one voice says anew replaces what it said. Each rule asks for the same
deed, and for places and days that do not part the two.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from musnad.languages.ar.accounts import counted, is_vague
from musnad.link.clusters import Cluster, candidates
from musnad.link.dispute import Dispute
from musnad.link.doers import account_of, doers_of
from musnad.link.likeness import Context, features, likely, weights
from musnad.link.statement import Count, Scene, Statement
from musnad.link.voices import same_voice, voices_of
from musnad.model.dossier import DisputeScope, DisputeType

LIKELY = 0.3
"""Likelihood from which two accounts are taken to be of one happening."""
_DONE_ONCE = ("downing", "harm", "casualties", "prison", "blame")
"""Matters of which one happening has one doer; a clash or a talk has several."""
_UNDONE = ("downing", "harm", "casualties", "control", "prison", "retreat")
_FELLED = ("downing", "harm")
"""Matters that an accident would explain otherwise."""
_FAR = 20.0
"""Kilometres from which two towns are not one place told roughly."""
_ABOUT = 0.05
"""How far a number that is only about so may be off, as a share of it."""
_WHOLE = frozenset(("killed", "wounded", "casualties", "captured", "missing", "displaced"))
Against = tuple[DisputeScope, str]


def contradictions(found: Sequence[Cluster], context: Context) -> Iterator[Dispute]:
    """Accounts that differ in doer, cause, place or in whether it happened at all."""
    home = {one.key: cluster.id for cluster in found for one in cluster.members}
    yield from accidents(context)
    for a, b in candidates(context):
        one, other = context.statements[a], context.statements[b]
        if not _may_differ(one, other):
            continue
        together = a in home and home[a] == home.get(b)
        against = differs(one, other, together=together)
        if against is None or same_voice(one, other):
            continue
        shared = features(one, other, context)
        if _is_of_one_happening(shared, together=together):
            scope, reason = against
            later, earlier = _later_first(one, other)
            yield Dispute("contradicts", later, earlier, scope, reason)


def accidents(context: Context) -> Iterator[Dispute]:
    """Accounts of an accident against those of a doer in one article, of like things.

    An article that tells how one happening came about in two ways words them too differently for
    their likeness; that both stand in it, of the same matter and things, tells that they are one.
    """
    articles: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in context.statements.values():
        if not (one.negative or one.unreal):
            articles[one.name].append(one)
    for one in (one for article in articles.values() for one in article):
        if not account_of(one).accident:
            continue
        things = context.profiles[one.key].things.keys()
        matters = {deed.matter for deed in account_of(one).deeds}
        for other in articles[one.name]:
            alike = things & context.profiles[other.key].things.keys()
            against = _of_cause(one, other) if alike else None
            if against is None or same_voice(one, other):
                continue
            if matters & doers_of(other).keys():
                yield Dispute("contradicts", one, other, *against)


def _may_differ(one: Statement, other: Statement) -> bool:
    return not (
        one.name == other.name or one.negative or one.unreal or other.negative or other.unreal
    )


def _is_of_one_happening(shared: dict[str, float], *, together: bool) -> bool:
    """Whether two accounts are of one happening: likely so, no day or place between them."""
    if shared.get("other days") or shared.get("other sufferers"):
        return False
    return together or (bool(shared.get("places")) and likely(shared, weights()) >= LIKELY)


def differs(one: Statement, other: Statement, *, together: bool = False) -> Against | None:
    """In what two accounts of one happening differ, and why; null where both can hold."""
    return (
        _of_fact(one, other)
        or _of_fact(other, one)
        or _of_cause(one, other)
        or _of_cause(other, one)
        or _of_doer(one, other)
        or (_of_place(one, other) if together else None)
    )


def _of_fact(one: Statement, other: Statement) -> Against | None:
    """One says that it was not done, or that a place is held; the other that it was done."""
    mine, theirs = account_of(one), account_of(other)
    undone = {deed.matter for deed in mine.deeds if deed.not_done}
    done = {deed.matter for deed in theirs.deeds if not deed.not_done}
    for matter in _UNDONE:
        if matter in undone and matter in done and theirs.held_by is None:
            return "fact", "one says that it was done, the other that it was not"
    seizes = any(deed.deed == "seize" and not deed.not_done for deed in theirs.deeds)
    seized = doers_of(other).get("control") if seizes else None
    held = mine.held_by is not None and theirs.held_by is None
    if held and seized and mine.held_by and not mine.held_by & seized:
        return "fact", "one says that it was taken, the other that it is still held"
    return None


def _of_cause(one: Statement, other: Statement) -> Against | None:
    """One tells of an accident, the other of somebody who did it."""
    mine, theirs = account_of(one), account_of(other)
    if not mine.accident or theirs.accident or any(deed.doers for deed in mine.deeds):
        return None
    doers = doers_of(other)
    if any(matter in doers for matter in _FELLED):
        return "cause", "one tells of an accident, the other of who did it"
    return None


def _of_doer(one: Statement, other: Statement) -> Against | None:
    """Both tell of one deed, and name others as who did it.

    Where each names the other's doer too, they may tell of two deeds, blow and answer.
    """
    mine, theirs = doers_of(one), doers_of(other)
    for matter in _DONE_ONCE:
        ours, others = mine.get(matter), theirs.get(matter)
        if ours and others and not ours & others and not _is_answer(one, other, ours, others):
            names = f"{', '.join(sorted(ours))} / {', '.join(sorted(others))}"
            return "doer", f"another is said to have done it: {names}"
    return None


def _is_answer(
    one: Statement, other: Statement, ours: frozenset[str], others: frozenset[str]
) -> bool:
    """Whether the doer of each is a sufferer, or another doer, in the other account."""
    in_mine = {count.of for count in one.figures} | set().union(*doers_of(one).values())
    in_theirs = {count.of for count in other.figures} | set().union(*doers_of(other).values())
    return bool(others & in_mine) or bool(ours & in_theirs)


def _of_place(one: Statement, other: Statement) -> Against | None:
    """Of what is else the same, each names one town, and these are far from each other."""
    mine = [scene for scene in one.places if scene.kind == "settlement"]
    theirs = [scene for scene in other.places if scene.kind == "settlement"]
    if len(mine) != 1 or len(theirs) != 1 or len(one.places) + len(other.places) > _PLAIN:
        return None
    here, there = mine[0], theirs[0]
    downed = "downing" in doers_of(one).keys() & doers_of(other).keys()
    same = {_value(count) for count in one.figures} & {_value(count) for count in other.figures}
    if not (downed or same):
        return None
    return ("place", f"{here.name} / {there.name}") if _are_far(here, there) else None


def _are_far(here: Scene, there: Scene) -> bool:
    """Whether two towns are known to be far apart, by the flat of the degrees between them."""
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return False
    east = (here.lon - there.lon) * math.cos(math.radians(here.lat))
    return _DEGREE * math.hypot(here.lat - there.lat, east) >= _FAR


_DEGREE = 111.2
"""Kilometres of a degree of latitude."""
_PLAIN = 2
"""Places that two claims name together where each names one."""


def _value(count: Count) -> tuple[str, float | None, float | None]:
    return count.class_, count.least, count.most


def figures_of(cluster: Cluster) -> Iterator[Dispute]:
    """Figures for the same thing that cannot both hold, or of which one moved on to the other."""
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(cluster.members, 2):
        if one.unreal or other.unreal or (one.name == other.name and same_voice(one, other)):
            continue
        for mine, theirs in _same_thing(one, other):
            kind = _moved(one, other, mine, theirs)
            if kind is None or (kind, mine.class_) in seen:
                continue
            seen.add((kind, mine.class_))
            later, earlier = _later_first(one, other)
            first, last = (mine, theirs) if later is one else (theirs, mine)
            reason = f"{mine.class_}: {first.words} / {last.words}"
            yield Dispute(kind, later, earlier, "figure", reason)


def _later_first(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    if (one.published or "") >= (other.published or ""):
        return one, other
    return other, one


def _same_thing(one: Statement, other: Statement) -> Iterator[tuple[Count, Count]]:
    """Figures of both for the same class, party, status and nouns, of each the widest."""
    for class_ in sorted(_WHOLE | _arms(one.figures)):
        mine, theirs = _widest(one, class_), _widest(other, class_)
        if mine is None or theirs is None:
            continue
        whose = (mine.of, mine.status) == (theirs.of, theirs.status)
        whose = whose and (class_ in _WHOLE or mine.by == theirs.by)
        if whose and _things(one, mine) == _things(other, theirs):
            yield mine, theirs


def _arms(figures: Iterable[Count]) -> frozenset[str]:
    return frozenset(count.class_ for count in figures if count.class_ not in _LOOSE)


_LOOSE = frozenset(("other", "attack", "distance", "materiel", "troops", "infrastructure"))
"""Classes of which two figures hardly count the same."""


def _widest(one: Statement, class_: str) -> Count | None:
    """The largest figure of a class, the parts left out; null where there is none."""
    of_class = [count for count in one.figures if count.class_ == class_ and not count.part]
    return max(of_class, key=lambda count: (count.least or 0, count.words), default=None)


def _things(one: Statement, count: Count) -> frozenset[str]:
    """What a figure counts, with what follows it without a number (`130 دبابة ومدرعة`)."""
    _, _, behind = one.content.partition(count.words)
    return counted(count.words, behind) - {count.class_}


def _moved(one: Statement, other: Statement, mine: Count, theirs: Count) -> DisputeType | None:
    """`updates` for a count that moved on with the days, `contradicts` for what cannot both hold.

    `More than` and `at least` are bounds: they contradict a number below them, none above. What
    gives no number (`dozens`) contradicts none. Of the figures of one attack, the later and
    higher one has risen.
    """
    if not _disjoint(mine, theirs):
        return None
    days = (one.published or "")[:10], (other.published or "")[:10]
    if days[0] != days[1]:
        earlier, later = (mine, theirs) if days[0] < days[1] else (theirs, mine)
        rises = (later.least or 0) > (earlier.least or 0)
        total = "total" in (mine.change, theirs.change)
        return "updates" if total or rises else None
    if mine.change != theirs.change or is_vague(mine.words) or is_vague(theirs.words):
        return None
    if one.when != other.when and one.when and other.when:
        return None
    nobody = {"outlet", "unnamed"}
    if same_voice(one, other) or any(voices_of(each)[0].kind in nobody for each in (one, other)):
        return None
    return "contradicts"


def _disjoint(mine: Count, theirs: Count) -> bool:
    if (mine.least is None and mine.most is None) or (theirs.least is None and theirs.most is None):
        return False
    (low, high), (least, most) = _range(mine), _range(theirs)
    return max(low, least) > min(high, most)


def _range(count: Count) -> tuple[float, float]:
    """The bounds of a figure, wider where the number is only about so."""
    low, high = count.least or 0, float("inf") if count.most is None else count.most
    return (low * (1 - _ABOUT), high * (1 + _ABOUT)) if count.approx else (low, high)
