"""All acts of saying in a sentence, in the order of their cues, with their contents set."""

from itertools import pairwise

from musnad.annotate.marked import Sentence
from musnad.languages.ar.attributions import attribution_frame
from musnad.languages.ar.chains import RELAYS, passed_on_from
from musnad.languages.ar.contents import settle_contents
from musnad.languages.ar.denied import denied_frame, relative_frame
from musnad.languages.ar.doubts import without_doubtful
from musnad.languages.ar.frames import Frame, verb_frame
from musnad.languages.ar.nominal import noun_frame
from musnad.languages.ar.particles import EXPRESSING
from musnad.languages.ar.phrases import Page, read_phrase
from musnad.languages.ar.pointing import pointing_frame
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.relative import judged_frame, retold_frame


def read_acts(page: Page, sentence: Sentence) -> list[Frame]:
    """The frames of one sentence."""
    frames: list[Frame] = []
    behind = sentence.first
    for i in page.among("act", sentence.first, sentence.last):
        frame = _frame_at(page, i, sentence, frames) if i >= behind else None
        if frame is not None:
            if frame.before or frame.content_first < sentence.last:
                frames.append(frame)
            behind = frame.cue_last
            named = relative_frame(page, frame)
            if named is not None:
                frames.append(named)
                behind = named.cue_last
    frames = without_doubtful(page, frames)
    if frames:
        settle_contents(page, sentence, frames)
        _deny_what_is_named(page, frames)
    return [frame for frame in frames if _has_content(page, frame)]


def _has_content(page: Page, frame: Frame) -> bool:
    if frame.content_last > frame.content_first:
        return True
    page.trace.over("cue", frame.cue_first, frame.cue_last, Why.NO_CONTENT)
    return False


def _frame_at(page: Page, i: int, sentence: Sentence, earlier: list[Frame]) -> Frame | None:
    word = page.words[i]
    if word.starts is not None and "attribution" in word.starts:
        if page.keys[i].lstrip("و") == "كما" and _adds(page, i, sentence):
            return None
        if earlier and _is_chain_of(page, i, earlier[-1], sentence):
            return None
        found = attribution_frame(page, i, sentence.first, sentence.last)
        if found is not None:
            return found
    if word.saying is not None:
        found = (
            pointing_frame(page, i, earlier)
            or judged_frame(page, i, sentence.last)
            or retold_frame(page, i, sentence.last)
            or _nearer(denied_frame(page, i, sentence.last), verb_frame(page, i, sentence.last))
        )
        if found is not None:
            _express(page, found)
            return _relayed(page, found, sentence.last)
    if word.cue_noun is not None:
        if _is_expressed(i, earlier):
            page.trace.over("cue", i, i + 1, Why.EXPRESSED)
            return None
        denied = bool(earlier) and earlier[-1].act == "deny" and earlier[-1].content_first == i
        return noun_frame(page, i, sentence.last, anonymous=denied)
    return None


def _is_chain_of(page: Page, i: int, frame: Frame, sentence: Sentence) -> bool:
    """Whether `نقلا عن` at token `i` stands between a cue and its content, as part of its chain."""
    between = frame.cue_first < i < frame.content_first and not frame.before
    return between and passed_on_from(page, i, sentence.last) is not None


def _nearer(one: Frame | None, other: Frame | None) -> Frame | None:
    """Of two readings of a cue, the one whose content begins sooner; the first of equals."""
    if one is None or other is None:
        return one or other
    return other if other.content_first < one.content_first else one


def _adds(page: Page, i: int, sentence: Sentence) -> bool:
    """Whether `كما` only adds another act (`كما دعت إلى`), whose verb has a frame of its own."""
    return i + 1 < sentence.last and verb_frame(page, i + 1, sentence.last) is not None


def _express(page: Page, frame: Frame) -> None:
    """Give `أعرب عن قلقه` the act of what is expressed."""
    if frame.verb is None or frame.verb.lemma not in EXPRESSING or frame.mode == "quote":
        return
    cue = page.words[frame.content_first].cue_noun
    if cue is not None and frame.mode in ("an_prep", "obj"):
        frame.act = cue.act


def _is_expressed(i: int, earlier: list[Frame]) -> bool:
    """Whether a noun cue is what the verb before it expresses, or says where it was said."""
    if not earlier or earlier[-1].verb is None:
        return False
    if earlier[-1].mode in ("an", "quote") and i < earlier[-1].content_first:
        return not earlier[-1].before
    return earlier[-1].content_first == i and earlier[-1].verb.lemma in EXPRESSING


def _relayed(page: Page, frame: Frame, limit: int) -> Frame | None:
    """`نقلت رويترز عن مصدر قوله إن`: the source stands behind `عن`, the relay is its chain."""
    if frame.verb is None or frame.verb.lemma not in RELAYS or frame.mode != "an_prep":
        return frame
    page.trace.over("cue", frame.cue_first, frame.cue_last, Why.EMPTY_RELAY)
    source = read_phrase(page, frame.content_first, limit)
    if source is None:
        return None
    for k in range(source.last, min(source.last + 12, limit)):
        word = page.words[k]
        said = word.cue_noun is not None and (word.pronoun or word.bare == "قول")
        if said and word.cue_noun is not None:
            frame.act = word.cue_noun.act  # `نقلت عن مسؤول نفيه ...` passes on a denial
        if word.comp or word.mark in ("colon", "quote", "open"):
            frame.content_first = k if word.mark != "colon" and not word.comp else k + 1
            break
        if said and k + 1 < limit and not page.words[k + 1].comp and not page.words[k + 1].mark:
            frame.content_first = k + 1
            break
    else:
        return None
    frame.via = [frame.subject] if frame.subject else []
    frame.subject = source
    frame.mode = "an"
    frame.cue_last = max(frame.cue_last, source.last)
    passed = page.words[frame.content_first - 1]
    if passed.cue_noun is not None and frame.content_first - 1 >= frame.cue_last:
        frame.cue_last = frame.content_first  # what the noun of saying says is said but once
    frame.rule = "relay"
    return frame


def _deny_what_is_named(page: Page, frames: list[Frame]) -> None:
    """What is denied is what the named accusation says, not its name (`نفت مزاعم بأن ...`)."""
    for frame, nested in pairwise(frames):
        named = nested.kind in ("noun", "relative")
        names = frame.act == "deny" and frame.mode == "obj" and named
        if names and nested.cue_first <= frame.content_first + 2:
            frame.content_first, frame.content_last = nested.content_first, nested.content_last
            page.trace.took("end", nested.cue_first, nested.cue_last, Why.NAMED, frame.cue_first)
