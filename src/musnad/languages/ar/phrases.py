"""Noun phrases: where one that may name a voice begins and ends.

Arabic marks the borders well enough without a parser: a phrase is a head, its genitives and
adjectives, prepositional phrases that belong to a name (`باسم`, `لشؤون`, `في اليمن` behind a
body), names in apposition, and short quotations and brackets that name. It ends at a verb, a
complementizer, a day, a preposition that starts an adjunct, or an indefinite masdar, which is
the object.
"""

from typing import NamedTuple

from musnad.languages.ar.borders import begins_anew, is_national
from musnad.languages.ar.page import Page
from musnad.languages.ar.particles import (
    ADJUNCT_NOUNS,
    NAMING_AT,
    PREPOSITIONS,
)
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Heading, Role, Word

__all__ = [
    "Page",
    "Phrase",
    "can_head",
    "is_finite",
    "is_name",
    "known_name_end",
    "read_phrase",
]

_SHORT_QUOTE = 6
_LONE = ("ل", "ب")
_RESPONSIBILITY = closed_class("responsibility")
_SAYING = closed_class("saying")
_AUXILIARIES = closed_class("auxiliaries")
_BOTH = closed_class("both")
_WITHIN_NAMES = closed_class("within_names")
_DETERMINERS = closed_class("determiners") | closed_class("two_sides")


class Phrase(NamedTuple):
    """Tokens `first` to `last` (end exclusive); `lead` code points of clitics are not part."""

    first: int
    last: int
    lead: int = 0


def read_phrase(page: Page, i: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at token `i` and ends before `limit`, if one does."""
    if i + 2 < limit and page.words[i].bare in _BOTH and page.keys[i + 1] == "من":
        i += 2
    if i >= limit or not page.words[i].heads:
        return None
    named = known_name_end(page, i, limit) or _role_end(page, i, limit) or i + 1
    last = named if page.words[i].mark == "" else _name_quote_end(page, i, limit)
    if last is None:
        return None
    while last < limit:
        grown = _extend(page, i, last, limit)
        if grown is None:
            break
        last = grown
    head = page.words[i]
    return Phrase(i, last, head.lead if head.prep else 0)


def match_rest(page: Page, i: int, rest: tuple[str, ...], last: int, *, parted: bool) -> int | None:
    """Where `rest` ends if the words from token `i` are it, articles aside; else None.

    With `parted`, a nation's adjective may part them (`مصدر سوري عسكري`).
    """
    for key in rest:
        while parted and i < last and is_national(page.words[i]):
            i += 1
        if i >= last or key not in (page.words[i].key, page.words[i].bare):
            return None
        i += 1
    return i


def headings_at(page: Page, i: int, kind: str, last: int) -> tuple[Heading, ...]:
    """The phrases of a list that may begin at token `i`; a nation's adjective may part a role."""
    behind = i + 1
    while kind == "role" and behind < last and is_national(page.words[behind]):
        behind += 1
    return page.headings(i, kind, behind)


def _role_end(page: Page, i: int, limit: int) -> int | None:
    """Where the longest listed role that begins at token `i` ends (`مسؤول دفاعي`)."""
    if i + 1 < limit and page.words[i].definite:
        after = page.words[i + 1]
        if not (after.definite or after.prep or after.key in PREPOSITIONS):
            return None  # `نفت الوزارة صحة ...`: nothing indefinite goes on with a definite head
    for heading in headings_at(page, i, "role", limit):
        end = match_rest(page, i + 1, heading.rest, limit, parted=True) if heading.rest else None
        if end is not None:
            return end
    return None


def can_head(word: Word) -> bool:
    """Whether a noun phrase can begin with this word."""
    if word.mark:
        return word.mark in ("quote", "open")
    if word.closed or (word.verbs and word.verbs[0].tense == "participle" and word.bare in _SAYING):
        return False
    return not (word.comp or word.finite or word.particle)


def is_finite(word: Word) -> bool:
    """Whether the lists know this word as a finite verb and as nothing nominal."""
    if not word.verbs or word.verbs[0].tense == "participle" or word.definite:
        return False
    return not (word.thing or word.nation or (word.starts and "role" in word.starts))


def _extend(page: Page, first: int, i: int, limit: int) -> int | None:
    """The new end where token `i` goes on with the phrase begun at `first`, or None."""
    word = page.words[i]
    if word.mark:
        return _extend_by_mark(page, i, limit)
    if _is_border(page, i):
        return None
    if word.comp or word.particle or word.starts_date or word.finite:
        return _extend_by_particle(page, first, i, limit)
    if word.key in PREPOSITIONS:
        return _extend_by_preposition(page, first, i, limit)
    end = known_name_end(page, i, limit) or i + 1
    if word.conj:
        return end if _joins(page, i, limit) else None
    if word.prep:
        return end if _binds(page, first, i) else None
    if word.key in _LONE and not _binds_quoted(page, i, limit):
        return None
    return None if begins_anew(page, first, i) or _follows_actor(page, first, i) else end


def _follows_actor(page: Page, first: int, i: int) -> bool:
    """Whether a deed stands behind the whole name of an actor (`تبنى حزب الله العملية`)."""
    word = page.words[i]
    deed = word.event_noun or word.deed or word.cue_noun or word.bare in _RESPONSIBILITY
    return bool(deed) and i > first and known_name_end(page, first, i) == i


def _is_border(page: Page, i: int) -> bool:
    """Whether no name goes on over the word at `i`, whatever stands before it."""
    word, key = page.words[i], page.keys[i]
    if key in _AUXILIARIES or key in _DETERMINERS or (word.verbs and word.bare in _SAYING):
        return True
    return word.closed == "function" and key not in _WITHIN_NAMES


def _extend_by_mark(page: Page, i: int, limit: int) -> int | None:
    mark = page.words[i].mark
    if mark in ("quote", "open"):
        return _name_quote_end(page, i, limit)
    if mark == "bracket":
        for j in range(i + 1, min(i + 8, limit)):
            if page.words[j].mark == "unbracket":
                return j + 1
        return None
    if mark == "dash" and i + 1 < limit and page.end(i - 1) == page.start(i):
        return i + 2
    return None


def _extend_by_particle(page: Page, first: int, i: int, limit: int) -> int | None:
    """What looks like a particle or a day goes on inside a known name, or where it is no date."""
    word = page.words[i]
    is_date = word.particle or word.finite or word.closed or page.date_at(i) is not None
    if word.starts_date and not is_date:
        return i + 1
    if page.keys[i] == "من" and _is_member(page, first, i, limit):
        return i + 2
    return known_name_end(page, i, limit) if i > first and not page.words[i].comp else None


def _is_member(page: Page, first: int, i: int, limit: int) -> bool:
    """Whether `من` tells the body of a person named before it (`سالم من الدفاع المدني`)."""
    head = page.words[first]
    if head.starts or head.nation or head.definite or head.mark or i + 1 >= limit:
        return False
    body = page.words[i + 1]
    return body.definite and "role" in (body.starts or {}) and not body.event_noun


def known_name_end(page: Page, i: int, limit: int) -> int | None:
    """Where the longest known name of an actor or nation that begins at token `i` ends."""
    starts = page.words[i].starts
    if starts is None:
        return None
    best: int | None = None
    for kind in ("actor", "nation"):
        if kind not in starts:
            continue
        for heading in page.headings(i, kind, i + 1):
            last = i + 1 + len(heading.rest)
            if last <= limit and tuple(page.keys[i + 1 : last]) == heading.rest:
                best = max(best or last, last)
    return best


def _name_quote_end(page: Page, i: int, limit: int) -> int | None:
    """Past the closing mark of a quotation short enough to be a name."""
    quote = page.quotes.opening_at(i)
    if quote is None or not quote.closed or quote.close >= limit:
        return None
    if quote.close - quote.open - 1 > _SHORT_QUOTE:
        return None
    inner = page.words[quote.open + 1 : quote.close]
    if any(word.comp or word.finite for word in inner):
        return None
    if inner and (inner[0].prep or inner[0].key in PREPOSITIONS):
        return None
    return quote.close + 1


def _joins(page: Page, i: int, limit: int) -> bool:
    """Whether `و` at token `i` joins another noun to the phrase."""
    word = page.words[i]
    if word.conj != "و" or word.prep or word.verbs:
        return False
    known = word.definite or word.nation or word.starts or word.thing
    return bool(known) and i + 1 <= limit and not word.event_noun


def _binds(page: Page, first: int, i: int) -> bool:
    """Whether a word with `ب` or `ل` belongs to the name it follows (`باسم`, `لحقوق`)."""
    word = page.words[i]
    if word.bare in NAMING_AT:
        return True
    if word.prep == "ب":
        place = word.definite and word.starts and "place_head" in word.starts
        return bool(place) or _serves(page, first, i)
    if word.prep == "ل":
        before = page.words[i - 1]
        media = word.starts and "actor" in word.starts and _is_media(word)
        return (word.definite and before.definite and not media) or word.bare in NAMING_AT
    return False


def _serves(page: Page, first: int, i: int) -> bool:
    """Whether `ب` at `i` tells whose somebody with no name is (`مصادر بالجيش`, `قيادي بالحركة`)."""
    somebody, body = _kinds(page.words[first]), page.words[i]
    if not somebody or not somebody <= {"person", "unnamed"}:
        return False
    if any(word.nation or "body" in _kinds(word) for word in page.words[first + 1 : i]):
        return False
    return body.definite and not body.event_noun and "body" in _kinds(body)


def _kinds(word: Word) -> set[str]:
    """Of what kinds the listed roles are that begin with a word."""
    headings = (word.starts or {}).get("role", ())
    return {heading.what.kind for heading in headings if isinstance(heading.what, Role)}


def _binds_quoted(page: Page, i: int, limit: int) -> bool:
    """Whether a lone `ل` before quotation marks goes on with a name (`المكتب السياسي لـ"حماس"`).

    A medium there is whom was spoken to.
    """
    if page.keys[i] != "ل" or i + 2 >= limit or page.words[i + 1].mark not in ("quote", "open"):
        return False
    return not _is_media(page.words[i + 2])


def _is_media(word: Word) -> bool:
    """Whether a word begins the name of an agency or outlet."""
    return any(
        str(heading.what).startswith(("('agency:", "('outlet:"))
        for heading in (word.starts or {}).get("actor", ())
    )


def _extend_by_preposition(page: Page, first: int, i: int, limit: int) -> int | None:
    """`في` and `من` belong to a name before a body or place, not before a time or an occasion.

    Behind a person's bare name they say where it was said (`قال كوفي في مقره`).
    """
    if page.keys[i] not in ("في", "من", "لدي") or i + 1 >= limit or _is_bare_name(page, first, i):
        return None
    after = page.words[i + 1]
    if after.mark in ("quote", "open"):
        return _name_quote_end(page, i + 1, limit)
    if after.mark or after.starts_date or after.starts_number or after.verbs or after.comp:
        return None
    if after.bare in ADJUNCT_NOUNS or after.key in PREPOSITIONS or after.particle:
        return None
    named = after.definite or after.nation or (after.starts and not after.event_noun)
    return i + 2 if named else None


def _is_bare_name(page: Page, first: int, i: int) -> bool:
    """Whether the phrase from `first` to `i` is words that no list knows: a person's name."""
    words = page.words[first:i]
    return not any(
        w.mark or w.starts or w.nation or w.thing or w.cue_noun or w.event_noun or w.masdar
        for w in words
    )


def is_name(word: Word) -> bool:
    """Whether the lists know this word as the name of a nation, actor or place."""
    if word.nation:
        return True
    starts = word.starts
    if starts is None:
        return False
    return any(not h.rest for kind in ("nation", "actor", "place") for h in starts.get(kind, ()))
