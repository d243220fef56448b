"""What one statement is compared by, worked out once."""

import math
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from musnad.languages.ar.topics import Topics, status_of
from musnad.link.statement import Statement
from musnad.link.voices import voices_of

_OPENING = 8
"""Roots of a content that tell its main clause."""


class Profile:
    """A statement with its terms weighed, its days, places and figures ready to compare."""

    def __init__(
        self,
        one: Statement,
        said: Topics,
        weights: Mapping[str, float],
        kinds: Mapping[str, float],
    ) -> None:
        """Weigh what a statement speaks of by the weights of its roots."""
        self.statement = one
        self.said = said
        roots = set(said.roots)
        self.weighed = {root: weights[root] for root in sorted(roots)}
        self.norm = math.sqrt(sum(weight * weight for weight in self.weighed.values())) or 1e-9
        self.mass = sum(self.weighed.values()) or 1e-9
        self.pairs = frozenset(pairwise(said.roots))
        self.opening = frozenset(said.roots[:_OPENING])
        self.opening_mass = sum(weights[root] for root in sorted(self.opening)) or 1e-9
        self.things = {thing: kinds.get(thing, 1.0) for thing in sorted(said.things)}
        self.matters = {matter: kinds.get(matter, 1.0) for matter in said.matters}
        self.main = said.matters[0] if said.matters else None
        self.wished = one.unreal or said.obliges
        self.nations = said.nations
        self.voices = voices_of(one)
        self.day = _day(one.published)
        self.when = (_day(one.when[0]), _day(one.when[1])) if one.when else None
        self.kinds = Counter((count.class_, count.of) for count in one.figures)
        self.values = {
            (count.class_, count.least, count.most)
            for count in one.figures
            if count.least is not None
        }
        self.sufferers = {count.of for count in one.figures if count.of}
        statuses = {status_of(count.words) for count in one.figures}
        self.statuses = statuses - {"", "mixed"}
        self.total = any(count.change == "total" for count in one.figures)
        self.fresh = any(count.change == "new" for count in one.figures)


def _day(day: str | None) -> int | None:
    """The ordinal of an ISO day."""
    return date.fromisoformat(day[:10]).toordinal() if day else None
