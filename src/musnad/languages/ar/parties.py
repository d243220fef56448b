"""Whose loss a figure is, and whose deed: `of` and `by`, with the words or inference behind them.

Whose loss, in order: the nation or group named with the counted noun; the owner of the list it
stands in; the pronoun on it, which is the speaker's own side; the place of the event; the country
of the article, or its foe where that country did it. Whose deed: the doer named nearest.
"""

from collections import Counter
from itertools import pairwise

from musnad.languages.ar.doers import Doers, Side, is_home_force, party_at
from musnad.languages.ar.figures import Found
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.places import Named, Places
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.voices import nation_at
from musnad.model.vocabulary import PERSONS

_OWN = ("نا", "ها", "ه", "هم")
_STATELESS = ("", "XXX", "IGO", "NGO")
_ARMED = frozenset(("MIL", "GOV", "REB"))
_ARMS = frozenset(
    "tank armour artillery mlrs air_defence aircraft helicopter drone ship anti_tank materiel "
    "depot vehicle missile".split()
)
_LOST = frozenset(("destroyed", "shot_down", "captured"))
_SUFFERED = frozenset(
    "killed wounded casualties displaced house public_building school health religious".split()
)
_OWN_DEEDS = (
    "forces of the speaker",
    "deed of the speaker",
    "loss of another told by a party",
)
_RANKS = closed_class("ranks")
_LIST_GAP = 6
_NEAR = 60
Both = tuple[Side | None, Side | None]


class Sides:
    """Finds the parties to the figures of one article."""

    def __init__(self, page: Page, places: Places, doers: Doers, country: str) -> None:
        """`country` is the one the article speaks of most."""
        self.page = page
        self.places = places
        self.doers = doers
        self.country = country
        self._states: Counter[str] | None = None

    def read(
        self, figures: list[Found], first: int, last: int, named: list[Named], code: str
    ) -> list[Both]:
        """(of, by) of each figure of a content; `code` is the source's, empty for the outlet."""
        if not figures:
            return []
        speaker = code[:3] if code[4:] in _ARMED and code[:3] not in _STATELESS else ""
        doers = self.doers.among(first, last, speaker)
        owners = self._owners(figures, last, speaker)
        before = None if doers else self.doers.spoken_of(first, last)
        both: list[Both] = []
        for figure, owner in zip(figures, owners, strict=True):
            by = self._told(figure, owner, speaker) or self._doer(figure, owner, doers)
            if by is None and figure.class_ in _SUFFERED:
                by = before
            placed = figure.class_ == "distance"
            of = owner or (None if placed else self._inferred(figure, named, by))
            if owner is None and by is not None and figure.class_ in _ARMS:
                of = self._other(of, by)
            both.append((of, by))
        return both

    def _owners(self, figures: list[Found], last: int, speaker: str) -> list[Side | None]:
        """The owners that stand with each figure, shared along a list of losses."""
        owners = [self._beside(figure, last) or self._own(figure, speaker) for figure in figures]
        steps = list(pairwise(range(len(figures))))
        for here, there in (*steps, *((b, a) for a, b in reversed(steps))):
            shared = owners[here]
            if owners[there] is None and shared is not None and self._listed(figures, here, there):
                owners[there] = Side(shared.party, shared.first, shared.last, "list of losses")
        return owners

    def _listed(self, figures: list[Found], here: int, there: int) -> bool:
        """Whether two neighbours stand in one list of things, or of persons counted again."""
        one, other = figures[min(here, there)], figures[max(here, there)]
        gap = range(one.count.last, other.count.first)
        if len(gap) > _LIST_GAP or any(
            self.page.words[k].mark == "stop" or self.page.words[k].comp for k in gap
        ):
            return False
        thing = figures[here].count.thing
        if there > here and figures[there].class_ in _ARMS:
            return figures[here].class_ not in PERSONS or not (thing and thing.status == "civilian")
        persons = [figure.class_ in PERSONS for figure in (one, other)]
        if not any(persons):
            return True
        return all(persons) and there > here and figures[there].count.thing is None

    def _beside(self, figure: Found, last: int) -> Side | None:
        """A nation or group named with the counted noun."""
        page, count = self.page, figure.count
        start = count.noun if count.noun >= 0 else count.first
        for k in range(start, min(count.last + 6, last)):
            word = page.words[k]
            behind = k >= count.last
            if word.mark or word.comp or (behind and (word.verbs or word.starts_number)):
                return None
            if behind and (word.conj or self._leaves(k, last)):
                return None
            side = party_at(page, k, last)
            if side is None:
                continue
            nation = nation_at(page, k, last)
            if side.last > k + 1 or nation is None or len(side.party) != _ALPHA3:
                return side
            beside = k == count.last and nation.kind == "noun" and not word.prep
            if beside or nation.kind in ("adjective", "people") or word.prep == "ل":
                return side
        return None

    def _leaves(self, k: int, last: int) -> bool:
        """Whether the words from `k` on tell no more of the counted: a cause, place or time."""
        word, key = self.page.words[k], self.page.keys[k]
        if word.event_noun:
            return True
        if key not in PREPOSITIONS or key in ("من", "ل"):
            return False
        after = self.page.words[k + 1] if k + 1 < last else None
        return key != "في" or after is None or after.bare not in _RANKS

    def _own(self, figure: Found, speaker: str) -> Side | None:
        """The speaker's own side, by the pronoun on what is counted (`16 من عسكرييها`)."""
        noun = figure.count.noun
        if noun < 0 or not speaker or self.page.words[noun].pronoun not in _OWN:
            return None
        thing = figure.count.thing
        if thing is None or thing.status != "combatant":
            return None
        return Side(speaker, noun, noun + 1, "possessive of the speaker")

    def _doer(
        self, figure: Found, owner: Side | None, doers: list[tuple[int, Side]]
    ) -> Side | None:
        """The nearest doer named that is not the sufferer."""
        at, best, least = figure.count.first, None, _NEAR
        for token, side in doers:
            if owner is not None and (side.party == owner.party or side.first == owner.first):
                continue
            if abs(token - at) < least:
                best, least = side, abs(token - at)
        return best

    def _told(self, figure: Found, owner: Side | None, speaker: str) -> Side | None:
        """The speaker, a belligerent that tells of destroyed materiel not its own."""
        if not speaker or figure.class_ not in _ARMS or figure.outcome not in _LOST:
            return None
        if owner is None and (self.country != speaker or figure.outcome == "captured"):
            return None
        if owner is not None and owner.party == speaker:
            return None
        return Side(speaker, inferred_from="loss of another told by a party")

    def _inferred(self, figure: Found, named: list[Named], by: Side | None) -> Side | None:
        """The place's country, else the article's, else the foe of the country that did it."""
        side = self._placed(figure.count.first, named)
        if side is not None:
            return side
        if self.country == "XXX":
            return None
        if by is not None and by.party == self.country:
            other = self._sufferer(by)
            if other is not None:
                return other
        return Side(self.country, inferred_from="country of the article")

    def _sufferer(self, by: Side) -> Side | None:
        """Who suffered what the article's own country did, where another is likelier than it."""
        if by.inferred_from == "forces of the article's country":
            return None
        foe = self._foe(by.party)
        return Side(foe, inferred_from="foe of the doer") if foe else None

    def _other(self, of: Side | None, by: Side) -> Side | None:
        """The sufferer of what a party says it did itself: never that party, even if unknown."""
        if of is None or of.party != by.party or by.inferred_from not in _OWN_DEEDS:
            return of
        foe = self._foe(by.party, share=0)
        return Side(foe, inferred_from="foe of the doer") if foe else None

    def _foe(self, doer: str, share: float = 1) -> str:
        """The state named most beside the doer, at least `share` times as often."""
        if self._states is None:
            self._states = self._count_states()
        others = [(n, state) for state, n in self._states.items() if state != doer]
        most, foe = max(others, default=(0, ""))
        return foe if most >= share * self._states[doer] else ""

    def _count_states(self) -> Counter[str]:
        """How often each state is named by adjective; none where a country is at war in itself."""
        page = self.page
        if any(is_home_force(page, k) for k in range(len(page.words) - 1)):
            return Counter()
        return Counter(
            word.nation.party[6:]
            for word in page.words
            if word.nation is not None and word.nation.party.startswith("state:")
        )

    def _placed(self, at: int, named: list[Named]) -> Side | None:
        """The country of the nearest place named in the content."""
        best: Named | None = None
        for place in named:
            if best is None or abs(place.first - at) < abs(best.first - at):
                best = place
        if best is None:
            return None
        record = self.places.record(best)
        if record is None or not record.country:
            return None
        return Side(record.country, best.first, best.last, "place of the event")


_ALPHA3 = 3
