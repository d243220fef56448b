"""How much two contents of an article say the same, by the roots of their words.

A root is guessed from the letters: clitics, endings and the weak letters go, then the letters
that derived forms put before it (`استهداف`, `استهدفت` and `مستهدفا` all leave `هدف`). The guess
need not be a true root; it has to be the same for words of one family.
"""

from collections import Counter
from functools import cached_property
from itertools import chain

from musnad.languages.ar.borders import state_named
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import FUNCTION_WORDS, PREPOSITIONS
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Word

_ENDINGS = ("هما", "ها", "هم", "هن", "ات", "ون", "ين", "ان", "ت", "ه", "ي", "ا")
_FORMED = ("ست", "مت", "من", "م", "ت", "ا", "ي", "ن")
_WEAK = str.maketrans("", "", "اويء")
_RADICALS = 3
_SAYS_LITTLE = closed_class("says_little")


class Likeness:
    """The contents of one article, by number, as sets of roots."""

    def __init__(self, page: Page, frames: list[Frame]) -> None:
        """Take the roots of every content."""
        self.roots = [roots_of(page, frame.content_first, frame.content_last) for frame in frames]

    @cached_property
    def _weight(self) -> dict[str, float]:
        """How much each root tells: those that stand in many contents tell little."""
        shared = Counter(chain.from_iterable(self.roots))
        return {root: 1.0 / (1 + max(0, n - 2) / 2) for root, n in shared.items()}

    @cached_property
    def _weighed(self) -> list[float]:
        """How much each content tells."""
        return [self.weigh(roots) for roots in self.roots]

    def weigh(self, roots: frozenset[str]) -> float:
        """How much a set of roots tells, in words that stand in few contents."""
        return sum(map(self._weight.__getitem__, roots))

    def common(self, a: int, b: int) -> frozenset[str]:
        """The roots that contents `a` and `b` share."""
        return self.roots[a] & self.roots[b]

    def share(self, a: int, b: int) -> float:
        """How much of the shorter content stands in the longer, 0 to 1."""
        common = self.roots[a] & self.roots[b]
        if not common:
            return 0.0
        return self.weigh(common) / min(self._weighed[a], self._weighed[b])


def roots_of(page: Page, first: int, last: int) -> frozenset[str]:
    """The roots of the words of a stretch that mean something by themselves."""
    return frozenset(filter(None, map(_telling_root, page.words[first:last])))


def _telling_root(word: Word) -> str:
    """The root of a word that means something by itself, empty for any other."""
    if word.root is None:
        word.root = root_of(word) if tells(word) else ""
    return word.root


def tells(word: Word) -> bool:
    """Whether a word means something by itself."""
    if word.mark or word.comp or len(word.bare) < _RADICALS:
        return word.has_digit
    if word.key in FUNCTION_WORDS or word.key in PREPOSITIONS or word.bare in PREPOSITIONS:
        return False
    return not word.particle and word.bare not in _SAYS_LITTLE


def root_of(word: Word) -> str:
    """The letters that words of one family share with this one; a nation's name is its own."""
    if word.has_digit:
        return word.key
    return state_named(word) or _skeleton(word.bare)


def _skeleton(key: str) -> str:
    for _ in range(2):
        if len(key) <= _RADICALS or not key.endswith(_ENDINGS):
            break
        for ending in _ENDINGS:
            if key.endswith(ending) and len(key) - len(ending) >= _RADICALS:
                key = key[: -len(ending)]
                break
    strong = key[:1] + key[1:].translate(_WEAK) if key[:1] in "وي" else key.translate(_WEAK)
    for _ in range(2):
        if len(strong) <= _RADICALS or not strong.startswith(_FORMED):
            break
        for front in _FORMED:
            if strong.startswith(front) and len(strong) - len(front) >= _RADICALS:
                strong = strong[len(front) :]
                break
    return strong if len(strong) > 1 else key
