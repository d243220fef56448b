"""The outlet's own voice: sentences that report an event with no source named.

A sentence is narrated where no act of saying stands in it and its main verb is a deed that
reports events (`deeds.tsv`, column `event`), or it gives a figure of harm.
"""

from musnad.annotate.marked import Sentence
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.phrases import Page, is_finite

_AUXILIARIES = frozenset("كان كانت وكان وكانت فقد وقد قد لقد ولقد".split())


def narrated(page: Page, sentence: Sentence, frames: list[Frame], lists: Lists) -> Frame | None:
    """The narrated claim of a sentence, if it has one."""
    last = sentence.last
    for frame in frames:
        last = min(last, frame.cue_first, frame.content_first)
    first = _skip_dateline(page, sentence.first, last)
    while last > first and (page.words[last - 1].mark or page.keys[last - 1] in ("فيما", "كما", "و", "بينما")):
        last -= 1
    if last - first < 5:
        return None
    at = main_verb(page, first, last)
    if at < 0:
        return None
    verb = next((v for v in page.words[at].verbs if v.lemma in lists.deeds and v.person == "3"), None)
    if verb is None or not lists.deeds[verb.lemma].event:
        return None
    return Frame(first, first, "narrate", "narrated", "narrated", first, last, rule=f"narrated: {page.words[at].text}")


def _skip_dateline(page: Page, first: int, last: int) -> int:
    for k in range(first, min(first + 8, last)):
        if page.words[k].mark == "dash" and page.words[k + 1 if k + 1 < last else k].mark != "dash":
            return k + 1
        if page.words[k].mark == "dash":
            continue
    return first


def main_verb(page: Page, first: int, last: int) -> int:
    """The token of the first finite verb outside relative clauses, or -1."""
    for k in range(first, min(first + 14, last)):
        word = page.words[k]
        if page.keys[k] in _AUXILIARIES:
            continue
        if word.comp or page.keys[k] in ("الذي", "التي", "الذين"):
            return -1
        if is_finite(word):
            return k
    return -1
