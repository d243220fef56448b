"""Acts of saying whose verb carries a pronoun for what is spoken of.

`الحزب الذي تعتبره أنقرة تنظيما إرهابيا` says of the party what it is held to be; `ما ذكرته يريفان
حول إسقاط مقاتلة` names behind a preposition what was said.
"""

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.subjects import RELATIVES
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Saying

_ABOUT = closed_class("nominal_about")
_QUANTIFIERS = closed_class("quantifiers")
_REACH = 16
_JOINED = ("ب", "ك")


def judged_frame(page: Page, i: int, limit: int) -> Frame | None:
    """`تعتبره أنقرة تنظيما إرهابيا`: the content is what somebody or something is held to be."""
    saying = page.words[i].saying
    if saying is None or saying.cue.act != "characterize" or not saying.verb.pronoun:
        return None
    if saying.verb.tense == "participle" or "obj" not in saying.cue.frames:
        return None
    subject, at = _subject(page, i, limit)
    while at < limit and page.keys[at] in _QUANTIFIERS:
        at += 1
    judged = _judgement(page, at, limit)
    if judged is None:
        return None
    return _frame(page, i, saying, "judged", subject, judged)


def retold_frame(page: Page, i: int, limit: int) -> Frame | None:
    """`ما ذكرته يريفان حول إسقاط مقاتلة`: the content stands behind a word of being about."""
    saying = page.words[i].saying
    if saying is None or not saying.verb.pronoun or page.keys[i - 1] not in RELATIVES:
        return None
    subject, at = _subject(page, i, limit)
    if subject is None or at + 1 >= limit or page.keys[at] not in _ABOUT:
        return None
    return _frame(page, i, saying, "about", subject, Phrase(at + 1, limit))


def _subject(page: Page, i: int, limit: int) -> tuple[Phrase | None, int]:
    """Who judges or says, named right behind the verb, and the token behind the name.

    A quotation behind the name is the judgement, not part of the name.
    """
    if i + 1 >= limit or _accusative(page, i + 1) or page.keys[i + 1] in _JOINED:
        return None, i + 1
    subject = read_phrase(page, i + 1, min(i + _REACH, limit))
    if subject is None or subject.lead or page.words[subject.first].mark:
        return None, i + 1
    for k in range(subject.first + 1, subject.last):
        if page.words[k].mark in ("quote", "open") or _accusative(page, k):
            return Phrase(subject.first, k), k
    return subject, subject.last


def _accusative(page: Page, i: int) -> bool:
    """Whether an indefinite noun at `i` is spelt in the accusative."""
    word = page.words[i]
    if word.mark or word.definite or word.nation or word.particle or word.finite:
        return False
    text = word.text.rstrip("\u064b")
    return len(word.key) > 3 and text.endswith("ا") and not text.endswith(("ها", "يا"))


def _judgement(page: Page, i: int, limit: int) -> Phrase | None:
    """What the object is held to be: an accusative noun phrase, or a quotation."""
    if i >= limit:
        return None
    at = i
    if page.keys[at] in _JOINED:
        at += 1
    quote = page.quotes.opening_at(at) if at < limit else None
    if quote is not None and quote.closed:
        return Phrase(quote.open + 1, min(quote.close, limit))
    if not _accusative(page, i):
        return None
    last = i + 1
    while last < limit and _goes_on(page, last):
        last += 1
    return Phrase(i, last)


def _goes_on(page: Page, i: int) -> bool:
    """Whether the word at `i` belongs to the judgement before it."""
    word = page.words[i]
    stops = word.mark or word.comp or word.conj or word.finite or page.keys[i] in RELATIVES
    return not stops


def _frame(
    page: Page, i: int, saying: Saying, mode: str, subject: Phrase | None, content: Phrase
) -> Frame:
    return Frame(
        i,
        i + 1,
        saying.cue.act,
        "verb",
        mode,
        content.first,
        content.last,
        verb=saying.verb,
        subject=subject,
        lead=page.words[i].lead_conj,
        rule=f"verb with a pronoun + {mode}",
    )
