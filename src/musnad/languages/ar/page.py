"""An Arabic article with its marks, and where in it each stage has something to look at.

Whether a stage can do anything at a token hangs on its spelling alone, so it is worked out with
the spelling (`Word.stages`), and a stage goes from candidate to candidate.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from copy import copy

from musnad.annotate.marked import Marked
from musnad.annotate.trace import SILENT, Trace
from musnad.languages.ar.dates import read_date
from musnad.languages.ar.word import Heading, Word
from musnad.resolve.datemark import DateMark

_NAME = "علي"
_PREPOSITION = "على"
_AS_NAME = "علي\u200c"
"""The key of the name where it is told from the preposition."""

_OF_NAMES = frozenset(("actor", "place"))
"""Lists whose phrases may begin with the name."""


class Page(Marked[Word]):
    """A marked text whose words are analysed."""

    __slots__ = ("_candidates", "_dates")

    def __init__(self, text: str, analyse: Callable[[str], Word], trace: Trace = SILENT) -> None:
        """Mark `text` and note the candidates of every stage."""
        super().__init__(text, analyse, trace)
        for i in _dotted_names(self):
            self.words[i] = _named(self.words[i])
            self.keys[i] = self.words[i].key
        self._dates: dict[int, DateMark | None] = {}
        self._candidates: defaultdict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            for stage in word.stages:
                self._candidates[stage].append(i)

    def among(self, stage: str, first: int, last: int) -> list[int]:
        """The candidates of a stage among tokens `first` to `last` (end exclusive), in order."""
        found = self._candidates[stage]
        return found[bisect_left(found, first) : bisect_left(found, last)]

    def headings(self, i: int, kind: str, behind: int) -> tuple[Heading, ...]:
        """The phrases of a list that may begin at token `i` and go on at token `behind`."""
        starts = self.words[i].starts
        found = starts.get(kind) if starts is not None else None
        if found is None:
            return ()
        if len(found) == 1 or behind >= len(self.words):
            return found
        return found.before(self.words[behind])

    def date_at(self, i: int) -> DateMark | None:
        """The longest date that begins at token `i`; contents overlap, so it is read but once."""
        if i not in self._dates:
            self._dates[i] = read_date(self.keys, i)
        return self._dates[i]


def _dotted_names(page: Marked[Word]) -> list[int]:
    """Where the name `علي` begins who speaks, in a text that writes the preposition otherwise.

    Both have one folded key. A text that dots every final ya tells nothing, and is left alone.
    """
    if _NAME not in page.text or _PREPOSITION not in page.text:
        return []
    return [
        i
        for i in range(1, len(page.words))
        if page.words[i].text == _NAME and _introduces(page.words[i - 1])
    ]


def _introduces(before: Word) -> bool:
    """Whether a name may stand behind this word: a verb of saying, or a title."""
    return before.saying is not None or "role" in (before.starts or {})


def _named(word: Word) -> Word:
    """The same word as a name and nothing else."""
    name = copy(word)
    name.key = name.bare = _AS_NAME
    name.closed = name.prep = name.pronoun = ""
    name.particle = frozenset()
    name.starts = {kind: found for kind, found in (word.starts or {}).items() if kind in _OF_NAMES}
    name.named = name.heads = True
    return name
