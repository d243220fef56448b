"""How the article introduces its people and bodies, wherever it does so.

A surname (`لافروف`) is introduced by the title that stands before or behind the name; a bare body
(`الجيش`) by its mention with a state's adjective; a local source (`مصدر عسكري`) belongs to the
state whose organs of that sector the article names most.
"""

from collections import Counter, defaultdict
from functools import cached_property
from typing import NamedTuple, cast

from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.voices import nation_at
from musnad.languages.ar.word import Role

_TITLE = 12
_ASIDE = 5
_ADJECTIVES = 4
_TRIED = 12
_UNHEARD = 0.5
"""How much a state counts for a sector no organ of which is named, beside 1 for each that is."""

_AND_IS = closed_class("and_is")


class Organ(NamedTuple):
    """A body or official at token `at` beside whom a state is named, by the first word."""

    at: int
    head: str
    sector: str
    country: str


class Introductions:
    """What one article says of its people and bodies, gathered when first asked for."""

    def __init__(self, page: Page) -> None:
        """Nothing is gathered yet."""
        self.page = page

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each token stands, by its key."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for i, key in enumerate(self.page.keys):
            places[key].append(i)
        return places

    @cached_property
    def _organs(self) -> list[Organ]:
        """The bodies and officials whose state the words right behind them name, in order."""
        found = []
        for i in self.page.among("role", 0, len(self.page.words)):
            country = self._state_behind(i)
            role = self._role_at(i) if country else None
            if role is not None:
                found.append(Organ(i, self.page.words[i].bare, role.sector, country))
        return found

    @cached_property
    def _by_head(self) -> dict[str, list[Organ]]:
        """The same, by their first word."""
        organs: defaultdict[str, list[Organ]] = defaultdict(list)
        for organ in self._organs:
            organs[organ.head].append(organ)
        return organs

    @cached_property
    def _by_sector(self) -> dict[str, Counter[str]]:
        """How often organs of each sector are named as those of a state."""
        sectors: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for organ in self._organs:
            sectors[organ.sector][organ.country] += 1
        return sectors

    @cached_property
    def _actors(self) -> dict[str, list[tuple[int, str]]]:
        """The actors named in full by more words than one, by the first."""
        actors: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for i in self.page.among("actor", 0, len(self.page.words)):
            actor = self._actor_at(i)
            if actor:
                actors[self.page.words[i].bare].append((i, actor))
        return actors

    def _state_behind(self, i: int) -> str:
        """The state that the words right behind a body or official at `i` name, if they do."""
        page = self.page
        for k in range(i + 1, min(i + 1 + _ADJECTIVES, len(page.words))):
            after = page.words[k]
            if after.mark or after.conj or after.verbs:
                return ""
            nation = nation_at(page, k, len(page.words))
            if nation is not None:
                return nation.party[6:] if nation.party.startswith("state:") else ""
        return ""

    def _role_at(self, i: int) -> Role | None:
        """The role whose words stand at token `i`, else the last of those that begin so."""
        starts = self.page.words[i].starts
        role = starts["role"][-1].what if starts else None
        for heading in self.page.headings(i, "role", i + 1):
            behind = self.page.words[i + 1 : i + 1 + len(heading.rest)]
            if tuple(word.bare for word in behind) == heading.rest:
                role = heading.what
                break
        return role if isinstance(role, Role) else None

    def _actor_at(self, i: int) -> str:
        """The actor that several words from token `i` name in full, if they do."""
        page = self.page
        for heading in page.headings(i, "actor", i + 1):
            if not heading.rest:
                return ""
            last = i + 1 + len(heading.rest)
            if tuple(page.keys[i + 1 : last]) == heading.rest:
                actor, weak = cast("tuple[str, bool]", heading.what)
                return "" if weak else actor
        return ""

    def actor_of(self, head: str, before: int) -> str:
        """The actor latest named in full before a token by a name of this first word, if any."""
        named = reversed(self._actors.get(head, ()))
        return next((actor for at, actor in named if at < before), "")

    def country_of(self, head: str, before: int) -> str:
        """The state of the latest body or official of this head before a token, if any."""
        organs = reversed(self._by_head.get(head, ()))
        return next((organ.country for organ in organs if organ.at < before), "")

    def country_in(self, sector: str, named: Counter[str], *, local: bool) -> str:
        """The state at home in the article (`named` by countries) with organs of a sector there.

        A `local` source is of the state most named, where that has such organs at all. Of equals
        the first named stands, so that no side is preferred by its code.
        """
        organs = self._by_sector.get(sector, Counter())
        home = max(named, key=named.__getitem__, default="")
        if local and organs[home]:
            return home
        return max(named, key=lambda state: named[state] * (_UNHEARD + organs[state]), default="")

    def titles(self, name: Phrase) -> list[Phrase]:
        """The phrases in which the article gives the last word of a name with a title."""
        found: list[Phrase] = []
        if self.page.words[name.last - 1].mark:
            return found
        for i in self._places[self.page.keys[name.last - 1]][:_TRIED]:
            inside = name.first <= i < name.last
            if inside and i < name.last - 1:
                continue
            title = (None if inside else self._before(i)) or self._behind(i)
            if title is not None:
                found.append(title)
        return found

    def _before(self, i: int) -> Phrase | None:
        """The title that ends in the name at `i`, or stands before it with a comma between."""
        page = self.page
        for k in range(max(0, i - _TITLE), i):
            if page.words[k].mark or "role" not in (page.words[k].starts or {}):
                continue
            title = read_phrase(page, k, i + 1)
            if title is None:
                continue
            if title.last == i + 1:
                return title
            if 1 < i + 1 - title.last <= _ASIDE and page.words[title.last].mark == "comma":
                name = read_phrase(page, title.last + 1, i + 1)
                if name is not None and name.last == i + 1:
                    return title
        return None

    def _behind(self, i: int) -> Phrase | None:
        """The title right behind the name at `i`, with or without a comma or `وهو` between."""
        page = self.page
        k = i + 1
        if k + 1 < len(page.words) and page.words[k].mark in ("comma", "bracket"):
            k += 1
        if k + 1 < len(page.words) and page.keys[k] in _AND_IS:
            k += 1
        if k >= len(page.words) or page.words[k].mark or page.words[k].conj or page.words[k].prep:
            return None
        if "role" not in (page.words[k].starts or {}) or page.words[k].verbs:
            return None
        return read_phrase(page, k, min(k + _TITLE, len(page.words)))
