"""Search terms: what a text is indexed by, so that one spelling of a word finds the others.

Every word gives two terms. The near one is its key without what Arabic writes on to its front
(`والجيش`, `للجيش` and `الجيش` give `جيش`). The far one has lost its ending, too, and is the
same for the forms of a verb of the lists, for a noun and its broken plural and for a state, its
people and its adjective (`قتلى` and `قتيلا` give `قتيل`). Good ranking wants both: near hits first.

Terms are lower-case letters of one script or ASCII digits, never both, and have no marks.
SQLite's `unicode61` and PostgreSQL's `simple` then cut them alike, at the spaces.
"""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.annotate.tokens import HIDDEN, MARKS
from musnad.languages.ar.clitics import (
    THIRD_PERSON,
    Parse,
    fronts,
    noun_stems,
    verb_stems,
    without_article,
)
from musnad.languages.ar.digits import read_digits
from musnad.languages.ar.families import LEAST_STEM, families, light, nouns, places, verbs
from musnad.languages.ar.particles import FUNCTION_WORDS, PREPOSITIONS

TERMS_VERSION = 6
"""Goes up whenever a spelling may get other terms: what is indexed has to be indexed anew."""

_JOINING = rf"[{MARKS}{HIDDEN}\u0300-\u036f]+"
_POINTS = r"(?<=\d)[.,٬٫،](?=\d)"
_SPELLING = re.compile(rf"[^\W_]+(?:(?:{_JOINING}|{_POINTS})[^\W_]+)*")
_RUN = re.compile(rf"\d+(?:{_POINTS}\d+)*|[a-z]+|[^\W\d_a-z]+")
_ASKED = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|([^\s"«»“”]+)')
_LONGEST = 64
"""Letters of a term, as many as are kept: PostgreSQL leaves out words of 2 KB."""
_SOUND = frozenset(("ات", "ون", "ين"))
_SMALL = FUNCTION_WORDS | PREPOSITIONS
_OF_OTHERS = frozenset("يتن")
"""First letters of the present of other persons than `I`."""
_VERBAL = {
    "و": frozenset(("past", "present", "participle")),
    "ف": frozenset(("past",)),
    **dict.fromkeys(("ب", "وب", "فب"), frozenset(("participle",))),
    **dict.fromkeys(("ل", "ول", "فل"), frozenset(("present", "participle"))),
}
"""The forms of a verb that may stand behind conjunction and preposition."""
_REMEMBERED = 1 << 16


class Terms(Struct, frozen=True, gc=False):
    """Terms apart by one space, as many near as far: in a query, several are a phrase."""

    near: str
    far: str


def index_terms(text: str) -> Terms:
    """The terms of a text, in its order."""
    found = list(map(_terms_of, _SPELLING.findall(text)))
    near = " ".join([terms[0] for terms in found if terms[0]])
    return Terms(near, " ".join([terms[1] for terms in found if terms[1]]))


def query_terms(query: str) -> list[Terms]:
    """The terms of each word or quoted phrase of a query; what has no letters gives none.

    A word that is written in parts (`#قطاع_غزة`, `F-16`) is a phrase, too.
    """
    asked = (index_terms("".join(parts)) for parts in _ASKED.findall(query))
    return [terms for terms in asked if terms.near]


@lru_cache(maxsize=_REMEMBERED)
def _terms_of(spelling: str) -> tuple[str, str]:
    """The near and the far terms of one spelling: one each, more where letters meet digits."""
    near: list[str] = []
    far: list[str] = []
    for run in _RUN.findall(_plain(spelling)):
        if run[0].isdigit():
            near.extend(_digits(run))
            far.extend(_digits(run))
        elif run.isalpha():
            stem = _without_front(run)
            near.append(stem[:_LONGEST])
            far.append(_family(stem)[:_LONGEST])
    return " ".join(near), " ".join(far)


def _plain(spelling: str) -> str:
    """The key, lower-case, and nothing of other scripts' marks."""
    key = key_of(spelling)
    if key.isascii():
        return key.lower()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", key).casefold().lower())
    return "".join(map(_ascii_digit, (c for c in parts if not unicodedata.combining(c))))


def _ascii_digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdigit() else letter


def _digits(run: str) -> list[str]:
    """A number's digits: `1,200` and `1.200` are `1200`, the parts of `3.5` stand alone."""
    number = read_digits(run)
    spelled = run if number is None or isinstance(number.value, float) else str(number.value)
    return [part[:_LONGEST] for part in re.findall(r"\d+", spelled)]


def _without_front(key: str) -> str:
    """`key` without conjunction, preposition, article and the `س` of the future.

    Only what can be told without a sentence is taken: a letter that may belong to the word goes
    where a word of the lists is left, or, of `و`, where the lists do not know the whole.
    """
    if len(key) <= LEAST_STEM or _is_noun(key):
        return key
    for parse in fronts(key):
        bare = without_article(parse.rest)
        if bare is parse.rest:
            continue
        whole = key[parse.lead - 1 :] if key[: parse.lead].endswith("لل") else parse.rest
        if _is_noun(whole):
            return whole
        if len(bare) >= LEAST_STEM or (bare in nouns() and bare not in _SMALL):
            return _without_letters(bare)
    return _without_letters(key)


def _without_letters(key: str) -> str:
    """The front taken off a key that has no article."""
    if len(key) <= LEAST_STEM or _is_noun(key) or _tenses(key):
        return key
    parses = fronts(key)
    for parse in parses[1:]:
        if len(parse.rest) >= LEAST_STEM and _can_stand_behind(parse):
            return parse.rest
    for rest in (parse.rest for parse in parses[:2] if not parse.prep):
        if rest[0] == "س" and rest[1:2] in _OF_OTHERS and "present" in _tenses(rest[1:]):
            return rest[1:]
    return key[1:] if key[0] == "و" and len(key) > LEAST_STEM + 1 else key


def _can_stand_behind(parse: Parse) -> bool:
    """Whether the lists have a word that may carry the conjunction and preposition taken off."""
    if parse.prep == "ك":
        genitive = len(parse.rest) > LEAST_STEM and not parse.rest.endswith("ا")
        return genitive and parse.rest in nouns()
    if parse.prep and parse.rest in _SMALL:
        return False
    return _is_noun(parse.rest) or bool(_tenses(parse.rest) & _VERBAL[parse.conj + parse.prep])


def _is_noun(key: str) -> bool:
    """Whether the lists have the word as other than a verb, perhaps with ending or pronoun."""
    listed = nouns()
    if key in listed or key in places():
        return True
    if any(len(stem) >= LEAST_STEM and stem in listed for stem, _ in noun_stems(key)):
        return True
    stem = key[:-2] if len(key) > LEAST_STEM + 1 and key[-2:] in _SOUND else ""
    return bool(stem) and (stem in listed or stem + "ه" in listed)


def _tenses(key: str) -> frozenset[str]:
    """The tenses that a form of a verb of the lists may have, with its object or without."""
    forms = verbs()
    stems = (stem for stem, _ in verb_stems(key) if len(stem) >= LEAST_STEM)
    return next((forms[stem].tenses for stem in stems if stem in forms), frozenset())


def _family(stem: str) -> str:
    """The far term of a near one."""
    known = families()
    for shorter, pronoun in noun_stems(stem):
        owned = pronoun in THIRD_PERSON and len(shorter) >= LEAST_STEM
        if shorter in known and (owned or not pronoun):
            return known[shorter]
    forms = {} if stem in nouns() else verbs()
    for shorter, pronoun in verb_stems(stem):
        form = forms.get(shorter)
        if form and form.past and (not pronoun or len(shorter) >= LEAST_STEM):
            return form.past
    return light(stem)
