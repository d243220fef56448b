"""Noun cues: `اتهامات من X لـY بـ`, `مزاعم X بشأن`, `قوله إن`, `نفي X`."""

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import FUNCTION_WORDS
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Role, Word

_ABOUT = closed_class("nominal_about")
_QUALITIES = closed_class("document_qualities")
_BLAMING = frozenset(("accuse", "allege", "deny", "warn"))
_REACH = 16
_OF_STATES = "يا"
"""How names of states end (`أرمينيا`), and accusative adjectives, which seldom stand here."""


def noun_frame(page: Page, i: int, limit: int, *, anonymous: bool = False) -> Frame | None:
    """The frame of the noun cue at token `i`; `anonymous` takes one that names no speaker."""
    word = page.words[i]
    cue = word.cue_noun
    if cue is None or word.verbs:
        return None
    if word.definite and word.bare != "قول":
        page.trace.over("cue", i, i + 1, Why.DEFINITE_NOUN)
        return None
    reach = min(i + _REACH, limit)
    speaker, target, j = _speaker(page, i, word, reach)
    content = _content(page, j, reach, limit)
    if not (speaker or word.pronoun or anonymous):
        page.trace.over("cue", i, i + 1, Why.NO_HOLDER)
        return None
    if content is None:
        page.trace.over("cue", i, i + 1, Why.NO_FRAME)
        return None
    mode, first = content
    if mode == "quote" or (mode != "an" and not (cue.always and cue.act in _BLAMING)):
        page.trace.over("cue", i, i + 1, Why.WEAK_NOUN)
        return None
    return Frame(
        i,
        i + 1,
        cue.act,
        "noun",
        mode,
        first,
        limit,
        subject=speaker,
        target=target,
        lead=word.lead,
        rule=f"noun + {mode}",
    )


def _speaker(
    page: Page, i: int, word: Word, reach: int
) -> tuple[Phrase | None, Phrase | None, int]:
    """Speaker, party addressed, and the token behind them."""
    j = i + 1
    while j < reach and _is_adjective(page.words[j]):
        j += 1
    if word.pronoun or j >= reach:
        return None, None, j
    if page.keys[j] == "من" and j + 1 < reach:
        j += 1
    elif page.words[j].mark or (page.words[j].prep and not _is_issuer(page, i, j)):
        return None, None, j
    if j < reach and page.words[j].finite:
        j = _behind_verb(page, j, reach)
    stands = j < reach and not page.words[j].comp
    speaker = read_phrase(page, j, reach) if stands else None
    if speaker is None or not _may_hold(page.words[speaker.first]):
        return None, None, j
    j = speaker.last
    target = None
    if j < reach and page.words[j].prep == "ل":
        target = read_phrase(page, j, reach)
        j = target.last if target else j
    return speaker, target, j


def _may_hold(head: Word) -> bool:
    """Whether a noun can be whose saying it is; an unknown indefinite one describes the saying."""
    known = head.definite or head.starts or head.nation or head.thing
    return bool(known or head.mark or head.pronoun)


def _is_issuer(page: Page, i: int, j: int) -> bool:
    """Whether `ل` names whose document it is (`بيان للبعثة`), and not whom it was given to."""
    word, starts = page.words[j], page.words[j].starts or {}
    document = any(
        isinstance(h.what, Role) and h.what.kind == "document"
        for h in (page.words[i].starts or {}).get("role", ())
    )
    medium = any(
        "agency:" in str(h.what) or "outlet:" in str(h.what) for h in starts.get("actor", ())
    )
    return document and word.prep == "ل" and not medium and bool(starts or word.nation)


def _is_adjective(word: Word) -> bool:
    """Whether an indefinite adjective goes on with the noun before it (`بيان أرمني رسمي`)."""
    if word.bare in _QUALITIES and not word.definite:
        return True
    adjective = word.nation is not None and word.nation.kind == "adjective"
    return adjective and not word.definite and not word.key.endswith(_OF_STATES)


def _behind_verb(page: Page, j: int, reach: int) -> int:
    """Past a verb of putting forward (`مزاعم تقدمت بها حسابات`) to who put it forward."""
    at = j + 1
    while at < reach - 1 and page.keys[at] in FUNCTION_WORDS:
        at += 1
    return at


def _content(page: Page, j: int, reach: int, limit: int) -> tuple[str, int] | None:
    for k in range(j, min(j + 3, reach)):
        word = page.words[k]
        if page.keys[k] in _ABOUT and k + 1 < limit:
            return "about", k + 1
        if word.finite:
            return None
        if word.comp:
            return "an", k + 1 if word.key in ("ان", "بان") else k
        if word.mark == "colon" or (word.mark in ("quote", "open") and k == j):
            return "quote", k + 1 if word.mark == "colon" else k
        if word.prep == "ب" and not word.mark:
            return "bi", k
        if word.mark and word.mark != "comma":
            return None
    return None
