"""Words, digit groups and marks of a text, each where it stands.

The text is never rewritten: a token keeps its offsets (code points, end exclusive) and points to
a `Word`, the analysis of its spelling. A spelling is analysed once and remembered, which is what
makes reading quick: news uses the same words over and over.
"""

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
"""Marks above and below letters, and the kashida: inside a word, never between words."""

HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphens, joiners and bidirectional controls: they hold no place between words."""

_TOKEN = re.compile(
    rf"([^\W\d_][^\W_]*(?:[{MARKS}{HIDDEN}]+[^\W_]*)*"
    rf"|\d+(?:[.,٫٬:/\-]\d+)*"
    rf"|\r\n|[\r\n\u2028\u2029]|\.{{2,}}|[^\w\s#{MARKS}{HIDDEN}])"
)


class Spelled(Protocol):
    """What the token machinery needs to know of an analysed word."""

    @property
    def key(self) -> str:
        """The folded spelling, for look-ups."""
        ...

    @property
    def mark(self) -> str:
        """The kind of punctuation mark this is (`stop`, `comma`, ...), empty for a word."""
        ...


W = TypeVar("W", bound=Spelled)


class Tokens(Generic[W]):
    """The tokens of one text as parallel lists: starts, ends, words and folded keys.

    `marks` are the positions of those that are punctuation.
    """

    __slots__ = ("ends", "keys", "marks", "starts", "text", "words")

    def __init__(self, text: str, analyse: Callable[[str], W]) -> None:
        """Cut `text` and look every spelling up with `analyse`.

        Split at its tokens, a text falls into gaps and tokens by turns, a gap first and last.
        """
        self.text = text
        pieces = _TOKEN.split(text)
        borders = list(accumulate(map(len, pieces)))
        self.starts = borders[:-1:2]
        self.ends = borders[1::2]
        self.words: list[W] = list(map(analyse, pieces[1::2]))
        self.keys = [word.key for word in self.words]
        self.marks = [i for i, word in enumerate(self.words) if word.mark]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.starts)
