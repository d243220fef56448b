"""What a verb of denying takes as its object, and the claim that object may hold.

`نفت أنقرة صحة ما ذكرته باريس بشأن الغارة` holds two acts: the denial and, in its object, the claim
that is denied. `نفى في بيان هذه الأنباء` has an object that only points.
"""

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import PREPOSITIONS, UNTRUE
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.subjects import subject_before
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.undone import is_undone

POINTERS = closed_class("pointers")
OPEN_DENIED = closed_class("opens_denied")
CONTESTED = closed_class("contested")
NEGATIONS = closed_class("negations")
_UNTRUE_BEHIND = closed_class("untrue_behind_negation")
_DENIED_THINGS = (
    closed_class("denied_things")
    | closed_class("scope_involvement")
    | closed_class("scope_knowledge")
    | closed_class("responsibility")
)
_ABOUT = closed_class("denied_about")
_WHAT = "ما"
_REACH = 24
_SUBJECT = 12


def is_untrue(page: Page, k: int, limit: int) -> bool:
    """Whether token `k` says that something is not true (`كاذبة`, `غير صحيحة`, `لا أساس`)."""
    if page.keys[k] in UNTRUE or page.words[k].bare in UNTRUE:
        return True
    negated = page.keys[k].lstrip("و") in NEGATIONS and k + 1 < limit
    return negated and page.keys[k + 1] in _UNTRUE_BEHIND


def denied_frame(page: Page, i: int, limit: int) -> Frame | None:
    """The frame of the verb of denying at token `i` whose object names or points at a claim."""
    saying = page.words[i].saying
    if saying is None or saying.cue.act != "deny" or "obj" not in saying.cue.frames:
        return None
    at = -1 if is_undone(page, i) else _object(page, i, min(i + _REACH, limit))
    if at < 0:
        return None
    subject = None
    if at > i + 1 and page.words[i + 1].heads and not page.words[i + 1].prep:
        subject = read_phrase(page, i + 1, at)
    participle = saying.verb.tense == "participle"
    if subject is None and not participle:
        subject = subject_before(page, i)
    return Frame(
        i,
        i + 1,
        "deny",
        "participle" if participle else "verb",
        "obj",
        at,
        limit,
        verb=saying.verb,
        subject=None if participle else subject,
        lead=page.words[i].lead_conj,
        rule="verb + word for a claim",
    )


def _object(page: Page, i: int, reach: int) -> int:
    """Where the object begins: at a word for a claim that is no part of an adjunct; else -1."""
    for j in range(i + 1, reach):
        word, key = page.words[j], page.keys[j]
        if word.mark in ("stop", "newline", "colon", "quote", "open") or word.comp:
            return -1
        if word.conj or word.prep or page.keys[j - 1] in PREPOSITIONS:
            continue
        if key == _WHAT and j + 1 < reach and page.words[j + 1].finite:
            return j
        opens = key in POINTERS or (word.bare in CONTESTED and (word.definite or j > i + 1))
        opens = opens or (word.bare in _DENIED_THINGS and not word.definite)
        if opens or (key in OPEN_DENIED and j + 1 < reach and _opens(page, j + 1)):
            return j
    return -1


def _opens(page: Page, j: int) -> bool:
    key = page.keys[j]
    return key in POINTERS or key == _WHAT or page.words[j].bare in CONTESTED


def relative_frame(page: Page, denial: Frame) -> Frame | None:
    """`ما ذكرته باريس بشأن ...` in what a frame denies: the claim that is denied."""
    first, last = denial.content_first, denial.content_last
    what = next((k for k in (first, first + 1) if k < last and page.keys[k] == _WHAT), -1)
    if denial.act != "deny" or denial.mode != "obj" or what < 0 or what + 1 >= last:
        return None
    i = what + 1
    word = page.words[i]
    if not word.finite:
        return None
    subject = read_phrase(page, i + 1, min(i + _SUBJECT, last))
    matter = _matter(page, i + 1, min(i + _REACH, last))
    if subject is None or subject.lead or matter < 0:
        return None
    return Frame(
        i,
        i + 1,
        word.saying.cue.act if word.saying else "state",
        "relative",
        "about",
        matter,
        last,
        verb=word.saying.verb if word.saying else word.verbs[0],
        subject=Phrase(subject.first, min(subject.last, matter - 1), subject.lead),
        rule="what is denied",
    )


def _matter(page: Page, i: int, limit: int) -> int:
    """Where what the denied claim says begins: behind `بشأن`, `حول`, `عن أن`; -1 without."""
    for k in range(i + 1, limit - 1):
        if page.words[k].mark == "stop":
            return -1
        if page.keys[k] in _ABOUT:
            return k + 2 if page.words[k + 1].comp else k + 1
    return -1
