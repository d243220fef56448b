"""How a content is put forward: as real or meant, with whose responsibility, denied in what."""

from musnad.annotate.marked import Sentence
from musnad.languages.ar.counts import longest
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.model.vocabulary import DenialScope, Reality, Responsibility

_WANTED = frozenset(("demand", "propose"))
_PLANNED = frozenset(("threaten", "commit"))
_CONDITIONS = closed_class("conditions")
_ONGOING = closed_class("ongoing")
_RESPONSIBILITY = closed_class("responsibility")
_NUMBER = closed_class("scope_number")
_INVOLVEMENT = closed_class("scope_involvement")
_KNOWLEDGE = closed_class("scope_knowledge")
_HEAD = 5


def reality(page: Page, frame: Frame) -> tuple[Reality, int]:
    """Whether the content happened, goes on, or is only planned, conditional or wanted."""
    if frame.act in _WANTED:
        return "wanted", -1
    if frame.act in _PLANNED:
        return "planned", -1
    last = min(frame.content_first + _HEAD, frame.content_last)
    for k in range(frame.content_first, last):
        word = page.words[k]
        if word.bare in _CONDITIONS:
            return "conditional", k
        present = word.verbs and word.verbs[0].tense == "present"
        future = present and word.key.lstrip("وف").startswith("س")
        if page.keys[k] == "سوف" or future:
            return "planned", k
        if word.bare in _ONGOING or page.keys[k].lstrip("وف") in _ONGOING:
            return "ongoing", k
    return "happened", -1


def responsibility(page: Page, frame: Frame) -> tuple[Responsibility, int]:
    """Claimed by the speaker, laid on another, refused, or not spoken of."""
    if frame.act == "accuse":
        return "laid", -1
    for k in range(frame.content_first, min(frame.content_last, frame.content_first + _HEAD)):
        word = page.words[k]
        if word.key in _RESPONSIBILITY or word.bare in _RESPONSIBILITY:
            if frame.act in ("deny", "refuse"):
                return "refused", k
            own = word.key.endswith(("ته", "تها", "تهم", "ه"))
            return ("claimed" if own else "laid"), k
    return "unknown", -1


def denial_scope(page: Page, frame: Frame, *, counts: bool) -> tuple[DenialScope, int]:
    """What exactly is denied; `counts` tells that what is denied holds a figure."""
    scopes: tuple[tuple[frozenset[str], DenialScope], ...] = (
        (_RESPONSIBILITY, "responsibility"),
        (_INVOLVEMENT, "involvement"),
        (_KNOWLEDGE, "knowledge"),
        (_NUMBER, "number"),
    )
    for k in range(frame.content_first, min(frame.content_last, frame.content_first + _HEAD)):
        for words, scope in scopes:
            if page.keys[k] in words or page.words[k].bare in words:
                return scope, k
    if frame.kind == "pointing" or frame.content_last - frame.content_first <= 2:
        return "unstated", -1
    return ("number" if counts else "fact"), -1


def caveat_in(page: Page, sentence: Sentence) -> tuple[int, int] | None:
    """The tokens of a caveat (`لم يتسن التحقق`) in a sentence, to the end of its clause."""
    for i in page.among("caveat", sentence.first, sentence.last):
        heading = longest(page, i, sentence.last, "caveat")
        if heading is not None:
            last = i + 1 + len(heading.rest)
            while last < sentence.last and page.words[last].mark not in ("stop", "comma"):
                last += 1
            return i, last
    return None
