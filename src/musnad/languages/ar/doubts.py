"""Frames that look like acts of saying and are none, by where their cue or complementizer stands.

The spelling of a cue is often another word's too: `مدينة` is a town before it is a woman who
condemns, `متحدثة` behind `قالت` is who speaks. Each rule here is one of grammar, not of words.
"""

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import EXPRESSING, PREPOSITIONS
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class

_CLAUSAL = ("an", "quote")
_SAYING = closed_class("saying")


def without_doubtful(page: Page, frames: list[Frame]) -> list[Frame]:
    """The frames of a sentence, in the order of their cues, without those that are none."""
    kept: list[Frame] = []
    for frame in frames:
        why = _doubt(page, frame, kept[-3:])
        if why is None:
            kept.append(frame)
        else:
            page.trace.over("cue", frame.cue_first, frame.cue_last, why)
    return kept


def _doubt(page: Page, frame: Frame, earlier: list[Frame]) -> Why | None:
    """Why a frame is no act of saying, beside the ones before it; None where it is one."""
    if frame.kind in ("verb", "participle") and _is_other_word(page, frame):
        return Why.ADJECTIVE
    if frame.mode == "an" and _is_governed(page, frame):
        return Why.GOVERNED
    for other in earlier:
        if _is_in_subject(other, frame):
            return Why.IN_SUBJECT
        if _is_same_act(page, other, frame):
            return Why.EXPRESSED
    return None


def _is_other_word(page: Page, frame: Frame) -> bool:
    """Whether a participle without tanwin's alif stands where only a noun or adjective can.

    A participle that tells the manner of an act follows a pause or its own conjunction; a
    feminine or plural one in the middle of a phrase is a noun or an adjective of it.
    """
    word = page.words[frame.cue_first]
    if (
        not frame.participle
        or word.bare in _SAYING
        or word.key.endswith("ا")
        or word.text.endswith("ً")
    ):
        return False
    first = frame.cue_first == 0
    return not (word.conj or (not first and page.words[frame.cue_first - 1].mark))


def _is_governed(page: Page, frame: Frame) -> bool:
    """Whether the complementizer belongs to a preposition before it (`تؤجل إلى أن`).

    `في أن` is left to a verb with a subject, which may govern it (`تشتبه الشرطة في أن`).
    """
    at = frame.content_first - 1
    if at - 1 <= frame.cue_first or not page.words[at].comp:
        at = frame.content_first
    if not page.words[at].comp or at - 1 <= frame.cue_first:
        return False
    suspects = page.keys[at - 1] == "في" and frame.subject is not None
    return page.keys[at - 1] in PREPOSITIONS and not suspects


def _is_in_subject(earlier: Frame, frame: Frame) -> bool:
    """Whether the cue of `frame` belongs to the words for who speaks in `earlier`."""
    subject = earlier.subject
    if subject is None or earlier.kind in ("pointing", "attribution"):
        return False
    if not subject.first <= frame.cue_first < subject.last:
        return False
    return frame.kind in ("noun", "participle") or frame.cue_first == subject.first


def _is_same_act(page: Page, earlier: Frame, frame: Frame) -> bool:
    """Whether `frame` only says again what `earlier` does; other participles go on speaking.

    So `تابع قائلا`, `أعرب عن قلقه من`, `نقلت عن مصدر قوله إن`, `ذكر التقرير الذي نشرته القناة
    أن`: of two cues before one content the first reports it, unless the second is joined to it.
    """
    if earlier.kind == "pointing" or earlier.before:
        return False
    expresses = earlier.verb is not None and earlier.verb.lemma in EXPRESSING
    if expresses and earlier.mode in ("an_prep", "obj"):
        return frame.cue_first == earlier.content_first
    if earlier.content_first != frame.content_first or frame.before:
        return False
    word = page.words[frame.cue_first]
    joins = bool(word.conj) or frame.participle
    return word.bare in _SAYING or (earlier.mode in _CLAUSAL and not joins)
