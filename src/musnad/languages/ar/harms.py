"""Words of harm: verbs, masdars and nouns that tell what befell persons or materiel."""

from dataclasses import dataclass

from musnad.languages.ar.lists import Lists
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Deed, Word

ABOARD = closed_class("aboard")
"""Who is aboard is not yet harmed; spelt like `they died`."""
_FREED = closed_class("freed")
_SPARED = frozenset(("rescue", "evacuate", "release", "sanction"))
"""Deeds to persons that are no harm: they are counted as `other`."""


@dataclass(slots=True)
class Harm:
    """A word that does harm to persons or materiel: at token `at`, of figure class `class_`."""

    at: int
    class_: str
    outcome: str = ""
    passive: bool = False


def harms_in(page: Page, first: int, last: int, lists: Lists) -> list[Harm]:
    """The words of harm among tokens `first` to `last`, in order."""
    harms = []
    for i in page.among("harm", first, last):
        harm = harm_of(page.words[i], lists)
        if harm:
            harms.append(Harm(i, *harm))
    return harms


def _deed_of(word: Word, lists: Lists) -> tuple[Deed | None, bool]:
    """The deed of a verb or masdar, and whether it is told in the passive."""
    best: tuple[Deed | None, bool] = word.deed, False
    for verb in word.verbs if not word.definite else ():
        known = lists.deeds.get(verb.lemma)
        if known is None or verb.person == "2":
            continue
        if verb.person == "3":
            return known, verb.voice == "passive"
        if best[0] is None:
            best = known, verb.voice == "passive"
    return best


def harm_of(word: Word, lists: Lists) -> tuple[str, str, bool] | None:
    """Figure class, outcome and passive voice of a word of harm; None for any other word."""
    if word.key in ABOARD:
        return None
    owned = word.pronoun and not word.verbs and not word.thing
    if word.harm is not None and owned and word.harm.number == "masdar":
        return None
    if word.harm is not None:
        done = word.deed.harm if word.deed is not None else ""
        return word.harm.class_, done.partition("materiel:")[2], False
    if word.thing is not None and word.thing.kind == "person" and word.deed is None:
        return None
    deed, passive = _deed_of(word, lists)
    if (deed is not None and deed.name in _SPARED) or word.key in _FREED:
        return "other", "", passive
    if deed is None or not deed.harm:
        return None
    class_, outcome = "", ""
    for part in deed.harm.split("|"):
        if part.startswith("materiel:"):
            outcome = part[9:]
        else:
            class_ = part
    return class_, outcome, passive
