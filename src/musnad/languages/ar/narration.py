"""The outlet's own voice: sentences that report an event with no source named.

A sentence is narrated where no act of saying stands in it and its main verb is a deed that
reports events (`deeds.tsv`, column `event`), or it gives a figure of harm.
"""

from musnad.annotate.marked import Sentence
from musnad.languages.ar.figures import find_figures
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.particles import OCCURRENCES
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class

_HARM = frozenset(("killed", "wounded", "casualties", "captured", "missing", "displaced"))
_AUXILIARIES = closed_class("auxiliaries")


def narrated(page: Page, sentence: Sentence, frames: list[Frame], lists: Lists) -> Frame | None:
    """The narrated claim of a sentence, if it has one."""
    last = sentence.last
    for frame in frames:
        last = min(last, frame.cue_first, frame.content_first)
    first = _skip_dateline(page, sentence.first, last)
    while last > first and (
        page.words[last - 1].mark or page.keys[last - 1] in ("فيما", "كما", "و", "بينما")
    ):
        last -= 1
    if last - first < 5:
        return None
    why = _event_verb(page, first, last, lists) or _occurrence(page, first, last)
    why = why or _harm_figure(page, first, last, lists)
    if not why:
        return None
    if last < sentence.last and frames:
        page.trace.took("end", last, last + 1, Why.NEXT_ACT, first)
    return Frame(first, first, "narrate", "narrated", "narrated", first, last, rule=why)


def _event_verb(page: Page, first: int, last: int, lists: Lists) -> str:
    """The rule where the main verb is a deed that reports events."""
    at = main_verb(page, first, last)
    if at < 0:
        return ""
    for verb in page.words[at].verbs:
        if verb.lemma in lists.deeds and verb.person == "3":
            return f"narrated: {page.words[at].text}" if lists.deeds[verb.lemma].event else ""
    return ""


def _occurrence(page: Page, first: int, last: int) -> str:
    """The rule where a verb of happening stands at the head, an event noun close behind it."""
    for k in range(first, min(first + 4, last)):
        word = page.words[k]
        if word.mark or word.comp:
            return ""
        if word.key in OCCURRENCES or (word.conj and word.key[1:] in OCCURRENCES):
            near = page.words[k + 1 : min(k + 7, last)]
            if any(w.event_noun or w.harm for w in near):
                return "narrated: event noun"
            return ""
    return ""


def _harm_figure(page: Page, first: int, last: int, lists: Lists) -> str:
    """The rule where the sentence counts harm to persons."""
    words = page.words[first:last]
    if not any(word.starts_number for word in words):
        return ""
    figures = find_figures(page, first, last, lists)
    return "narrated: figure of harm" if any(f.class_ in _HARM for f in figures) else ""


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
        if word.finite:
            return k
    return -1
