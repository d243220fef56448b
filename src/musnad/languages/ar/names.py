"""Names of persons: where one stands in an article, as far as lists and neighbours tell.

A name begins with a listed given name, or behind a word that announces one; it goes on as long
as words may be part of a name. No list holds all surnames, so in doubt a word belongs to it.
"""

from functools import cache
from typing import NamedTuple

from musnad.languages.ar.clitics import fronts
from musnad.languages.ar.page import Page
from musnad.languages.ar.particles import NAMING_AT, PREPOSITIONS
from musnad.languages.ar.phrases import match_rest
from musnad.languages.ar.tables import closed_class, keys_of, rows
from musnad.languages.ar.word import Word

LONGEST = 7
"""Tokens of a name."""
_LEAST = 3
"""Letters of a word that opens a name without being listed, or that a clitic is taken off."""
_LINKS = closed_class("name_links")
_OPENERS = closed_class("name_openers")
_ENDS = closed_class("ends_names")
_NAMED_AFTER = closed_class("named_after")
HONORIFICS = closed_class("honorifics")
"""Words of address, without article, that say nothing of a public role."""
_FATHER = frozenset(keys_of("أبو أبا أبي"))
_NO_NAMES = ("role", "materiel", "place_head")
_UPON = "على"
"""The preposition, which folding makes the name `علي`; only one of both ends in a dotted yaa."""
_OTHER_FORMS = ("ي", "ت", "و")
"""How an unlisted name does not begin: as verbs of the present and words behind `و` do."""
_NO_NAME = ("ا", "اً", "ًا", "ه", "ها", "هم", "ون", "ات", "ت", "ية")
"""How an unlisted name does not end: as accusatives, pronouns, verbs, plurals, adjectives do."""
_AND = "و"
_MINE = "ي"


class Run(NamedTuple):
    """Tokens `first` to `last` (end exclusive) that are a name, but for `lead` letters."""

    first: int
    last: int
    lead: int
    sure: bool


class Given(NamedTuple):
    """A listed name: `alone` where it is no other word, behind `lead` letters of clitics."""

    alone: bool
    lead: int


@cache
def given_names() -> dict[str, bool]:
    """The given names by key; whether one is a name even where nothing beside it is."""
    return {keys_of(name)[0]: use == "alone" for name, use, *_ in rows("person_names.tsv")}


def given_at(page: Page, i: int) -> Given | None:
    """The given name that token `i` is, if it is one."""
    names = given_names()
    key = page.keys[i]
    if key in names:
        upon = page.words[i].text.endswith(_UPON[-1]) and key == keys_of(_UPON)[0]
        return None if upon else Given(names[key], 0)
    if key.endswith("ا") and len(key) > _LEAST + 1 and key[:-1] in names:
        return Given(names[key[:-1]], 0)
    for parse in fronts(key)[1:]:
        least = _LEAST + parse.lead - 1
        if parse.prep != "ك" and len(parse.rest) >= least and parse.rest in names:
            return Given(names[parse.rest], parse.lead)
    return None


def name_at(page: Page, i: int, *, announced: bool = False) -> Run | None:
    """The name that begins at token `i`, if one does; an `announced` one need not be listed."""
    first = given_at(page, i)
    opens = page.keys[i] in _OPENERS
    if not (first or opens or (announced and may_be_name(page.words[i], first=True))):
        return None
    last, listed = _end(page, i)
    lead = first.lead if first else 0
    if announced:
        return Run(i, last, lead, sure=True)
    if opens and first is None:
        return Run(i, last, lead, sure=listed > 0) if last > i + 1 else None
    alone = first is not None and first.alone and not _is_age(page, last)
    beside = last == i + 2 and _is_surname(page.words[i + 1])
    return Run(i, last, lead, sure=alone or listed > 1 or beside)


def _is_age(page: Page, i: int) -> bool:
    """Whether a number stands right behind (`بعمر 17 عاما`)."""
    return i < len(page.words) and (page.words[i].has_digit or page.words[i].starts_number)


def _end(page: Page, i: int) -> tuple[int, int]:
    """Where the name from token `i` ends, and how many of its words are listed."""
    words, last, listed = page.words, i, 0
    limit = min(len(words), i + LONGEST)
    while last < limit:
        given = given_at(page, last)
        if given is not None and (last == i or not given.lead):
            listed += 1
            last += 1
        elif given is not None and last > i:
            break  # `ورنا`: another person
        elif page.keys[last] in _LINKS and _goes_on(page, last + 1):
            listed += given_at(page, last + 1) is not None
            last += 2
        elif last > i and _hyphen(page, last) and _goes_on(page, last + 1):
            last += 2
        elif last == i or _is_more(page, i, last):
            last += 1
        else:
            break
    return last, listed


def _is_more(page: Page, first: int, i: int) -> bool:
    """Whether the word at `i` belongs to the name from `first`.

    Behind one listed name nearly any definite word may be a surname (`رنا الخطيب`); behind a
    whole name a masdar, or a word that begins with `و`, is not one (`وتبعه`).
    """
    word = page.words[i]
    given = given_at(page, first)
    if i == first + 1 and word.definite and given is not None and given.alone:
        return may_be_name(word) or (_is_free(word) and not _is_title(page, i))
    if i > first + 1 and (word.key.startswith(_AND) or (word.masdar and not word.definite)):
        return False
    return may_be_name(word)


def _is_free(word: Word) -> bool:
    """Whether a definite word is nothing but a noun of persons (`الخطيب`, `الصياد`)."""
    if word.mark or word.conj or word.prep or word.comp or word.closed or word.key in _ENDS:
        return False
    if word.starts_date or word.starts_number or word.harm or word.event_noun or word.nation:
        return False
    person = word.thing is not None and word.thing.kind == "person"
    return person or "role" in (word.starts or {})


def _is_title(page: Page, i: int) -> bool:
    """Whether a title of several words begins at `i` (`المتحدث باسم`)."""
    return any(
        heading.rest and match_rest(page, i + 1, heading.rest, len(page.words), parted=False)
        for heading in page.headings(i, "role", i + 1)
    )


def _goes_on(page: Page, i: int) -> bool:
    """Whether the word at `i` may stand behind `بن` or a hyphen."""
    if i >= len(page.words):
        return False
    word = page.words[i]
    return not (word.mark or word.closed or word.comp or word.has_digit)


def _hyphen(page: Page, i: int) -> bool:
    """Whether token `i` is a hyphen without spaces."""
    if page.words[i].mark != "dash" or i + 1 >= len(page.words):
        return False
    return page.start(i) == page.end(i - 1) and page.end(i) == page.start(i + 1)


def may_be_name(word: Word, *, first: bool = False) -> bool:
    """Whether a word that no list has as a name may be part of one, or open one."""
    if word.mark or word.has_digit or word.closed or word.comp or word.particle:
        return False
    if word.starts_number or word.starts_date or word.conj or word.key in _ENDS:
        return False
    if _is_noun(word) or (word.verbs and not word.definite) or _begins_other(word):
        return False
    if not first:
        bound = word.prep and (word.definite or "role" in (word.starts or {}))
        return not bound and (word.nation is None or word.definite)
    if word.nation or word.definite or word.masdar or word.prep or word.bare in NAMING_AT:
        return False
    if len(word.key) < _LEAST or word.key.startswith(_OTHER_FORMS):
        return False
    return not word.text.endswith(_NO_NAME)


def _is_noun(word: Word) -> bool:
    """Whether the lists have the word as something that is counted, done or said."""
    known = word.thing or word.harm or word.deed or word.event_noun or word.cue_noun
    if word.pronoun == _MINE:
        return False  # `دوراني` is no `دوران`
    return bool(known or word.pronoun)


def _begins_other(word: Word) -> bool:
    """Whether the lists have the word, as it stands, as a role, a thing or a body."""
    starts = word.starts or {}
    kinds = (starts.get(kind, ()) for kind in _NO_NAMES)
    if any(not heading.rest and not heading.lead for found in kinds for heading in found):
        return True
    bodies = (h for h in starts.get("actor", ()) if not h.rest and not h.lead)
    return any("person:" not in str(body.what) for body in bodies)


def _is_surname(word: Word) -> bool:
    """Whether a word looks like a surname of origin (`العامري`)."""
    return word.definite and word.key.endswith("ي") and word.nation is None


def is_named_after(page: Page, run: Run) -> bool:
    """Whether the name is that of a street, a hospital, a brigade or a place."""
    if run.first == 0:
        return False
    at = run.first - 1
    while at > 0 and page.words[at].definite and page.words[at].bare in HONORIFICS:
        at -= 1
    before = page.words[at]
    thing = before.bare in _NAMED_AFTER or "place_head" in (before.starts or {})
    if thing and not before.definite:
        return True
    for k in range(max(0, run.first - 3), run.first + 1):
        place = k < run.first or before.key in PREPOSITIONS
        kinds = ("actor", "place") if place else ("actor",)
        if any(_covers(page, k, kind, run) for kind in kinds):
            return True
    return False


def _covers(page: Page, k: int, kind: str, run: Run) -> bool:
    """Whether a listed body or place from token `k` has the whole name in it."""
    for heading in page.headings(k, kind, k + 1):
        if not heading.rest or "person:" in str(heading.what):
            continue
        end = match_rest(page, k + 1, heading.rest, len(page.words), parted=False)
        if end is not None and end >= run.last:
            return True
    return False


def plain(key: str) -> str:
    """One key for the cases of `أبو`."""
    return "ابو" if key in _FATHER else key
