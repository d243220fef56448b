"""How a content is put forward: as real or meant, with whose responsibility, denied in what."""

from dataclasses import dataclass

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.subjects import RELATIVES
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.undone import is_left_open
from musnad.model.vocabulary import DenialScope, Polarity, Reality, Responsibility

_BY_ACT: dict[str, Reality] = {
    "demand": "wanted",
    "propose": "wanted",
    "refuse": "wanted",
    "threaten": "planned",
    "commit": "planned",
}
"""What the act alone tells; what is refused was wanted by another."""
_QUESTIONS = closed_class("questions")
_MAYBE = closed_class("maybe")
_NEEDED = closed_class("needed")
_WILL = closed_class("will")
_INTENDED = closed_class("intended")
_POINTERS = closed_class("pointers")
_CONTESTED = closed_class("contested")
_OPEN_DENIED = closed_class("opens_denied")
_OWN = ("ته", "تها", "تهم", "نه", "نها", "نهم")
"""How a word of responsibility, or a complementizer, ends that goes back to the speaker."""
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ني")
_FUTURE = 5
"""Of how many letters an unknown verb of the future is at least."""
_CONDITIONS = closed_class("conditions")
_ONGOING = closed_class("ongoing")
_EACH = closed_class("each")
_WAS = closed_class("was")
_CEASED = closed_class("ceased")
_TO = frozenset(("ان", "بان"))
_RESPONSIBILITY = closed_class("responsibility")
_NUMBER = closed_class("scope_number")
_INVOLVEMENT = closed_class("scope_involvement")
_KNOWLEDGE = closed_class("scope_knowledge")
_EVERYDAY = closed_class("scope_everyday") | _NUMBER
_HEAD = 6
_CLAUSE = 10
_CLAUSAL = ("an", "quote")
"""How a content stands that is a clause: a relative verb in it is not the one that it tells."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one content is put forward; `told_at` has the token that tells each field, -1 for none.

    A field that nothing speaks of (`responsibility` unknown, no denial) is not in `told_at`.
    """

    polarity: Polarity
    reality: Reality
    responsibility: Responsibility
    denial_scope: DenialScope | None
    told_at: dict[str, int]


def read_standing(page: Page, frame: Frame) -> Standing:
    """How the content of `frame` is put forward."""
    polarity, polar_at = _polarity(page, frame)
    reality, real_at = _reality(page, frame)
    told_at = {"polarity": polar_at, "reality": real_at}
    responsibility, held_at = _responsibility(page, frame)
    if responsibility != "unknown":
        told_at["responsibility"] = held_at
    scope = None
    if frame.act == "deny" and polarity == "denied":
        scope, told_at["denial_scope"] = _denial_scope(page, frame)
    return Standing(polarity, reality, responsibility, scope, told_at)


def _polarity(page: Page, frame: Frame) -> tuple[Polarity, int]:
    """Put forward, denied, or neither: a question (`هل قصفت`) asserts nothing."""
    first = frame.content_first
    if frame.act in ("affirm", "deny") and is_left_open(page, frame.cue_first):
        return "neither", frame.cue_first
    rejected = frame.act == "refuse" and page.words[first].bare in _CONTESTED
    if frame.act == "deny" or rejected:
        return "denied", -1
    for k in range(frame.content_first, min(frame.content_first + 2, frame.content_last)):
        if page.keys[k] in _QUESTIONS:
            return "neither", k
    return "asserted", -1


def _reality(page: Page, frame: Frame) -> tuple[Reality, int]:
    """Whether the content happened, goes on, or is only planned, conditional or wanted."""
    if frame.act == "refuse" and page.words[frame.content_first].bare in _CONTESTED:
        return "happened", -1
    if frame.act in _BY_ACT:
        return _BY_ACT[frame.act], -1
    last = min(frame.content_first + _CLAUSE, frame.content_last)
    for k in range(frame.content_first, last):
        if frame.mode in _CLAUSAL and k > frame.content_first and _is_relative(page, k):
            continue
        found = _mood(page, k, frame, last)
        if found is not None:
            return found, k
        verbs = page.words[k].verbs
        if page.words[k].finite and verbs and verbs[0].tense == "past":
            break
    if frame.act == "warn":
        return "conditional", -1
    return "happened", -1


def _is_relative(page: Page, k: int) -> bool:
    """Whether a relative clause begins with token `k` (`التي ستدخل`, but not `ما زال`)."""
    return page.keys[k - 1] in RELATIVES and page.keys[k] not in _CEASED


def _mood(page: Page, k: int, frame: Frame, last: int) -> Reality | None:
    """What the word at token `k`, before the first past verb, makes of its clause."""
    word, key = page.words[k], page.keys[k].lstrip("وف")
    told = not word.definite or _is_predicate(page, k, last)
    maybe = told and word.bare in _MAYBE
    if maybe or (word.bare in _CONDITIONS and _opens_condition(page, k)):
        return "conditional"
    if key == "قد" and k + 1 < last and page.words[k + 1].finite:
        after = page.words[k + 1].verbs
        return "conditional" if after and after[0].tense == "present" else None
    if word.bare in _NEEDED or key in _NEEDED:
        return "wanted"
    if key in _WILL or _is_future(page, k) or (told and word.bare in _INTENDED):
        return "planned"
    if (word.bare in _ONGOING or key in _ONGOING) and _goes_on(page, k, frame):
        return "ongoing"
    return None


def _is_future(page: Page, k: int) -> bool:
    """Whether token `k` is a verb of the future, known or by its shape alone.

    An unknown word is one where it begins with `س` and two letters of a verb's form (`سيتخذ`), or
    one of them behind a complementizer with its subject (`إنها سترفع`).
    """
    word, key = page.words[k], page.keys[k].lstrip("وف")
    if not key.startswith("س"):
        return False
    if word.verbs or word.starts or word.thing or word.nation or len(key) < _FUTURE:
        return bool(word.verbs) and word.verbs[0].tense == "present"
    if key.startswith(("سيت", "ستت", "سنت", "سيست", "ستست")):
        return True
    before = page.words[k - 1] if k else None
    own = before is not None and before.comp and before.key.endswith(_PRONOUNS)
    return bool(own) and key[1] in "يتنا" and not word.text.endswith("ة")


def _is_predicate(page: Page, k: int, last: int) -> bool:
    """Whether a word with the article tells of a clause (`من المتوقع`, `المقرر أن`)."""
    after = k + 1 < last and page.words[k + 1].comp
    return bool(after) or (k > 0 and page.keys[k - 1].lstrip("و") == "من")


def _opens_condition(page: Page, k: int) -> bool:
    """Whether a word of condition is one, and no noun (`في الحال`, `بأي حال`)."""
    return not page.words[k].definite and (k == 0 or page.words[k - 1].bare not in _EACH)


def _goes_on(page: Page, k: int, frame: Frame) -> bool:
    """Whether a word of lasting tells of its clause.

    One with the article or behind a preposition tells of its noun (`المحادثات الجارية`), and is
    taken only of the noun that opens a content without a clause (`القصف المستمر`). A verb right
    behind `أن` or `ل` tells what is meant (`يأمل أن تستمر`), one behind `كان` what is over.
    """
    word, first = page.words[k], frame.content_first
    if word.finite:
        meant = word.prep or (k > first and page.keys[k - 1] in _TO)
        return not meant and not any(page.keys[j] in _WAS for j in range(first, k))
    if word.definite:
        return k == first + 1 and page.words[first].definite and frame.mode not in _CLAUSAL
    return not word.prep


def _responsibility(page: Page, frame: Frame) -> tuple[Responsibility, int]:
    """Claimed by the speaker, laid on another, refused, or not spoken of."""
    if frame.act == "accuse":
        return "laid", -1
    owned = False
    for k in range(frame.content_first, min(frame.content_last, frame.content_first + _HEAD)):
        word = page.words[k]
        own = word.key.endswith(_OWN)
        owned = owned or (word.comp != "" and own)
        named = word.key in _RESPONSIBILITY or word.bare in _RESPONSIBILITY
        if named and not _is_official(page, k):
            if frame.act in ("deny", "refuse"):
                return "refused", k
            return ("claimed" if own or owned else "laid"), k
    return "unknown", -1


def _denial_scope(page: Page, frame: Frame) -> tuple[DenialScope, int]:
    """What exactly is denied."""
    scopes: tuple[tuple[frozenset[str], DenialScope], ...] = (
        (_RESPONSIBILITY, "responsibility"),
        (_INVOLVEMENT, "involvement"),
        (_KNOWLEDGE, "knowledge"),
        (_NUMBER, "number"),
    )
    first = frame.content_first
    head = first
    while head + 1 < frame.content_last and page.keys[head] in _OPEN_DENIED:
        head += 1
    clause = frame.mode in _CLAUSAL or page.words[first].finite or bool(page.words[first].comp)
    for k in range(first, min(frame.content_last, first + _HEAD)):
        for words, scope in scopes:
            named = page.keys[k] in words or page.words[k].bare in words
            if named and not _is_official(page, k) and _is_denied(page, k, head, clause=clause):
                return scope, k
    points = page.keys[head] in _POINTERS or page.words[head].bare in _CONTESTED
    if points and frame.content_last - head <= _HEAD:
        return "unstated", head
    return "fact", -1


def _is_denied(page: Page, k: int, head: int, *, clause: bool) -> bool:
    """Whether the word at token `k` is what is denied, and not only spoken of in it.

    Words of everyday meaning (`دور`, `علاقة`, `عدد`) tell a scope where the content opens with
    them, behind `أي`, or, of involvement, without the article in a clause (`أن يكون له دور`).
    """
    word = page.words[k]
    if word.bare not in _EVERYDAY and page.keys[k] not in _EVERYDAY:
        return True
    if k <= head or page.words[k - 1].bare in _EACH:
        return True
    return clause and not word.definite and word.bare not in _NUMBER


def _is_official(page: Page, k: int) -> bool:
    """Whether a word of responsibility is somebody's office (`مسؤول إعلامي`)."""
    starts = page.words[k].starts or {}
    behind = page.keys[k + 1] if k + 1 < len(page.keys) else ""
    return "role" in starts and behind != "عن"
