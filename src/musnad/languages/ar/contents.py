"""Where contents end, and where those that stand before their attribution begin.

A content runs to the end of its sentence unless another act of the same or another speaker takes
over: a participle of saying, a coordinated verb of saying, an attribution. A quotation that is
the whole content ends with its mark.
"""

from musnad.annotate.marked import Sentence
from musnad.annotate.quotes import Quote
from musnad.languages.ar.denied import is_untrue
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.subjects import RELATIVES
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Word

_ADVERSATIVE = closed_class("adversative")
_MEANWHILE = closed_class("meanwhile")
_ASIDES = closed_class("asides")
_GENDERS = {"ي": "m", "ت": "f"}
_MIDDLE = 6
_QUOTED = 4
"""A shorter content is a quoted name: what explains it stands amid the clause."""
_OPENERS = closed_class("openers")
_WITHOUT = closed_class("not_told")
_TELLING = closed_class("untold")
_TELLS = closed_class("untold_verbs")
_DETAILS = closed_class("untold_matter")


def settle_contents(page: Page, sentence: Sentence, frames: list[Frame]) -> None:
    """Set the content of every frame of a sentence; `frames` are in the order of their cues."""
    for n, frame in enumerate(frames):
        if frame.before or frame.kind == "pointing" or frame.mode == "judged":
            continue
        quote = _content_quote(page, frame.content_first)
        whole = quote is not None and (
            _is_whole(page, quote.close, sentence.last) or frame.act == "characterize"
        )
        if quote is not None and frame.mode != "obj" and whole:
            frame.content_first, frame.content_last = quote.open + 1, quote.close
            at = quote.close if quote.closed else quote.close - 1
            page.trace.took("end", at, at + 1, Why.QUOTATION, frame.cue_first)
            continue
        frame.content_last = _end(page, frame, frames[n + 1 :], sentence.last)
    for n, frame in enumerate(frames):
        if frame.before:
            _set_before(page, sentence, frame, frames[:n])
    for n, frame in enumerate(frames):
        _trim(page, frame)
        if frame.kind == "pointing" and n:
            frame.content_first = frames[n - 1].content_first
            frame.content_last = frames[n - 1].content_last
            said = frames[n - 1]
            page.trace.took("end", said.cue_first, said.cue_last, Why.POINTED, frame.cue_first)


def _content_quote(page: Page, j: int) -> Quote | None:
    """The quotation that begins at token `j`."""
    if j + 1 >= len(page.words):
        return None
    if page.keys[j] in ("ب", "ل"):
        j += 1
    return page.quotes.opening_at(j) if page.words[j].mark in ("quote", "open") else None


def _is_whole(page: Page, close: int, limit: int) -> bool:
    """Whether nothing of the content stands behind the mark that closes its quotation."""
    if close + 1 >= limit:
        return True
    after = page.words[close + 1]
    return bool(after.mark in ("stop", "comma", "newline") or after.saying or after.conj)


def _end(page: Page, frame: Frame, later: list[Frame], limit: int) -> int:
    """The token that ends the content of `frame`: the first later frame that breaks it."""
    for other in later:
        if other.cue_first < frame.content_first:
            continue
        if other.cue_first > frame.content_last:
            break
        if breaks(page, frame, other):
            at = other.cue_first - 2 if other.kind == "pointing" else other.cue_first
            page.trace.took("end", other.cue_first, other.cue_last, Why.NEXT_ACT, frame.cue_first)
            frame.reach = _before_opener(page, at, frame.content_first)
            return _turn(page, frame, frame.reach)
        page.trace.over("end", other.cue_first, other.cue_last, Why.ACT_INSIDE, frame.cue_first)
    frame.reach = limit = min(limit, frame.content_last) if frame.mode != "an" else limit
    end = _turn(page, frame, limit)
    if end < limit:
        page.trace.took("end", end + 1, end + 2, Why.TURN, frame.cue_first)
    return end


def _turn(page: Page, frame: Frame, limit: int) -> int:
    """Where a clause that turns away (`، لكن`, `، فيما`) ends the content."""
    inside = page.quotes.inside
    quoted = inside[frame.content_first]
    for k in range(frame.content_first + 1, limit):
        if frame.kind == "noun" and frame.mode in ("about", "bi") and is_untrue(page, k, limit):
            return k
        if inside[k] != quoted and page.quotes.all[max(inside[k], quoted)].closed:
            continue
        mark = page.words[k - 1].mark
        if (mark == "comma" or k - frame.content_first > _QUOTED) and _is_aside(page, k, limit):
            return k - (mark == "comma")
        if inside[k] == quoted and _withholds(page, frame, k, limit):
            return k - (page.keys[k - 1] == "من")
        if mark == "comma" and inside[k] == quoted and _turns_away(page, frame, k, limit):
            return k - 1
    return limit


def _is_aside(page: Page, k: int, limit: int) -> bool:
    """Whether the outlet explains from token `k` on (`في إشارة إلى`, `وذلك`)."""
    key = page.keys[k]
    behind_comma = page.words[k - 1].mark == "comma"
    if behind_comma and key == "وذلك":
        return True
    behind = behind_comma or page.words[k - 1].mark in ("quote", "close")
    return behind and key == "في" and k + 1 < limit and page.keys[k + 1] in _ASIDES


def _turns_away(page: Page, frame: Frame, k: int, limit: int) -> bool:
    """Whether the clause from token `k` on, behind a comma, leaves the content."""
    key, clausal = page.keys[k], frame.mode in ("an", "quote")
    if key in RELATIVES and not clausal and key != "ما":
        return True
    if key in _ADVERSATIVE or (frame.mode != "an" and key in _MEANWHILE):
        return True
    word = page.words[k]
    joins = word.conj == "و" and word.finite and not _may_be_masdar(page, k, limit)
    return joins and not clausal


def _withholds(page: Page, frame: Frame, k: int, limit: int) -> bool:
    """Whether the speaker is said to tell no more (`دون ذكر تفاصيل`, `دون أن يوضح`) from `k` on.

    A verb behind `دون أن` is the speaker's where it agrees with the cue.
    """
    if page.keys[k] not in _WITHOUT or k + 2 >= limit or frame.verb is None:
        return False
    at = k + 1
    if page.words[at].comp:
        word = page.words[at + 1]
        tells = word.saying is not None or word.key[1:] in _TELLS
        return tells and frame.verb.gender in ("", "-", _GENDERS.get(word.key[0], ""))
    if page.words[at].bare in _TELLING:
        return True
    return any(page.words[j].bare in _DETAILS for j in range(at, min(at + 4, limit)))


def _may_be_masdar(page: Page, k: int, limit: int) -> bool:
    """Whether a word spelt like a verb may join another masdar (`وشن ضربات`).

    What follows is indefinite: a masdar takes it for its object, a verb seldom has it so near.
    """
    if k + 1 >= limit or page.words[k].masdar or page.words[k].event_noun:
        return True
    verb = page.words[k].verbs[0]
    after = page.words[k + 1]
    plain = verb.tense == "past" and verb.gender == "m" and verb.number == "s" and not verb.pronoun
    bare = not (after.definite or after.prep or after.mark or after.comp or after.nation)
    return plain and bare and page.keys[k + 1] not in PREPOSITIONS and not _names_a_party(after)


def _names_a_party(word: Word) -> bool:
    return any(kind in (word.starts or ()) for kind in ("role", "actor", "nation"))


def breaks(page: Page, frame: Frame, other: Frame) -> bool:
    """Whether the act `other` ends the content of `frame` rather than standing inside it."""
    inside = page.quotes.inside[other.cue_first]
    if inside >= 0 and page.quotes.all[inside].open >= frame.content_first - 1:
        return other.participle and not page.quotes.all[inside].closed
    if other.kind in ("attribution", "pointing"):
        return True
    if other.participle:
        return page.words[other.cue_first].prep == ""
    if other.kind != "verb" or other.verb is None:
        return False
    word = page.words[other.cue_first]
    opener = page.keys[other.cue_first - 1] in _OPENERS
    if not (word.conj or opener):
        return False
    return other.verb.tense == "past" or (frame.verb is not None and frame.verb.tense == "present")


def _before_opener(page: Page, i: int, least: int) -> int:
    while i - 1 > least and (page.keys[i - 1] in _OPENERS or page.keys[i - 1] in ("و", "وفق")):
        i -= 1
    return i


def _set_before(page: Page, sentence: Sentence, frame: Frame, earlier: list[Frame]) -> None:
    """The content of an attribution that follows it (or stands in its middle)."""
    first, last = sentence.first, frame.cue_first
    for other in earlier:
        reach = max(other.content_last, other.reach)
        around = other.content_first < frame.cue_first <= reach + 2
        if other.before:
            first = max(first, other.subject.last if other.subject else other.cue_last)
        elif around and _goes_on_without(page, other, frame):
            first = max(first, other.content_last + 1)
        elif around:
            first = max(first, other.content_first)
    frame.content_last = last
    frame.content_first = _skip_openers(page, first, last)
    behind = frame.subject.last if frame.subject else frame.cue_last
    interposed = page.words[last - 1].mark == "comma" and behind < sentence.last - 2
    if interposed and last - first <= _MIDDLE and page.words[behind].mark == "comma":
        frame.content_last = last if _new_clause(page, behind + 1) else sentence.last


def _goes_on_without(page: Page, other: Frame, frame: Frame) -> bool:
    """Whether a new clause (`، وتسببت في`) parts what `other` says from what `frame` attributes."""
    at = other.content_last
    if other.cue_first > frame.cue_first or at + 1 >= frame.cue_first:
        return False
    word = page.words[at + 1]
    return page.words[at].mark == "comma" and word.conj == "و" and word.finite


def _new_clause(page: Page, i: int) -> bool:
    word = page.words[i]
    return bool(word.conj or page.keys[i] in _OPENERS or word.saying or word.finite)


def _skip_openers(page: Page, first: int, last: int) -> int:
    """Past what opens a sentence before its first content: a dateline dash, `وكان`, adverbs."""
    for k in range(first, min(first + 8, last)):
        if page.words[k].mark == "dash" and k + 1 < last and k - first <= 5:
            return k + 1
    return first


def _trim(page: Page, frame: Frame) -> None:
    """Take marks off both ends."""
    first, last = frame.content_first, frame.content_last
    while last > first and page.words[last - 1].mark in (
        "stop",
        "comma",
        "newline",
        "colon",
        "dash",
    ):
        last -= 1
    while first < last and page.words[first].mark in ("comma", "colon", "stop", "dash", "close"):
        first += 1
    while (
        last > first
        and page.words[last - 1].mark in ("quote", "open")
        and page.quotes.opening_at(last - 1)
    ):
        last -= 1
    frame.content_first, frame.content_last = first, last
