"""Voices: what a noun phrase says of who speaks - its role, its country, its actor.

A code is composed from the words: the head gives the sector (`وزارة الدفاع`, `مصدر طبي`), a
nation's name, adjective or capital gives the country, a known actor gives both.
"""

from dataclasses import dataclass, field
from typing import cast

from musnad.languages.ar.borders import is_national
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Page, Phrase, headings_at, match_rest
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Nation, Role, Word
from musnad.resolve.actors import Actors

_STOP_TOKENS = closed_class("stop_tokens")
DOCUMENTS = "document"


@dataclass(slots=True)
class Voice:
    """One way an article refers to who speaks, with what its words tell.

    `keys` are the folded words without article; `sector` and `country` are empty where the words
    do not tell; `scene` is the country of a place that the phrase names.
    """

    phrase: Phrase
    name: str
    keys: frozenset[str]
    head: str
    role: Role | None = None
    actor: str | None = None
    weak: bool = False
    country: str = ""
    scene: str = ""
    sector: str = ""
    gender: str = "m"
    plural: bool = False
    names: list[str] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Whether the phrase is no more than a role (`الوزارة`, `المتحدث`, `البيان`)."""
        return len(self.keys) == 1 and self.actor is None and not self.country

    @property
    def abroad(self) -> bool:
        """Whether a voice is of those who speak outside their own countries (`دبلوماسيون`)."""
        return not _ABROAD.isdisjoint(self.keys)

    @property
    def plural_document(self) -> bool:
        """Whether unnamed documents speak for themselves (`تقارير`, `صور`)."""
        return self.head in _SELF_SPEAKING


_ABROAD = closed_class("abroad")
_SELF_SPEAKING = closed_class("self_speaking")


def _is_known(voice: Voice, head: Word) -> bool:
    """Whether the lists know the phrase as a role, an actor, a nation or a person."""
    person = head.thing is not None and head.thing.kind == "person"
    return bool(person or voice.role or voice.actor or voice.country or voice.plural_document)


def can_speak(page: Page, voice: Voice) -> bool:
    """Whether a phrase may name a voice: a role, actor, nation or person, or an unknown name."""
    head = page.words[voice.phrase.first]
    if _is_known(voice, head):
        return True
    if head.mark or page.keys[voice.phrase.first] in _NOT_NAMES:
        return bool(head.mark)
    known_noun = head.deed or head.event_noun or head.harm or head.thing or head.cue_noun
    if known_noun or head.verbs or head.starts_number or head.starts_date or head.pronoun:
        return False
    if head.definite:
        return False
    starts = head.starts or {}
    return "materiel" not in starts and "place_head" not in starts


def cannot_speak(page: Page, voice: Voice) -> bool:
    """Whether a phrase names an action, a thing or a count, even where a cue is sure of itself."""
    head = page.words[voice.phrase.first]
    if _is_known(voice, head):
        return False
    noun = head.deed or head.event_noun or head.harm or head.starts_number or head.masdar
    return (
        bool(noun)
        or "materiel" in (head.starts or {})
        or page.keys[voice.phrase.first] in _NOT_NAMES
    )


_WORLDWIDE = closed_class("worldwide")
_NOT_NAMES = closed_class("not_names")


def read_voice(page: Page, phrase: Phrase, actors: Actors) -> Voice:
    """What the words of `phrase` tell of a voice."""
    words = page.words[phrase.first : phrase.last]
    name = page.text[page.start(phrase.first) + phrase.lead : page.end(phrase.last - 1)]
    spoken = [word for word in words if not word.mark]
    keys = frozenset(w.bare for w in spoken if w.key not in _STOP_TOKENS)
    voice = Voice(phrase, _tidy(name), keys, spoken[0].bare if spoken else "")
    _read_roles(page, phrase, voice)
    _read_actors(page, phrase, voice, actors)
    _read_nations(page, phrase, voice)
    _read_agreement(spoken, voice)
    voice.names.append(voice.name)
    return voice


def _tidy(name: str) -> str:
    """A name without the quotation marks that enclose it whole."""
    if len(name) > 2 and name[0] in '"“«' and name[-1] in '"”»' and name.count(name[0]) <= 2:
        return name[1:-1] if not any(mark in name[1:-1] for mark in '"“”«»') else name
    return name


def _headings(page: Page, i: int, last: int, kind: str) -> tuple[object, int] | None:
    """The longest phrase of a list that begins at token `i`: what it is and where it ends."""
    if page.words[i].starts is None:
        return None
    for heading in headings_at(page, i, kind, last):
        end = match_rest(page, i + 1, heading.rest, last, parted=kind == "role")
        if end is not None:
            return heading.what, end
    return None


def _read_roles(page: Page, phrase: Phrase, voice: Voice) -> None:
    """The head's role; where it takes that of what follows, the next role's sector."""
    i = last = phrase.first
    while i < phrase.last:
        found = _headings(page, i, phrase.last, "role")
        if found is None:
            i += 1
            continue
        if page.words[i].conj and _names_state(page, phrase.first, i):
            return
        at = i
        role, i = found
        assert isinstance(role, Role)  # noqa: S101 - the table holds nothing else
        if voice.role is None:
            voice.role, last = role, i
            voice.sector = role.sector
        elif _takes(page, voice, role, last, at) or _is_page_of(page, voice, role, last, at):
            voice.sector = role.sector


def _takes(page: Page, voice: Voice, role: Role, last: int, at: int) -> bool:
    """Whether a voice of a head that ends at `last` takes the sector of the role at `at`."""
    if not voice.sector or (role.sector == "REB" and voice.sector in ("GOV", "MIL", "UNK")):
        return True
    near = _adjoins(page, last, at)
    if voice.role is None:
        return False
    if near and voice.role.kind in (DOCUMENTS, "unnamed") and voice.sector == "UNK":
        return role.kind == "body"
    return takes_post(voice, role.sector) or _is_of(voice.role, voice.sector, role, near=near)


def takes_post(voice: Voice, sector: str) -> bool:
    """Whether an officer by rank (`العقيد سالم`) is of the sector of his post (`قائد الشرطة`)."""
    return voice.head in _MILITARY_RANKS and sector not in ("", "UNK", "MIL", "GOV")


def _is_page_of(page: Page, voice: Voice, role: Role, last: int, at: int) -> bool:
    """Whether a voice is the site or account of the body right behind it (`موقع الجيش`)."""
    return voice.head in _PAGES and role.kind == "body" and _adjoins(page, last, at)


def _adjoins(page: Page, last: int, at: int) -> bool:
    """Whether the body at `at` stands right behind the official's title, or behind `في`."""
    between = page.keys[last:at]
    return not page.words[at].conj and (not between or tuple(between) == ("في",))


def _is_of(official: Role, sector: str, role: Role, *, near: bool) -> bool:
    """Whether an official of no named branch (`مصدر مسؤول`) is of the body that follows."""
    if official.kind not in ("unnamed", "person") or not sector == official.sector == "GOV":
        return False
    return role.kind == "body" and (role.sector in _BRANCHES or (near and role.sector in _OTHERS))


_MILITARY_RANKS = closed_class("military_ranks")
_PAGES = closed_class("pages")
_OTHERS = frozenset(("NGO", "PTY", "BUS", "MED", "CVL", "REL", "OPP"))
_BRANCHES = frozenset(("MIL", "COP", "JUD", "LEG", "HLH"))


def _read_actors(page: Page, phrase: Phrase, voice: Voice, actors: Actors) -> None:
    """A known actor: at the head it is the voice, further on it is whom the voice speaks for.

    Of a joint source (`روسيا والأمم المتحدة`) the first gives the code.
    """
    best = 0
    for i in range(phrase.first, phrase.last):
        found = _headings(page, i, phrase.last, "actor")
        if found is None or found[1] - i <= best - 1:
            continue
        actor, weak = cast("tuple[str, bool]", found[0])
        if weak and (voice.actor or not _may_stand(page, phrase, voice, found[1])):
            continue
        role = _headings(page, i, phrase.last, "role")
        if role is not None and role[1] > found[1]:
            continue
        if (voice.actor and i != phrase.first) or _is_post(page, phrase, i):
            continue
        if page.words[i].conj and _names_state(page, phrase.first, i):
            return
        best = found[1] - i
        voice.actor, voice.weak = actor, weak
        voice.country = actors.country(voice.actor)


def _may_stand(page: Page, phrase: Phrase, voice: Voice, end: int) -> bool:
    """Whether a short name stands alone, or ends what a spokesman speaks for."""
    if len(voice.keys) == 1:
        return True
    speaks_for = voice.role is not None and voice.role.kind == "person" and not voice.sector
    return speaks_for and end == phrase.last and page.words[end - 1].definite


def _is_post(page: Page, phrase: Phrase, i: int) -> bool:
    """Whether the actor at token `i` is where a state's envoy sits (`مندوب روسيا لدى ...`)."""
    behind = page.keys[i - 1] in PREPOSITIONS or page.words[i].prep
    if i == phrase.first or not behind or page.keys[i - 1] == "من":
        return False
    return _names_state(page, phrase.first, i)


def _names_state(page: Page, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` name a state."""
    named = (nation_at(page, k, last) for k in range(first, last))
    return any(nation is not None and nation.party.startswith("state:") for nation in named)


def _read_nations(page: Page, phrase: Phrase, voice: Voice) -> None:
    """The first state named, with the sector of a seat that speaks for it."""
    if voice.actor and voice.country not in ("", "XXX"):
        return
    for i in range(phrase.first, phrase.last):
        if i > phrase.first and page.words[i].bare in _WORLDWIDE and voice.role is not None:
            voice.country = "" if voice.sector in ("IGO", "NGO") else "XXX"
            return
        nation = nation_at(page, i, phrase.last)
        if nation is None or (voice.role is None and _is_surname(page, phrase.first, i)):
            continue
        if voice.abroad and page.keys[i - 1] in PREPOSITIONS:
            return
        if nation.role and voice.sector in ("", "UNK"):
            voice.sector = nation.role
        party = nation.party
        if party.startswith("state:"):
            voice.country = party[6:]
            if voice.actor is None and not voice.sector and i == phrase.first:
                voice.actor = party
        elif voice.actor is None:
            voice.actor = party
        return
    voice.scene = voice.scene or _scene_in(page, phrase)


def _scene_in(page: Page, phrase: Phrase) -> str:
    """The country of the first place that a word behind the head names."""
    scenes = (
        page.words[i].scene
        for i in range(phrase.first + 1, phrase.last)
        if not _headed(page, i, phrase.last)
    )
    return next(filter(None, scenes), "")


def _headed(page: Page, i: int, last: int) -> bool:
    """Whether a place's name of several words begins here (`خيبر` is not `خيبر بختونخوا`)."""
    found = _headings(page, i, last, "place")
    return found is not None and found[1] > i + 1


def _is_surname(page: Page, first: int, i: int) -> bool:
    """Whether a nation's adjective is a surname: definite behind a word that is not."""
    word = page.words[i]
    if i == first or not word.definite or not is_national(word):
        return False
    return not (page.words[i - 1].definite or page.words[i - 1].starts or page.words[i - 1].mark)


def nation_at(page: Page, i: int, last: int) -> Nation | None:
    """The nation that the words from token `i` name, if any."""
    return nation_span(page, i, last)[0]


def nation_span(page: Page, i: int, last: int) -> tuple[Nation | None, int]:
    """The nation that the words from token `i` name, if any, and where its name ends."""
    starts = page.words[i].starts
    found = _headings(page, i, last, "nation") if starts and "nation" in starts else None
    if found is None:
        return page.words[i].nation, i + 1
    assert isinstance(found[0], Nation)  # noqa: S101 - the table holds nothing else
    return found[0], found[1]


def _read_agreement(spoken: list[Word], voice: Voice) -> None:
    """Gender and number that a verb or pronoun would agree with."""
    if voice.role is not None:
        voice.gender = "f" if voice.role.gender == "f" else "m"
        voice.plural = voice.role.gender == "mpl"
    elif spoken:
        voice.gender = "f" if spoken[0].feminine or spoken[0].nation else "m"
    if voice.actor and voice.role is None and voice.actor.startswith("state:"):
        voice.gender = "f"
