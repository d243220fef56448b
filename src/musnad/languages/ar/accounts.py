"""What a content tells as done, by whom, or as not done; and what exactly a denial denies.

For setting accounts against each other: who shot a plane down, who holds a town, whether a
hospital was hit at all.
"""

from functools import lru_cache

from msgspec import Struct

from musnad.languages.ar.called import called
from musnad.languages.ar.counts import thing_at
from musnad.languages.ar.denied import CONTESTED, OPEN_DENIED, POINTERS
from musnad.languages.ar.doers import is_own_force, party_at
from musnad.languages.ar.happenings import Done, find_happenings
from musnad.languages.ar.lexicon import lexicon
from musnad.languages.ar.page import Page
from musnad.languages.ar.phrases import Phrase
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.topics import MATTER_OF
from musnad.model.dossier import DisputeScope

_REMEMBERED = 1 << 14
_HEAD = 6
"""Words at the beginning of a denial among which one tells what it denies."""
_BACK = 3
"""How far before a deed stands what says that it was not done."""
_BEHIND = 4
_NEGATORS = (closed_class("negators") | closed_class("is_not")) - {"لن"}
"""What says that a thing was not done; what will not be done is a vow."""
_SUBJECT_BEFORE = frozenset(("قد", "قام", "قامت", "قاموا", "قامتا"))
"""Words between a subject and its deed (`مقاتلة قد أسقطت`, `طائرة قامت بإسقاط`)."""
_ABSENT = closed_class("absent")
_LIGHT = frozenset(("happen", "result"))
_WORDS: tuple[tuple[frozenset[str], DisputeScope], ...] = (
    (closed_class("scope_number"), "figure"),
    (closed_class("responsibility"), "doer"),
    (closed_class("scope_involvement"), "doer"),
    (closed_class("behind_it"), "doer"),
    (closed_class("scope_knowledge"), "knowledge"),
    (closed_class("scope_cause"), "cause"),
    (closed_class("scope_legality"), "legality"),
    (closed_class("scope_place"), "place"),
    (closed_class("scope_time"), "time"),
)
_PRESENCE = closed_class("presence")
_UNDER = closed_class("under")
_CONTROL = closed_class("control")
_ACCIDENT = closed_class("accident")
_CONFIRMING = closed_class("confirming")
_DENYING = closed_class("denying")
_COMMENTING = closed_class("commenting")
_ANSWER = 4
"""Words at the beginning of what is refused that tell both of confirming and of denying."""
_HELD = closed_class("responsibility")
_PRONOUNS = ("ه", "ها", "هم", "نا")
_CIVIL = frozenset(("school", "health", "religious", "house"))
"""Things whose being a target is what a denial of targeting denies."""
_AIMED = frozenset(("attack",))


class Deed(Struct, frozen=True, gc=False):
    """One deed, by its matter: who did it (codes of states, ids or names of groups), if named.

    `not_done` tells that the content says it was not done.
    """

    matter: str
    deed: str
    doers: frozenset[str] = frozenset()
    not_done: bool = False


class Account(Struct, frozen=True, gc=False):
    """What a content tells: deeds, and who is said still to hold what is fought for.

    `held_by` is null where nobody is said to hold a place, empty where it is not told who.
    `accident` tells that it came about by itself (`عطل فني`, `اصطدمت بجبل`).
    """

    deeds: tuple[Deed, ...] = ()
    held_by: frozenset[str] | None = None
    accident: bool = False


@lru_cache(maxsize=_REMEMBERED)
def account(text: str) -> Account:
    """What a content tells."""
    page = Page(text, lexicon().analyse)
    found = find_happenings(page, 0, len(page.words), lexicon().lists)
    deeds = tuple(
        Deed(
            MATTER_OF[done.deed],
            done.deed,
            _doers(page, done),
            _is_not_done(page, done.at),
        )
        for done in found
        if done.deed in MATTER_OF
    )
    accident = any({word.key, word.bare} & _ACCIDENT for word in page.words)
    return Account(deeds, _held_by(page), accident)


def _doers(page: Page, done: Done) -> frozenset[str]:
    """Who did a deed; behind `قد` and its verb, or `قامت ب`, stands no doer."""
    behind = done.doer is not None and done.doer.first > done.at
    if done.doer is None or (behind and done.at and page.keys[done.at - 1] in _SUBJECT_BEFORE):
        return frozenset()
    return _parties(page, done.doer)


def _parties(page: Page, phrase: Phrase, *, everywhere: bool = False) -> frozenset[str]:
    """The states and groups that a phrase names, up to a preposition (`طائرات من فوق لبنان`)."""
    behind = (k for k in range(phrase.first + 1, phrase.last) if page.words[k].prep)
    last = phrase.last if everywhere else next(behind, phrase.last)
    sides = (party_at(page, k, last) for k in range(phrase.first, last))
    return frozenset(called(side.party).actor or side.party for side in sides if side is not None)


def _is_not_done(page: Page, at: int) -> bool:
    """Whether it is said of the deed at token `at` that it was not done.

    A verb is denied right before it (`لم تقصف`), a noun also through a verb that only says that it
    came about (`لم تتعرض لأي قصف`, `لا يؤدي إلى إصابة`).
    """
    if at and (page.keys[at - 1].lstrip("وف") in _NEGATORS or page.keys[at - 1] in _ABSENT):
        return True
    if page.words[at].finite and page.words[at].deed is None:
        return False
    for k in range(at - 2, max(-1, at - 1 - _BACK), -1):
        if page.words[k + 1].mark or page.words[k].mark:
            return False
        if page.keys[k].lstrip("وف") in _NEGATORS:
            deed = page.words[k + 1].deed
            return page.words[k + 1].finite and (deed is None or deed.name in _LIGHT)
    return False


def _held_by(page: Page) -> frozenset[str] | None:
    """Who is said to hold a place (`تحت سيطرة قوات الحكومة`); null where nobody is."""
    for k in range(len(page.words) - 1):
        if page.keys[k] in _UNDER and page.words[k + 1].bare in _CONTROL:
            last = min(k + 2 + _BEHIND, len(page.words))
            return _parties(page, Phrase(k + 2, last)) if k + 2 < last else frozenset()
    return None


@lru_cache(maxsize=_REMEMBERED)
def parties_named(text: str) -> frozenset[str]:
    """The states and groups that a text names, states by their code, groups as in `Deed.doers`."""
    page = Page(text, lexicon().analyse)
    return _parties(page, Phrase(0, len(page.words)), everywhere=True)


@lru_cache(maxsize=_REMEMBERED)
def is_own(text: str) -> bool:
    """Whether a content tells of a deed as the speaker's own (`مسؤوليتها عن`, `قواتنا قصفت`)."""
    page = Page(text, lexicon().analyse)
    for word in page.words[:_HEAD]:
        if is_own_force(word) or (word.bare in _HELD and word.key.endswith(_PRONOUNS)):
            return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def has_owner(text: str) -> bool:
    """Whether a thing or person in a text has its owner's pronoun (`20 من مقاتليها`, `طائرته`)."""
    page = Page(text, lexicon().analyse)
    return any(
        page.keys[k].endswith(_PRONOUNS) and thing_at(page, k, len(page.words))[0] is not None
        for k in range(len(page.words))
    )


@lru_cache(maxsize=_REMEMBERED)
def is_no_answer(text: str) -> bool:
    """Whether what is refused is to confirm and to deny, or to comment (`تأكيد أو نفي الهجوم`)."""
    page = Page(text, lexicon().analyse)
    opening = {part for word in page.words[:_ANSWER] for part in (word.key, word.bare)}
    both = opening & _CONFIRMING and opening & _DENYING
    return bool(both) or bool({word.bare for word in page.words[:1]} & _COMMENTING)


@lru_cache(maxsize=_REMEMBERED)
def is_vague(words: str) -> bool:
    """Whether a figure's words give no number, only that it is many (`عشرات القتلى`)."""
    page = Page(words, lexicon().analyse)
    return not any(word.starts_number or word.has_digit for word in page.words)


@lru_cache(maxsize=_REMEMBERED)
def denied_aspect(text: str) -> DisputeScope:
    """What a denial of this content denies, by its words: `fact` where no word tells more.

    `figure`, `doer`, `target` (whom it struck, or that they were civilians), `knowledge`, `cause`,
    `legality`, `place`, `time`; `unstated` of one that only points (`هذه الأنباء`).
    """
    page = Page(text, lexicon().analyse)
    head = 0
    while head + 1 < len(page.words) and page.keys[head] in OPEN_DENIED:
        head += 1
    last = min(len(page.words), head + _HEAD)
    for k in range(head, last):
        named = (aspect for words, aspect in _WORDS if _is_named(page, k, words))
        found = next(named, None) or ("doer" if is_own_force(page.words[k]) else None)
        if found is not None:
            return found
    if _is_of_target(page, head, last):
        return "target"
    points = head < last and (page.keys[head] in POINTERS or page.words[head].bare in CONTESTED)
    return "unstated" if points and len(page.words) - head <= _BEHIND else "fact"


def _is_named(page: Page, k: int, words: frozenset[str]) -> bool:
    return page.keys[k] in words or page.words[k].bare in words


def _is_of_target(page: Page, first: int, last: int) -> bool:
    """Whether it speaks of aiming at civilians or their places, or of their being there."""
    aims = False
    for k in range(first, last):
        word = page.words[k]
        aims = aims or page.keys[k] in _PRESENCE
        aims = aims or (word.deed is not None and word.deed.name in _AIMED)
        thing, _ = thing_at(page, k, len(page.words))
        if aims and thing is not None:
            civil = thing.status == "civilian" or bool(thing.trait) or thing.class_ in _CIVIL
            if civil:
                return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def counted(words: str, behind: str = "") -> frozenset[str]:
    """What the nouns of a figure count: classes and traits of all of them.

    The first word `behind` it is one more of them where it is joined without a number (`200 دبابة`,
    `ومدرعة`).
    """
    page = Page(words, lexicon().analyse)
    things = [thing_at(page, k, len(page.words))[0] for k in range(len(page.words))]
    joined = Page(behind[:_JOINED], lexicon().analyse)
    if joined.words and joined.words[0].conj:
        things.append(thing_at(joined, 0, len(joined.words))[0])
    known = (thing for thing in things if thing is not None)
    return frozenset(part for thing in known for part in (thing.class_, thing.trait) if part)


_JOINED = 40
"""Letters behind a figure in which its next noun stands."""
