"""How likely two statements are about the same happening or proposition, and why.

What they share is weighed by how rare it is in news and in their articles; doer, deed, things,
place, days and figures weigh in beside the words. The weights are learned
(`tables/likeness.toml`, made by `tools/link_weights.py`).
"""

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from musnad.languages.ar.topics import Topics, frequencies, topics
from musnad.link.compared import FEATURES, compare
from musnad.link.profile import Profile
from musnad.link.statement import Statement

_COMMONEST = 0.05
"""What is left of the weight of what every claim of an article speaks of."""
_SELDOM = 40
"""What one in so many claims speaks of, or fewer, has its whole weight."""
_OTHERS = 4
"""Claims that the damping reckons with besides an article's own: few claims prove little."""


class Context:
    """The statements at hand, each with what it is compared by.

    How much a word tells depends on the article alone in which it stands: what its other claims
    speak of too is the setting, not the matter. So two statements are as like in a folder as in
    a ledger of millions.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Weigh the terms of all, article by article; all claims of each must be given."""
        self.statements = {one.key: one for one in statements}
        self.profiles: dict[tuple[str, str], Profile] = {}
        articles: defaultdict[str, list[Statement]] = defaultdict(list)
        for one in self.statements.values():
            articles[one.name].append(one)
        for own in articles.values():
            self._weigh(own)

    def _weigh(self, article: Sequence[Statement]) -> None:
        """Make the profiles of one article's statements."""
        spoken = {one.key: self._topics(one) for one in article}
        counts = Counter(root for said in spoken.values() for root in set(said.roots))
        known, rarer = frequencies()
        weights = {
            root: math.log(1000 / min(known.get(root, rarer), 999)) * damped(count, len(article))
            for root, count in counts.items()
        }
        seen = Counter(
            kind
            for said in spoken.values()
            for kind in said.deeds | said.things | set(said.matters)
        )
        kinds = {kind: damped(count, len(article)) for kind, count in seen.items()}
        for one in article:
            self.profiles[one.key] = Profile(one, spoken[one.key], weights, kinds)

    def _topics(self, one: Statement) -> Topics:
        """What a statement speaks of; one that only points at others speaks of what they do."""
        said = topics(one.content)
        if not (said.points or said.refutes):
            return said
        meant = [
            topics(self.statements[one.name, other].content)
            for other in one.denies
            if (one.name, other) in self.statements
        ]
        return Topics(
            roots=said.roots + tuple(root for each in meant for root in each.roots),
            deeds=said.deeds.union(*(each.deeds for each in meant)),
            things=said.things.union(*(each.things for each in meant)),
            nations=said.nations.union(*(each.nations for each in meant)),
            matters=said.matters + tuple(m for each in meant for m in each.matters),
            refutes=said.refutes,
            points=said.points,
        )


def damped(count: int, claims: int) -> float:
    """What is left of the weight of what `count` of an article's claims speak of, 0 to 1."""
    share = (count - 1) / (claims + _OTHERS)
    return max(_COMMONEST, 1 - math.log(max(_SELDOM * share, 1)) / math.log(_SELDOM))


class Reason(Struct, frozen=True):
    """What speaks for two statements being about the same, or against it where negative."""

    feature: str
    weight: float


def features(a: Statement, b: Statement, context: Context) -> dict[str, float]:
    """What two statements of a context share and where they differ, by name, about 0 to 1."""
    return compare(context.profiles[a.key], context.profiles[b.key])


def likelihood(a: Statement, b: Statement, context: Context) -> float:
    """How likely two statements of a context are about the same, 0 to 1, whatever they deny."""
    return likely(features(a, b, context), weights())


def likely(found: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """The logistic of the weighed features."""
    total = sum(weighed[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def reasons(a: Statement, b: Statement, context: Context) -> list[Reason]:
    """What speaks for and against two statements being about the same, the weightier first."""
    known = weights()
    found = features(a, b, context)
    weighed = [Reason(name, known[name] * value) for name, value in found.items() if name != "any"]
    told = [reason for reason in weighed if abs(reason.weight) >= 0.1]
    return sorted(told, key=lambda reason: (-abs(reason.weight), reason.feature))


@cache
def weights() -> dict[str, float]:
    """The learned weights by feature."""
    path = files("musnad.link").joinpath("tables", "likeness.toml")
    return vector(tomllib.loads(path.read_text(encoding="utf-8"))["weights"])


def vector(given: Mapping[str, float]) -> dict[str, float]:
    """Weights for every feature; one that is not given weighs nothing."""
    return {name: float(given.get(name, 0.0)) for name in FEATURES}


def all_features() -> Sequence[str]:
    """The names of the features, in their order."""
    return FEATURES
