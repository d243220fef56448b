"""Chains: who passes on whose words, where the chain stands beside the act of saying.

`قالت الوكالة نقلا عن مصدر إن`, `وفق ما نقلته الوكالة عن مصدر`, `حسبما نقلت عنه الوكالة`: the
source stands behind `عن`, and whoever the verb or attribution names has passed on its words.
"""

from musnad.languages.ar.page import Page
from musnad.languages.ar.phrases import Phrase, read_phrase
from musnad.languages.ar.tables import closed_class, rows
from musnad.languages.ar.word import Verb

RELAYS = frozenset(cells[0] for cells in rows("relays.txt"))
"""The lemmas of the verbs by which one voice passes on another."""

_PASSING_ON = closed_class("passing_on")
_FROM = "عن"
_FROM_THEM = closed_class("from_them")
_MARKS = ("comma", "dash", "bracket", "unbracket")
_REACH = 8


def passed_on_from(page: Page, i: int, limit: int) -> Phrase | None:
    """The source that words of passing on at token `i` (`نقلا عن`) name, if they stand there."""
    if i + 2 >= limit or page.keys[i] not in _PASSING_ON or page.keys[i + 1] != _FROM:
        return None
    return read_phrase(page, i + 2, limit)


def source_behind(page: Page, i: int, limit: int, verb: Verb | None) -> Phrase | None:
    """The source behind the name of who passes it on, which ends before token `i`.

    `عن` alone tells it only behind a verb of passing on. A comma and a day may stand between,
    nothing else may.
    """
    relays = verb is not None and verb.lemma in RELAYS
    for k in range(i, min(i + _REACH, limit)):
        found = passed_on_from(page, k, limit)
        if found is not None:
            return found
        if relays and page.keys[k] == _FROM:
            return read_phrase(page, k + 1, limit)
        word = page.words[k]
        if not (word.starts_date or word.mark in _MARKS):
            return None
    return None


def from_them(page: Page, i: int, limit: int, verb: Verb | None) -> bool:
    """Whether `عنه` at token `i`, behind a verb of passing on, points at the source."""
    relays = verb is not None and verb.lemma in RELAYS
    return relays and i + 1 < limit and page.keys[i] in _FROM_THEM
