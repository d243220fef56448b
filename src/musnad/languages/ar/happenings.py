"""What is said to have been done: deeds with doer, object and weapon.

A deed is a verb or masdar of `deeds.tsv`. Its doer stands before it (`أن القوات قصفت`) or right
behind a verb; its object behind the doer or the masdar; a passive has no doer. A weapon is a
named means behind `ب`.
"""

from dataclasses import dataclass

from musnad.languages.ar.counts import thing_at
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Deed

_MOST = 4
_MEANS = closed_class("means")
_ARMS = frozenset(
    ("missile", "drone", "aircraft", "helicopter", "artillery", "mlrs", "tank", "materiel")
)


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
            done = _verb(page, i, first, last, lists)
        else:
            done = None if deed is None else _masdar(page, i, last, deed)
        if done is not None:
            done.weapon = _weapon(page, i + 1, min(i + 14, last))
            found.append(done)
            if len(found) == _MOST:
                break
    return found


def _verb(page: Page, i: int, first: int, last: int, lists: Lists) -> Done | None:
    for verb in page.words[i].verbs:
        deed = lists.deeds.get(verb.lemma)
        if deed is None:
            continue
        done = Done(deed.name, i)
        before = _phrase_before(page, first, i)
        behind = read_phrase(page, i + 1, last)
        if verb.voice == "passive" or deed.subject_is == "sufferer":
            done.object = before or behind
        elif before is not None:
            done.doer, done.object = before, behind
        else:
            done.doer = behind
            done.object = read_phrase(page, behind.last, last) if behind else None
        return done
    return None


def _phrase_before(page: Page, first: int, i: int) -> Phrase | None:
    """The phrase that opens the content and ends right before the verb."""
    phrase = read_phrase(page, first, i)
    return phrase if phrase is not None and phrase.last == i else None


def _masdar(page: Page, i: int, last: int, deed: Deed) -> Done:
    behind = read_phrase(page, i + 1, last)
    done = Done(deed.name, i)
    if deed.harm or deed.subject_is == "sufferer":
        done.object = behind
    else:
        done.doer = behind
    return done


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
