"""What is said to have been done: deeds with doer, object and weapon.

A deed is a verb or masdar of `deeds.tsv`. Its doer stands before it (`أن القوات قصفت`) or right
behind a verb; its object behind the doer or the masdar; a passive has no doer. A weapon is a
named means behind `ب`.
"""

from dataclasses import dataclass

from musnad.languages.ar.counts import thing_at
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.subjects import RELATIVES
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Deed, Verb, Word

_MOST = 4
_FORCES = closed_class("forces")
_MEANS = closed_class("means")
_ARMS = frozenset(
    ("missile", "drone", "aircraft", "helicopter", "artillery", "mlrs", "tank", "materiel")
)


_OF_DOER = frozenset(
    "advance withdraw flee desert surrender protest rebel meet negotiate agree clash mobilise "
    "truce vote explode crash violate violate_truce threaten intercept".split()
)
"""Deeds whose noun goes before who does them (`انسحاب القوات`), not before what suffers."""


_ON_OBJECT = frozenset("close defuse rescue evacuate deliver_aid release arrest".split())
"""Deeds whose noun goes before what they are done to, be it a state or a person (`منع الوزير`)."""
_BEHIND_FROM = closed_class("behind_from")
_HOURS = closed_class("hours_like_verbs")
_LIGHT = frozenset(("happen", "result"))
_NEAR = 4


@dataclass(slots=True)
class Done:
    """One deed at token `at`, with the phrases around it."""

    deed: str
    at: int
    doer: Phrase | None = None
    object: Phrase | None = None
    weapon: Phrase | None = None


def find_happenings(page: Page, first: int, last: int, lists: Lists) -> list[Done]:
    """The deeds among tokens `first` to `last`, at most four, in order."""
    found: list[Done] = []
    for i in page.among("deed", first, last):
        deed = page.words[i].deed
        if page.words[i].finite:
            done = None if _is_noun(page, i) else _verb(page, i, first, last, lists)
        else:
            done = None if deed is None else _masdar(page, i, last, deed)
        if done is not None:
            done.weapon = _weapon(page, i + 1, min(i + 14, last))
            found.append(done)
            if len(found) == _MOST:
                break
    return found


def _is_noun(page: Page, i: int) -> bool:
    """Whether a word spelt like a verb is a noun in a set phrase (`من أجل`, `فجر الأحد`)."""
    key = page.keys[i]
    if key in _BEHIND_FROM and i and page.keys[i - 1] == "من":
        return True
    after = page.words[i + 1] if i + 1 < len(page.words) else None
    return key in _HOURS and after is not None and (after.starts_date or after.has_digit)


def _verb(page: Page, i: int, first: int, last: int, lists: Lists) -> Done | None:
    saying = page.words[i].saying
    if saying is not None and saying.cue.act == "deny":
        return None
    for verb in sorted(page.words[i].verbs, key=_is_first_person):
        deed = lists.deeds.get(verb.lemma)
        if deed is None:
            continue
        if deed.name in _LIGHT and not _names_event(page, i, first, last):
            return None
        done = Done(deed.name, i)
        before = _phrase_before(page, first, i) or _antecedent(page, first, i)
        day = i + 1 < last and page.words[i + 1].starts_date and not page.words[i + 1].has_digit
        at = i + 2 if day else i + 1
        behind = read_phrase(page, at, last)
        if behind is not None and (behind.lead or page.words[behind.first].prep):
            behind = None
        doer, after = (before, behind) if before else _subject_and_object(page, behind, last)
        if _is_suffered(page, i, deed, verb, (doer, after)):
            done.object = before or doer
        elif not _is_first_person(verb):
            done.doer, done.object = doer, after
        return done
    return None


def _is_first_person(verb: Verb) -> bool:
    return verb.person != "3"


def _is_suffered(
    page: Page, i: int, deed: Deed, verb: Verb, parts: tuple[Phrase | None, Phrase | None]
) -> bool:
    """Whether the verb's subject, the first of its `parts`, suffers the deed.

    Where the spelling leaves the voice open, a verb with an object is active; one without it is
    where who can act stands beside it (`قصفت القوات`), unless it tells of harm (`قتل مدنيون`).
    """
    if deed.subject_is == "sufferer" or deed.name == "result":
        return deed.subject_is == "sufferer"
    voices = {other.voice for other in page.words[i].verbs if other.lemma == verb.lemma}
    if len(voices) == 1:
        return verb.voice == "passive"
    subject, after = parts
    if after is not None or verb.pronoun:
        return False
    if subject is None:
        return False
    harm = bool(deed.harm) and not deed.harm.startswith("materiel")
    return harm or not _can_act(page, subject)


def _names_event(page: Page, i: int, first: int, last: int) -> bool:
    """Whether a light verb stands beside the noun of what happens (`وقع انفجار`)."""
    near = page.words[max(first, i - _NEAR) : min(last, i + _NEAR + 1)]
    return any(
        word.event_noun or word.harm or (word.deed is not None and not word.finite)
        for word in near
        if word is not page.words[i]
    )


def _subject_and_object(
    page: Page, behind: Phrase | None, last: int
) -> tuple[Phrase | None, Phrase | None]:
    """Doer and object of an active verb before both, with a day between them or none."""
    if behind is None:
        return None, None
    for k in range(behind.first + 1, behind.last):
        if page.words[k - 1].definite and _is_new_noun(page.words[k]):
            return Phrase(behind.first, k, behind.lead), read_phrase(page, k, last)
    at = behind.last
    if at < last and page.words[at].mark == "comma":
        close = next((k for k in range(at + 1, min(at + 5, last)) if page.words[k].mark), at)
        at = close + 1 if page.words[close].mark == "comma" and close > at else at
    after = page.words[at] if at < last else None
    if after is None or after.prep or after.conj or after.mark or after.finite:
        return behind, None
    if after.starts_date and not after.has_digit:
        return behind, None
    return behind, read_phrase(page, at, last)


def _is_new_noun(word: Word) -> bool:
    """Whether a common noun behind a definite one begins another phrase."""
    if word.prep or word.conj or word.nation is not None:
        return False
    place = word.starts is not None and "place_head" in word.starts
    return place or (not word.definite and (word.thing is not None or word.has_digit))


def _phrase_before(page: Page, first: int, i: int) -> Phrase | None:
    """The phrase that opens the content and ends right before the verb."""
    phrase = read_phrase(page, first, i)
    return phrase if phrase is not None and phrase.last == i else None


def _antecedent(page: Page, first: int, i: int) -> Phrase | None:
    """What a relative clause goes on from (`صاروخ أصاب`, `القوات التي قصفت`)."""
    if i - 1 < first:
        return None
    end = i - 1 if page.keys[i - 1] in RELATIVES else i
    if end == i and page.words[i].conj:
        return None
    if end == i and not any(_is_event(word) for word in page.words[max(first, i - 3) : i]):
        return None
    found = None
    for k in range(end - 1, max(first, end - _NEAR) - 1, -1):
        phrase = read_phrase(page, k, end)
        if phrase is not None and phrase.last == end:
            found = phrase
        elif page.words[k].mark or page.words[k].finite:
            break
    return found


def _is_event(word: Word) -> bool:
    """Whether a noun names what a relative clause may go on from (`غارة جوية استهدفت`)."""
    return not word.definite and bool(word.thing or word.event_noun) and not word.finite


def _masdar(page: Page, i: int, last: int, deed: Deed) -> Done | None:
    """A deed told by its noun: who stands behind it did it, or suffered it."""
    word = page.words[i]
    if word.starts and "materiel" in word.starts and not word.harm:
        return None
    done = Done(deed.name, i)
    if i + 1 >= last:
        return done
    nation = page.words[i + 1].nation
    if nation is not None and nation.kind == "adjective" and _is_attribute(page, i):
        done.doer = Phrase(i + 1, i + 2)
        return done
    behind = None if word.definite or word.pronoun else read_phrase(page, i + 1, last)
    if behind is None or not _is_known(page, behind):
        return done
    if deed.harm or deed.subject_is == "sufferer" or deed.name in _ON_OBJECT:
        done.object = behind
    elif deed.name in _OF_DOER or _can_act(page, behind):
        done.doer = behind
        after = page.words[behind.last] if behind.last < last else None
        if after is not None and not (after.prep or after.conj or after.mark or after.finite):
            done.object = read_phrase(page, behind.last, last)
    else:
        done.object = behind
    return done


def _is_attribute(page: Page, i: int) -> bool:
    """Whether the adjective behind token `i` agrees with it, not with a name that follows."""
    one, other = page.words[i], page.words[i + 1]
    return one.definite == other.definite and not other.prep


def _is_known(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase behind a masdar is its genitive and no bare adjective (`قصف كثيف`)."""
    word = page.words[phrase.first]
    known = word.definite or word.pronoun or word.starts or word.thing or word.nation
    return bool(known or word.starts_number or word.has_digit) and not word.starts_date


def _can_act(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase names persons, a body or a state."""
    word = page.words[phrase.first]
    starts = word.starts or {}
    if word.key in _FORCES or word.bare in _FORCES:
        return True
    person = word.thing is not None and word.thing.kind == "person"
    return person or any(kind in starts for kind in ("role", "actor", "nation"))


def _weapon(page: Page, first: int, last: int) -> Phrase | None:
    for k in range(first, last):
        word = page.words[k]
        if word.mark == "stop" or word.finite:
            return None
        if word.prep != "ب" and page.keys[k - 1] not in _MEANS:
            continue
        thing, end = thing_at(page, k, last)
        if thing is not None and (thing.kind == "weapon" or thing.class_ in _ARMS):
            return Phrase(k, end, word.lead)
    return None
