"""Attribution by preposition: `بحسب المرصد`, `وفقا للوزارة`, `حسبما أفاد`, `على حد قول`.

The phrase may stand before its content, behind it or in its middle. Which phrases attribute is
`source_phrases.tsv`.
"""

from typing import cast

from musnad.languages.ar.chains import from_them, source_behind
from musnad.languages.ar.clitics import noun_stems
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import NORMS
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.subjects import RELATIVES
from musnad.languages.ar.tables import closed_class

_CLOSING = ("comma", "quote", "open", "colon", "bracket")
_SAYINGS = closed_class("sayings")
_ONE_OF = closed_class("one_of")
_RELATORS = closed_class("relators")


def attribution_frame(page: Page, i: int, first: int, limit: int) -> Frame | None:
    """The attribution that begins at token `i` of the sentence `first` to `limit`."""
    for heading in page.headings(i, "attribution", i + 1):
        j = i + 1 + len(heading.rest)
        if tuple(page.keys[i + 1 : j]) != heading.rest:
            continue
        act, position, joined = cast("tuple[str, str, bool]", heading.what)
        if joined and (j >= limit or page.words[j].prep != "ل"):
            continue
        frame = _after_phrase(page, i, j, limit, act or "state", position)
        if frame is not None:
            frame.lead = heading.lead
            _place(page, frame, first, limit)
            return frame
    return None


def _after_phrase(page: Page, i: int, j: int, limit: int, act: str, position: str) -> Frame | None:
    """The frame of a phrase over tokens `i` to `j`, with its verb if it has one."""
    if j < limit and page.keys[j] in _RELATORS:
        j, position = j + 1, "verb_follows"
    verb = None
    if position == "verb_follows":
        saying = page.words[j].saying if j < limit else None
        if saying is None:
            return None
        act, verb, j = saying.cue.act, saying.verb, j + 1
    at, subject = j, None
    if from_them(page, at, limit, verb):
        return _from_whom_spoke(page, i, j, limit, act)
    while at < limit and page.words[at].starts_date:
        at += 1
    if at < limit and page.words[at].mark in ("", "quote", "open"):
        subject = read_phrase(page, at, limit)
    if verb is None and subject is not None and _is_own(page.words[at].key):
        return Frame(i, at + 1, act, "attribution", "attribution", at + 1, limit)
    if subject is None and verb is None:
        page.trace.over("cue", i, j, Why.NO_VOICE)
        return None
    if subject is not None and page.words[subject.first].bare in NORMS:
        page.trace.over("cue", i, subject.last, Why.NORM)
        return None
    last = subject.last if subject else at
    frame = Frame(i, j, act, "attribution", "attribution", last, limit, verb=verb, subject=subject)
    return frame if subject is None else _passed_on(page, frame, subject, limit)


def _passed_on(page: Page, frame: Frame, medium: Phrase, limit: int) -> Frame:
    """The frame with the source behind its `medium`, where the medium only passes on."""
    source = source_behind(page, medium.last, limit, frame.verb)
    if source is not None:
        frame.subject, frame.via, frame.content_first = source, [medium], source.last
    return frame


def _from_whom_spoke(page: Page, i: int, j: int, limit: int, act: str) -> Frame:
    """The frame of `نقلت عنه الوكالة` at token `j`: of whoever spoke last, not of the verb's."""
    medium = read_phrase(page, j + 1, limit)
    last, via = (medium.last, [medium]) if medium else (j + 1, [])
    return Frame(i, j, act, "attribution", "attribution", last, limit, via=via)


def _is_own(key: str) -> bool:
    """Whether a word names somebody's saying by a pronoun (`قوله`, `مزاعمها`)."""
    return any(pronoun and stem in _SAYINGS for stem, pronoun in noun_stems(key))


def _place(page: Page, frame: Frame, first: int, limit: int) -> None:
    """Find on which side of the attribution its content stands."""
    at = frame.content_first
    frame.rule = "attribution before"
    leading = frame.cue_first == first or page.words[frame.cue_first - 1].mark == "newline"
    if leading or all(
        page.words[k].mark or page.words[k].conj for k in range(first, frame.cue_first)
    ):
        at = _content_after(page, at, limit)
        frame.content_first = at
        return
    frame.before = True
    frame.rule = "attribution after"


def _content_after(page: Page, at: int, limit: int) -> int:
    """Skip apposition, comma, `فإن` and `فقد` to where the content begins."""
    for k in range(at, min(at + 25, limit)):
        word = page.words[k]
        if word.comp:
            return k + 1 if word.key in ("ان", "فان", "بان") else k
        if page.keys[k] == "فقد":
            return k + 1
        if word.mark == "comma" and k + 1 < limit and page.words[k + 1].starts_date:
            continue
        if word.mark in ("comma", "colon"):
            return _skip_fa(page, k + 1, limit)
        if page.keys[k] in RELATIVES:
            continue
    return at


def _skip_fa(page: Page, k: int, limit: int) -> int:
    if k < limit and (page.words[k].comp or page.keys[k] in ("فقد", "فان")):
        return k + 1 if page.keys[k] in ("فان", "ان", "فقد") else k
    return k


def apposition(page: Page, phrase: Phrase, limit: int) -> Phrase | None:
    """The phrase between commas behind `phrase` that names the same voice, if there is one."""
    i = phrase.last
    if i + 1 >= limit or page.words[i].mark != "comma":
        return None
    word = page.words[i + 1]
    dated = word.starts_date and page.keys[i + 1] not in _ONE_OF
    if dated or word.mark or word.conj or word.prep or word.finite or word.particle:
        return None
    found = read_phrase(page, i + 1, limit)
    if found is None or found.last >= limit or found.last - found.first > 12:
        return None
    behind = page.words[found.last]
    closes = behind.mark in _CLOSING or behind.comp or behind.starts_date
    closes = closes or (behind.conj == "و" and behind.pronoun)
    return found if closes else None
