"""Words that begin something new behind a noun phrase: its object, or another party.

Arabic sets no mark between a subject and its object: `اتهمت فرنسا إيران`, `نفى الجيش المالي صحة`.
What tells them apart are definiteness, case where it is spelt, and what the lists know.
"""

from musnad.languages.ar.page import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Nation, Word

_BODY = 2
_POSSESSED = ("ته", "تها", "تهم", "تهما", "ها", "هم")
_IN_NAME_OF = closed_class("in_name_of")


def begins_anew(page: Page, first: int, i: int) -> bool:
    """Whether the word at `i` is no part of the phrase begun at `first` that it stands behind."""
    if _is_other_party(page, first, i) or _is_other_state(page, i) or _is_object(page, first, i):
        return True
    return _is_stranger(page, i) and page.words[i].nation is None


def is_national(word: Word) -> bool:
    """Whether a word is the adjective of a nation (`سوري`)."""
    return word.nation is not None and word.nation.kind == "adjective"


def _is_other_party(page: Page, first: int, i: int) -> bool:
    """Whether a state stands behind `الرئيس الأذربيجاني`, which no genitive can follow."""
    before = page.words[i - 1]
    if not before.definite or before.nation is None or i - first <= 1:
        return False
    named = (page.words[i].starts or {}).get("nation", ())
    state = any(isinstance(h.what, Nation) and h.what.kind == "noun" for h in named)
    return state and before.nation.kind == "adjective"


def _is_object(page: Page, first: int, i: int) -> bool:
    """Whether an indefinite masdar or count at `i` is the object behind a finished subject."""
    word, before = page.words[i], page.words[i - 1]
    bare_head = i - first == 1 and before.definite and "role" in (before.starts or ())
    if bare_head and not word.definite and "role" in (word.starts or ()):
        return True
    if word.has_digit and i - first <= 1 and "role" in (before.starts or ()):
        return False
    if i > first and (is_possessed(word) or _is_new_object(page, first, i)):
        return True
    if _is_said_of_body(page, first, i):
        return True
    if bare_head and word.definite and not word.nation and (word.event_noun or word.deed):
        return True  # `تبنت الحركة الهجوم`: a deed is no adjective of a body
    if word.definite and before.named and i - first <= 3:
        return bool(word.event_noun or word.deed or word.cue_noun) and not word.nation
    if word.definite or not (
        word.deed
        or word.event_noun
        or word.cue_noun
        or word.harm
        or word.starts_number
        or word.masdar
    ):
        return False
    if page.keys[i - 1] in _IN_NAME_OF:
        return False
    finished = before.definite or before.named or before.mark or i - first > 1
    return bool(finished) or bool(word.pronoun)


def _is_accusative(word: Word) -> bool:
    """Whether a word is an indefinite object by its spelling (`قافلةً`, `بيانا`, `أشخاصا`)."""
    if word.definite or word.nation:
        return False
    if word.text.endswith(("ً", "ًا")):
        return True
    return word.thing is not None and word.key.endswith("ا") and not word.starts


def _is_new_object(page: Page, first: int, i: int) -> bool:
    """Whether an accusative at `i` agrees with nothing before it in the phrase from `first`.

    What is counted (`ستون جنديا`) and an adjective of an accusative (`سوقا شعبيا`) go on.
    """
    if not _is_accusative(page.words[i]) or page.words[first].starts_number:
        return False
    return not page.keys[i - 1].endswith("ا") or page.words[i - 1].definite


def _is_said_of_body(page: Page, first: int, i: int) -> bool:
    """Whether an indefinite word stands behind a body that its adjective ends (`الجيش المالي صحة`).

    An official's name may follow a title so, but nobody's a body.
    """
    word, before = page.words[i], page.words[i - 1]
    if word.definite or word.named or not before.definite or i - first < _BODY:
        return False
    headings = (page.words[first].starts or {}).get("role", ())
    body = bool(headings) and all(h.what.kind == "body" for h in headings)  # type: ignore[attr-defined]
    return body and is_national(before) and page.words[first].definite


def is_possessed(word: Word) -> bool:
    """Whether an unlisted noun carries a pronoun, so that it cannot go on with a name."""
    if word.definite or word.starts or word.nation or len(word.key) < 5:
        return False
    return not word.text.endswith("ة") and word.key.endswith(_POSSESSED)


def state_named(word: Word) -> str:
    """The party whose name (`فرنسا`, `الأردن`) or adjective a word is by itself, empty if none."""
    for heading in (word.starts or {}).get("nation", ()):
        if not heading.rest and isinstance(heading.what, Nation):
            return heading.what.party
    return word.nation.party if word.nation is not None else ""


def _is_other_state(page: Page, i: int) -> bool:
    """Whether the name of one state stands behind that of another (`اتهمت فرنسا إيران`)."""
    one, other = page.words[i - 1], page.words[i]
    if "nation" not in (one.starts or {}) or "nation" not in (other.starts or {}):
        return False
    party = state_named(other)
    return bool(party) and party != state_named(one) != ""


def _is_stranger(page: Page, i: int) -> bool:
    """Whether an indefinite common noun stands behind a quoted name, which it cannot go on with."""
    return page.words[i - 1].mark in ("quote", "close") and not page.words[i].definite
