"""What one statement is compared by, worked out once."""

import math
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from musnad.languages.ar.topics import Topics
from musnad.link.statement import Statement
from musnad.link.voices import voices_of

_WIDE = frozenset(("country", "region", "area", "sea", "river", "mountain", "strait"))
"""Kinds of places that others lie in."""
_LONG = 4
"""Days of a period in which one happening can still be meant."""


class Profile:
    """A statement with its terms weighed, its days, places and figures ready to compare."""

    def __init__(self, one: Statement, said: Topics, weights: Mapping[str, float]) -> None:
        """Weigh what a statement speaks of by the weights of its roots."""
        self.statement = one
        self.said = said
        roots = set(said.roots)
        self.weighed = {root: weights[root] for root in sorted(roots)}
        self.norm = math.sqrt(sum(weight * weight for weight in self.weighed.values())) or 1e-9
        self.mass = sum(self.weighed.values()) or 1e-9
        self.pairs = frozenset(pairwise(said.roots))
        self.deeds = said.deeds | one.deeds
        self.things = said.things
        self.nations = said.nations
        self.voices = voices_of(one)
        self.day = _day(one.published)
        self.when = (_day(one.when[0]), _day(one.when[1])) if one.when else None
        self.long = self.when is not None and _span(self.when) > _LONG
        self.narrow = tuple(place for place in one.places if place.kind not in _WIDE)
        self.kinds = Counter((count.class_, count.of) for count in one.figures)
        self.values = {
            (count.class_, count.least, count.most)
            for count in one.figures
            if count.least is not None
        }
        self.total = any(count.change == "total" for count in one.figures)
        self.fresh = any(count.change == "new" for count in one.figures)


def _day(day: str | None) -> int | None:
    """The ordinal of an ISO day."""
    return date.fromisoformat(day[:10]).toordinal() if day else None


def _span(when: tuple[int | None, int | None]) -> int:
    """Days of a period."""
    first, last = when
    return last - first + 1 if first is not None and last is not None else 0
