"""Who did the harm that a content tells of: parties named as doers in it.

A doer is named as the subject of an active verb of attack (`قتل الجيش الفلاني`), behind a noun of
attack (`غارة تركية`, `قصف للجيش الفلاني`, `هجوم شنته القوات الفلانية`), behind `على يد` and its
like, or as the enemy in a fight (`معارك ضد القوات الفلانية`). What follows `على` is the target.
"""

from dataclasses import dataclass
from typing import cast

from musnad.languages.ar.clitics import noun_stems
from musnad.languages.ar.counts import longest
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.voices import nation_at
from musnad.languages.ar.word import Word

_HOSTILE = frozenset(
    "attack airstrike shell kill destroy wound shoot_down launch_missile storm execute damage "
    "arrest capture seize abduct intercept violate violate_truce".split()
)
_REACH = 7
_TARGETS = closed_class("targets")
_BY_MEANS = closed_class("by_means")
_AGAINST = closed_class("against")
_MANAGING = closed_class("managing")
_RELATIVES = closed_class("relatives")
_HOME_FORCES = closed_class("home_forces")
_HOME_OWNERS = closed_class("home_owners")
_OWN_FORCES = closed_class("own_forces")
_POSSESSIVES = ("نا", "ها", "ه", "هم")
_STRIKES = frozenset(("attack", "airstrike", "shell", "launch_missile"))
_LOOK_BACK = 120
_FIGHTS = frozenset(("clash", "storm", "advance"))
_GROUPS = ("group:", "authority:", "party:", "coalition:")


@dataclass(slots=True)
class Side:
    """A party to a figure: its code or name, the tokens that tell, or how it was inferred."""

    party: str
    first: int = -1
    last: int = -1
    inferred_from: str = ""


def party_at(page: Page, k: int, last: int) -> Side | None:
    """The group or state that the words from token `k` name."""
    heading = longest(page, k, last, "actor")
    known = cast("tuple[str, bool]", heading.what)[0] if heading is not None else ""
    if heading is not None and known.startswith(_GROUPS):
        end = k + 1 + len(heading.rest)
        return Side(page.text[page.start(k) + heading.lead : page.end(end - 1)], k, end)
    nation = nation_at(page, k, last)
    if nation is None or not nation.party.startswith("state:"):
        return None
    return Side(nation.party[6:], k, k + 1)


def is_own_force(word: Word) -> bool:
    """Whether a word is an armed force with its owner's pronoun (`قواتنا`, `قواتها`)."""
    if word.definite or word.mark:
        return False
    stems = noun_stems(word.key[1:] if word.conj else word.key)
    return any(pronoun in _POSSESSIVES and stem in _OWN_FORCES for stem, pronoun in stems)


def is_home_force(page: Page, k: int) -> bool:
    """Whether the words at `k` are forces named by their government alone (`قوات النظام`)."""
    return page.words[k].bare in _HOME_FORCES and page.words[k + 1].bare in _HOME_OWNERS


class Doers:
    """Finds the doers named in contents of one article."""

    def __init__(self, page: Page, lists: Lists, country: str) -> None:
        """`country` is the one the article speaks of most."""
        self.page = page
        self.lists = lists
        self.country = country

    def spoken_of(self, first: int, last: int) -> Side | None:
        """The doer of the attack that a content speaks of as known (`القصف`, `الغارات`)."""
        page = self.page
        known = any(
            word.definite and (word.event_noun or (word.deed.name if word.deed else "")) in _STRIKES
            for word in page.words[first:last]
        )
        before = self.among(max(0, first - _LOOK_BACK), first, "") if known else []
        found = [side for k, side in before if self._names_strike(page.words[k])]
        if not found:
            return None
        side = found[-1]
        return Side(side.party, side.first, side.last, "attack spoken of before")

    def _names_strike(self, word: Word) -> bool:
        """Whether an attack is named by its noun, or told by a verb of striking."""
        if word.finite:
            return self._strikes(word)
        return (word.event_noun or (word.deed.name if word.deed else "")) in _STRIKES

    def among(self, first: int, last: int, speaker: str) -> list[tuple[int, Side]]:
        """(token of the attack, its doer) for each doer named; `speaker` is a state or empty."""
        found: list[tuple[int, Side]] = []
        for k in range(first, last):
            word = self.page.words[k]
            if word.mark:
                continue
            side = self._at(k, word, first, last, speaker)
            if side is None and found and self._goes_on(word, found[-1][0], k):
                side = found[-1][1]
            if side is not None:
                found.append((k, side))
        return found

    def _at(self, k: int, word: Word, first: int, last: int, speaker: str) -> Side | None:
        if word.finite:
            return self._subject(k, word, first, last, speaker)
        if word.bare in _BY_MEANS or word.key in _BY_MEANS:
            return self._behind(k + 1, last, speaker)
        if (word.deed is not None and word.deed.name in _FIGHTS) or word.event_noun in _FIGHTS:
            return self._enemy(k + 1, last)
        deed = word.event_noun or (word.deed.name if word.deed else "")
        if deed in _HOSTILE and word.harm is None:
            if word.pronoun in _POSSESSIVES and speaker:
                return Side(speaker, k, k + 1, "deed of the speaker")
            if deed not in _STRIKES or (word.deed is not None and word.deed.name == "attack"):
                return self._agent(k + 1, last, speaker)
            if word.deed is not None and word.deed.harm and not word.event_noun:
                return None
            return self._behind(k + 1, last, speaker)
        return None

    def _goes_on(self, word: Word, before: int, k: int) -> bool:
        """Whether an active verb of attack, joined on, has the subject of the verb before it."""
        if word.conj != "و" or not word.finite or not self.page.words[before].finite:
            return False
        if any(self.page.words[at].mark == "stop" for at in range(before, k)):
            return False
        deeds = [(verb, self.lists.deeds.get(verb.lemma)) for verb in word.verbs]
        return any(
            deed is not None and deed.name in _HOSTILE and verb.voice != "passive"
            for verb, deed in deeds
        )

    def _subject(self, k: int, word: Word, first: int, last: int, speaker: str) -> Side | None:
        """The subject of an active verb of attack: before it in its clause, or right behind it."""
        if word.key in _MANAGING:
            return self._before(k, first, speaker) or self._behind(k + 1, last, speaker)
        for verb in word.verbs:
            deed = self.lists.deeds.get(verb.lemma)
            if deed is None or verb.voice == "passive":
                continue
            if deed.name not in _HOSTILE or deed.subject_is != "doer":
                return None
            before = self.page.words[k - 1] if k else word
            if self.page.keys[k - 1] in _RELATIVES:
                return self._behind(k + 1, last, speaker) if verb.pronoun else None
            if speaker and before.comp and before.key.endswith(_POSSESSIVES):
                return Side(speaker, k, k + 1, "deed of the speaker")
            return self._before(k, first, speaker) or self._behind(k + 1, last, speaker)
        return None

    def _agent(self, k: int, last: int, speaker: str) -> Side | None:
        """The agent of a masdar whose object follows with `ل` (`استهداف الجيش للمناطق`)."""
        for at in range(k, min(k + _REACH, last)):
            if self.page.words[at].mark == "stop":
                return None
            if self.page.words[at].prep == "ل":
                return self._named(k, at, speaker)
        return None

    def _before(self, k: int, first: int, speaker: str) -> Side | None:
        """The first party of the clause that ends in the verb at `k`."""
        start = k
        joined = self.page.words[k].conj == "و"
        while start > first and k - start < _REACH:
            word = self.page.words[start - 1]
            if word.finite and joined:
                return None
            if word.mark in ("stop", "comma", "colon") or word.comp or word.finite:
                break
            start -= 1
        if start < k and self.page.keys[start] in _TARGETS:
            return None
        return self._named(start, k, speaker)

    def _behind(self, k: int, last: int, speaker: str) -> Side | None:
        """The party of the phrase that begins at `k`: it ends at a target, count or mark."""
        end, page = k, self.page
        while end < last and end - k < _REACH:
            word = page.words[end]
            stops = word.mark not in ("", "quote", "open", "close")
            joined = word.conj == "و" and not (word.event_noun or word.deed)
            if stops or word.comp or word.starts_number or joined or page.keys[end] in _TARGETS:
                break
            if end == k and word.thing is not None and not word.definite:
                break
            if word.finite and not self._strikes(word):
                break
            end += 1
        return self._named(k, end, speaker)

    def _strikes(self, word: Word) -> bool:
        """Whether a verb only tells that a strike was flown or carried out (`شنتها`, `نفذته`)."""
        deeds = (self.lists.deeds.get(verb.lemma) for verb in word.verbs)
        return any(deed is not None and deed.name in ("attack", "launch_missile") for deed in deeds)

    def _enemy(self, k: int, last: int) -> Side | None:
        for at in range(k, min(k + 4, last)):
            if self.page.keys[at] in _AGAINST:
                return self._named(at + 1, min(at + 1 + _REACH, last), "")
        return None

    def _named(self, first: int, last: int, speaker: str) -> Side | None:
        page = self.page
        for k in range(first, last):
            word = page.words[k]
            if word.mark:
                continue
            if speaker and is_own_force(word):
                return Side(speaker, k, k + 1, "forces of the speaker")
            side = party_at(page, k, last)
            if side is not None:
                return side
            if k + 1 < last and is_home_force(page, k) and self.country != "XXX":
                named = party_at(page, k + 2, last) if k + 2 < last else None
                return named or Side(self.country, k, k + 2, "forces of the article's country")
        return None
