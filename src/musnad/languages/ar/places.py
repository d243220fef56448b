"""Places where what is claimed happened.

A name of the gazetteer counts where it stands as a place: behind `في`, `ب`, `من`, a direction or
a head (`مدينة`, `بلدة`), or by itself where the name is nothing else. Adjectives of nations, and
names inside the name of a body (`بنك القاهرة`), are not places of the event.
"""

from collections import Counter
from dataclasses import dataclass

from musnad.languages.ar.counts import longest
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Thing
from musnad.model import Place
from musnad.resolve.gazetteer import Gazetteer, PlaceRecord

_AT = closed_class("at")
_WITHIN = closed_class("within")
_OF_BODIES = closed_class("of_bodies")


@dataclass(slots=True)
class Named:
    """A place name at tokens `first` to `last`; `head` is the kind its head word gives."""

    first: int
    last: int
    ids: tuple[str, ...]
    head: str
    lead: int


class Places:
    """Finds and resolves the places of one article."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        """Count first which countries the article's unambiguous names lie in."""
        self.page = page
        self.gazetteer = gazetteer
        self.countries: Counter[str] = Counter()
        self._chosen: dict[tuple[tuple[str, ...], str], PlaceRecord] = {}

    def find(self, first: int, last: int) -> list[Named]:
        """The places named as places among tokens `first` to `last`."""
        found, behind = [], first
        for i in self.page.among("place", first, last):
            named = self._named_at(i, first, last) if i >= behind else None
            if named is not None:
                found.append(named)
                behind = named.last
        return found

    def record(self, named: Named) -> PlaceRecord | None:
        """The gazetteer's place for a name, by the article's countries; None where unknown."""
        if not named.ids:
            return None
        key = (named.ids, named.head)
        if key not in self._chosen:
            self._chosen[key] = self.gazetteer.choose(named.ids, self.countries, named.head or None)
        return self._chosen[key]

    def _named_at(self, i: int, first: int, last: int) -> Named | None:
        page = self.page
        word = page.words[i]
        if word.nation is not None and word.nation.kind in ("adjective", "people"):
            self.page.trace.over("place", i, i + 1, Why.DEMONYM)
            return None
        heading = longest(page, i, last, "place")
        if heading is None or (heading.lead and word.conj == "ف"):
            return None
        end = i + 1 + len(heading.rest)
        name = " ".join((page.keys[i][_key_lead(page, i, heading.lead) :], *heading.rest))
        head = self._head(i, first)
        if not head and i > first and page.words[i - 1].mark in ("quote", "open"):
            self.page.trace.over("place", i, end, Why.QUOTED_NAME)
            return None
        where = _WITHIN if word.nation or self._may_act(i) else _AT
        placed = bool(head) or word.prep == "ب" or (i > first and page.keys[i - 1] in where)
        if not placed and (word.nation or self._may_act(i)):
            self.page.trace.over("place", i, end, Why.ACTING)
            return None
        if not placed and self.gazetteer.is_common(name):
            self.page.trace.over("place", i, end, Why.COMMON_WORD)
            return None
        if i > first and page.words[i - 1].bare in _OF_BODIES:
            self.page.trace.over("place", i, end, Why.OF_BODY)
            return None
        town = bool(heading.rest) and self._is_town_headed(i, end)
        first, lead = (i + 1, 0) if town else (i, heading.lead)
        return Named(first, end, heading.what, head, lead)  # type: ignore[arg-type]

    def _is_town_headed(self, i: int, end: int) -> bool:
        """Whether a listed name is only `مدينة` and the town's name behind it (`مدينة حمص`)."""
        counted = (self.page.words[i].starts or {}).get("materiel", ())
        if not any(isinstance(c.what, Thing) and c.what.class_ == "settlement" for c in counted):
            return False
        inner = longest(self.page, i + 1, end, "place")
        return inner is not None and i + 2 + len(inner.rest) == end

    def _head(self, i: int, first: int) -> str:
        """The kind that the word before a name announces."""
        for k in range(i - 1, max(first - 1, i - 3), -1):
            if self.page.words[k].mark in ("quote", "open"):
                continue
            for heading in (self.page.words[k].starts or {}).get("place_head", ()):
                if not heading.rest:
                    return str(heading.what)
            if not self.page.words[k].mark:
                break
        return ""

    def _may_act(self, i: int) -> bool:
        """Whether the name is a country or capital that may be acting rather than be acted in."""
        return bool((self.page.words[i].starts or {}).get("nation"))

    def build(self, named: Named) -> Place:
        """The record of a place."""
        page = self.page
        start, end = page.start(named.first) + named.lead, page.end(named.last - 1)
        known = self.record(named)
        text = page.text[start:end]
        if known is None:
            return Place(start=start, end=end, text=text)
        return Place(
            start=start,
            end=end,
            text=text,
            place=known.place,
            name_en=known.name_en,
            kind=known.kind,
            country=known.country or None,
            lat=known.lat,
            lon=known.lon,
            geonames=int(known.geonames) if known.geonames else None,
        )


def _key_lead(page: Page, i: int, lead: int) -> int:
    """Letters of the key that stand before the name (a lead in code points, marks aside)."""
    return min(lead, len(page.keys[i]) - 1)
