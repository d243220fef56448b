"""Frames that look like acts of saying and are none, by where their cue or complementizer stands.

The spelling of a cue is often another word's too: `مدينة` is a town before it is a woman who
condemns, `متحدثة` behind `قالت` is who speaks. Each rule here is one of grammar, not of words.
"""

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class

_SAYING = closed_class("saying")


def without_doubtful(page: Page, frames: list[Frame]) -> list[Frame]:
    """The frames of a sentence, in the order of their cues, without those that are none."""
    kept: list[Frame] = []
    for frame in frames:
        if frame.kind in ("verb", "participle") and _is_other_word(page, frame):
            continue
        if frame.mode == "an" and _is_governed(page, frame):
            continue
        if any(_holds(page, earlier, frame) for earlier in kept[-3:]):
            continue
        kept.append(frame)
    return kept


def _is_other_word(page: Page, frame: Frame) -> bool:
    """Whether a participle without tanwin's alif stands where only a noun or adjective can.

    A participle that tells the manner of an act follows a pause or its own conjunction; a
    feminine or plural one in the middle of a phrase is a noun or an adjective of it.
    """
    word = page.words[frame.cue_first]
    if not frame.participle or word.bare in _SAYING or word.key.endswith("ا"):
        return False
    first = frame.cue_first == 0
    return not (word.conj or (not first and page.words[frame.cue_first - 1].mark))


def _is_governed(page: Page, frame: Frame) -> bool:
    """Whether the complementizer belongs to a preposition before it (`تؤجل إلى أن`)."""
    at = frame.content_first - 1
    if at - 1 <= frame.cue_first or not page.words[at].comp:
        at = frame.content_first
    if not page.words[at].comp or at - 1 <= frame.cue_first:
        return False
    return page.keys[at - 1] in PREPOSITIONS


def _holds(page: Page, earlier: Frame, frame: Frame) -> bool:
    """Whether the cue of `frame` only names what belongs to an earlier act."""
    if earlier.kind in ("pointing", "attribution"):
        return False
    subject = earlier.subject
    if subject is not None and subject.first <= frame.cue_first < subject.last:
        return frame.kind in ("noun", "participle") or frame.cue_first == subject.first
    same = earlier.content_first == frame.content_first and not frame.before
    return same and page.words[frame.cue_first].bare in _SAYING
