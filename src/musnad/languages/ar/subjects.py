"""Subjects that stand before their verb (`لكن جيش تركيا نفى`, `تقارير تشير إلى`)."""

from musnad.languages.ar.borders import is_national
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Verb, Word

RELATIVES = closed_class("relatives")
ALL_OF = closed_class("all_of")
_ALSO = closed_class("also") | {"قد", "لا"}
_KANA_FORMS = closed_class("kana")
_DOCUMENTS = closed_class("self_speaking")
_KANA = 30


def is_definite(page: Page, phrase: Phrase) -> bool:
    """Whether a noun phrase is definite: by its article, its name or what it is construed with."""
    for k in range(phrase.first, phrase.last):
        word = page.words[k]
        if k > phrase.first and (word.prep or word.mark or page.keys[k] in PREPOSITIONS):
            return False
        if word.definite or word.named or word.pronoun or (word.nation and not is_national(word)):
            return True
    return False


def subject_of_kana(page: Page, i: int) -> Phrase | None:
    """The subject of `كان` that opens the clause of the verb at `i` (`وكان الرئيس قد أعلن`).

    Names in apposition, a day or `قد` may stand between; no other verb, relative or stop may.
    """
    if page.words[i].conj:
        return None
    for k in range(i - 1, max(-1, i - _KANA), -1):
        word = page.words[k]
        if page.keys[k] in _KANA_FORMS:
            subject = read_phrase(page, k + 1, i) if k + 1 < i else None
            return subject if subject is not None and not subject.lead else None
        if word.mark in ("stop", "newline", "colon") or word.comp or word.finite:
            return None
        if page.keys[k] in RELATIVES:
            return None
    return None


def subject_before(page: Page, i: int) -> Phrase | None:
    """The noun phrase that ends right before the verb at `i`: a subject that precedes it."""
    word = page.words[i]
    saying = word.saying
    if i > 1 and page.keys[i - 1] in RELATIVES and page.keys[i - 1] != "ما":
        i -= 1
    quoted = i > 1 and _opens_quotation(page, i - 1)
    i -= quoted
    while i > 1 and page.keys[i - 1] in _ALSO:
        i -= 1
    if word.conj or i == 0 or page.words[i - 1].mark in ("stop", "newline", "colon"):
        return None
    best = _phrase_up_to(page, i)
    if best is None or _is_adjective(page, best.first):
        return None
    if quoted and not page.words[best.first - 1].comp:
        return None  # `وتابع "أعتقد"`: only behind إن does a quotation begin amid a clause
    if best.first and page.keys[best.first - 1] in PREPOSITIONS and not _speaks(page, best.first):
        return None
    return best if saying is not None and _may_head(page.words[best.first], saying.verb) else None


def _phrase_up_to(page: Page, i: int) -> Phrase | None:
    """The longest noun phrase that ends before token `i`."""
    best = None
    for k in range(i - 1, max(-1, i - 14), -1):
        before = page.words[k]
        if before.mark in ("stop", "newline", "colon"):
            break
        if before.mark or before.prep in ("ب", "ك"):
            continue
        phrase = read_phrase(page, k, i)
        if phrase is not None and phrase.last == i:
            best = phrase
    return best


def _opens_quotation(page: Page, i: int) -> bool:
    """Whether the mark at `i` opens a quotation, which may begin at the verb (`الوزير "ينفي"`)."""
    return page.words[i].mark in ("quote", "open") and page.quotes.opening_at(i) is not None


def _speaks(page: Page, i: int) -> bool:
    """Whether a document heads a relative clause (`إلى تقارير تتحدث عن`), whose subject it is."""
    return page.words[i].bare in _DOCUMENTS


def _is_adjective(page: Page, i: int) -> bool:
    """Whether a nation's adjective goes with the noun before it (`الجيش المالي بيانا قال فيه`)."""
    if i == 0 or not is_national(page.words[i]):
        return False
    before = page.words[i - 1]
    return not before.mark and before.definite == page.words[i].definite and before.heads


def _may_head(head: Word, verb: Verb) -> bool:
    """Whether a noun before a verb can be its subject: in the nominative and of its gender."""
    if head.prep or head.text.endswith(("اً", "ًا")) or (head.key.endswith("ا") and head.thing):
        return False
    if verb.number == "p":
        return True
    if verb.gender == "f":
        return head.feminine or bool(head.nation or head.thing or head.starts)
    return not (head.key.endswith("ه") and not head.nation)
