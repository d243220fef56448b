"""How the article introduces its people and bodies, wherever it does so.

A surname (`لافروف`) is introduced by the title that stands before or behind the name; a bare body
(`الجيش`) by its mention with a state's adjective; a local source (`مصدر عسكري`) belongs to the
state whose organs of that sector the article names most.
"""

from collections import Counter, defaultdict
from typing import cast

from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.voices import nation_at
from musnad.languages.ar.word import Role

_TITLE = 12
_ASIDE = 5
_ADJECTIVES = 4
_TRIED = 12
_AND_IS = closed_class("and_is")


class Introductions:
    """What one article says of its people and bodies, gathered in one walk."""

    def __init__(self, page: Page) -> None:
        """Walk through the page once; names are looked up in the words met."""
        self.page = page
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self.bodies: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self.actors: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self.sectors: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for i, word in enumerate(page.words):
            if word.mark:
                continue
            self.places[word.key].append(i)
            if word.definite and word.starts and "actor" in word.starts:
                self._note_actor(i)
        for i in page.among("role", 0, len(page.words)):
            self._note_body(i)

    def _note_body(self, i: int) -> None:
        """Keep the state of a body or official that the words right behind it name."""
        page, word = self.page, self.page.words[i]
        headings = (word.starts or {}).get("role", ())
        role = headings[-1].what if headings else None
        for heading in headings:
            if tuple(w.bare for w in page.words[i + 1 : i + 1 + len(heading.rest)]) == heading.rest:
                role = heading.what
                break
        if not isinstance(role, Role):
            return
        for k in range(i + 1, min(i + 1 + _ADJECTIVES, len(page.words))):
            after = page.words[k]
            if after.mark or after.conj or after.verbs:
                return
            nation = nation_at(page, k, len(page.words))
            if nation is not None:
                if nation.party.startswith("state:"):
                    self.bodies[word.bare].append((i, nation.party[6:]))
                    self.sectors[role.sector][nation.party[6:]] += 1
                return

    def _note_actor(self, i: int) -> None:
        """Keep the actor named in full by more words than one, by its first."""
        page = self.page
        for heading in (page.words[i].starts or {}).get("actor", ()):
            if not heading.rest:
                return
            last = i + 1 + len(heading.rest)
            if tuple(page.keys[i + 1 : last]) == heading.rest:
                actor, weak = cast("tuple[str, bool]", heading.what)
                if not weak:
                    self.actors[page.words[i].bare].append((i, actor))
                return

    def actor_of(self, head: str, before: int) -> str:
        """The actor latest named in full before a token by a name of this first word, if any."""
        earlier = [actor for at, actor in self.actors.get(head, ()) if at < before]
        return earlier[-1] if earlier else ""

    def country_of(self, head: str, before: int) -> str:
        """The state of the latest body or official of this head before a token, if any."""
        earlier = [country for at, country in self.bodies.get(head, ()) if at < before]
        return earlier[-1] if earlier else ""

    def country_in(self, sector: str) -> str:
        """The state whose organs of a sector the article names most, if it names any.

        Of equals the first named stands, so that no side is preferred by its code.
        """
        named = self.sectors.get(sector)
        return max(named, key=named.__getitem__) if named else ""

    def titles(self, name: Phrase) -> list[Phrase]:
        """The phrases in which the article gives the last word of a name with a title."""
        found = []
        for i in self.places.get(self.page.keys[name.last - 1], ())[:_TRIED]:
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
