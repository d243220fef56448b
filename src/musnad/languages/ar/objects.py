"""Whether a noun behind a verb of saying is its object: what is announced, denied or demanded."""

from musnad.languages.ar.borders import is_possessed
from musnad.languages.ar.page import Page
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Phrase
from musnad.languages.ar.subjects import is_definite
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Cue, Verb, Word

_DETERMINERS = closed_class("determiners")
_SHORT = 3
"""The letters of a verb of the first form and of the masdar spelt like it (`وقف`, `رفع`)."""


def is_object(page: Page, j: int, cue: Cue, verb: Verb, phrases: list[Phrase]) -> bool:
    """Whether the noun at `j` is the object of a cue, `phrases` being what stands between."""
    word = page.words[j]
    if (word.conj and phrases) or page.keys[j - 1] in PREPOSITIONS:
        return False
    if phrases and word.verbs and not word.prep and is_masdar_spelt_as_verb(page, j, phrases):
        return True
    known = phrases or cue.act == "deny"
    if known and (page.keys[j] in _DETERMINERS or is_possessed(word)):
        return True
    party = "role" in (word.starts or ()) or "actor" in (word.starts or ())
    second = _is_second(j, phrases)
    if party:
        return second and page.words[j - 1].mark == "" and not word.prep
    eventful = word.deed or word.event_noun or word.harm or word.cue_noun or word.starts_number
    return bool(eventful or word.masdar or second or _is_first(page, j, verb))


def _is_second(j: int, phrases: list[Phrase]) -> bool:
    """Whether a second noun phrase right behind the subject is the object."""
    return len(phrases) == 1 and phrases[0].last == j


def _is_first(page: Page, j: int, verb: Verb) -> bool:
    """Whether the noun right behind a participle, whose subject is left out, is its object."""
    cue, word = page.words[j - 1], page.words[j]
    if verb.tense != "participle" or not cue.verbs or page.keys[j] in _DETERMINERS:
        return False
    goes_on = cue.key.endswith("ا") or page.words[j - 2].mark == "comma"
    return goes_on and not (word.nation or word.pronoun or word.definite or _may_be_told(word))


def _may_be_told(word: Word) -> bool:
    """Whether a noun may be who is told something (`مخاطبا وزراء`, `مبلغا أهالي`)."""
    person = word.thing is not None and word.thing.kind == "person"
    return person or word.named or "nation" in (word.starts or ())


def is_masdar_spelt_as_verb(page: Page, j: int, phrases: list[Phrase]) -> bool:
    """Whether a word spelt like a verb is its masdar (`أعلنت الوزارة، الأحد، وقف العملية`).

    No verb follows a definite subject so, unless a relative stands between them.
    """
    verb, said = page.words[j].verbs[0], page.words[j].saying is not None
    between = page.words[phrases[-1].last : j]
    apart = any(not (word.starts_date or word.mark == "comma") for word in between)
    alike = len(page.keys[j]) == _SHORT and verb.tense == "past" and not said
    return alike and not apart and is_definite(page, phrases[0])
