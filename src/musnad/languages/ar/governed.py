"""Whether what stands behind `ب` is what a verb of saying says (`أفاد بمقتل`, `، بفتح تحقيق`)."""

from musnad.languages.ar.clitics import THIRD_PERSON
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Word

POINTS_BACK = frozenset(f"ب{pronoun}" for pronoun in THIRD_PERSON)
"""`مزاعم تقدمت بها حسابات`: what was put forward stands before its verb, which takes no other."""

_NO_CONTENT = closed_class("bi_no_content")
_LEAST = 4


def may_be_bi(page: Page, j: int) -> bool:
    """Whether an unknown word behind a comma is `ب` with a plain masdar (`، بفتح تحقيق`)."""
    word, before = page.words[j], page.words[j - 1]
    if before.mark != "comma" or word.key[0] != "ب" or len(word.key) < _LEAST:
        return False
    return not (word.starts or word.verbs or word.nation or word.definite or word.starts_date)


def is_content_of_bi(word: Word) -> bool:
    """Whether a word with `ب` is no adjunct: no means, place or day, and no nation."""
    if word.bare in _NO_CONTENT:
        return False
    if word.starts and "place_head" in word.starts and word.definite:
        return False
    return not (word.starts_date or (word.nation and word.nation.kind == "noun"))
