"""Acts of saying that are named and not done: absent (`دون شك`), left open (`لم تؤكد أو تنف`)."""

from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Word

_NEGATORS = closed_class("negators")
_ABSENCE = closed_class("absence")
_BEFORE_ABSENT = closed_class("before_absent")
_OPPOSITE = {"affirm": "deny", "deny": "affirm"}
_OR = "او"
_REACH = 14
_STEPS = 5


def is_undone(page: Page, i: int) -> bool:
    """Whether the cue at token `i` is negated or absent; one that is left open is kept."""
    negated = i > 0 and page.keys[i - 1].lstrip("وف") in _NEGATORS
    return (negated or is_absent(page, i)) and not is_left_open(page, i)


def is_absent(page: Page, i: int) -> bool:
    """Whether the noun that token `i` spells is said not to be (`ليس لدي شك`, `دون أدنى شك`)."""
    for k in range(i - 1, max(-1, i - 1 - _STEPS), -1):
        key = page.keys[k]
        if key.lstrip("وف") in _ABSENCE or key in _ABSENCE:
            return True
        if key not in _BEFORE_ABSENT:
            return False
    return False


def is_left_open(page: Page, i: int) -> bool:
    """Whether the cue at token `i` is the second of affirming and denying, and neither is done.

    So `لم تؤكد أو تنف`, `لا ينفي ولا يؤكد`, `رفض تأكيد أو نفي`.
    """
    negated = i > 1 and page.keys[i - 1].lstrip("وف") in _NEGATORS
    joined = i > 1 and (page.keys[i - 1] == _OR or (negated and bool(page.words[i - 1].conj)))
    opposite = _OPPOSITE.get(_act(page.words[i]))
    if not joined or opposite is None:
        return False
    if page.keys[i - 1] == _OR and _act(page.words[i - 2]) == opposite:
        return not page.words[i - 2].finite or page.keys[i - 3].lstrip("وف") in _NEGATORS
    for k in range(i - 2, max(0, i - _REACH), -1):
        if page.words[k].mark == "stop":
            return False
        if page.words[k].finite and _act(page.words[k]) == opposite:
            return page.keys[k - 1].lstrip("وف") in _NEGATORS
    return False


def _act(word: Word) -> str:
    if word.saying is not None:
        return word.saying.cue.act
    return "" if word.cue_noun is None else word.cue_noun.act
