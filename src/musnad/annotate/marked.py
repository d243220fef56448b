"""A document's text with its tokens, quotations, lines and sentences marked."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Generic, NamedTuple

from musnad.annotate.quotes import Quotes, pair_quotes
from musnad.annotate.sentences import find_lines, find_sentences
from musnad.annotate.tokens import Tokens, W
from musnad.annotate.trace import SILENT, Trace
from musnad.model.vocabulary import SectionKind


class Sentence(NamedTuple):
    """Tokens `first` to `last` (end exclusive) of line `line`, which stands in a `section`."""

    first: int
    last: int
    line: int
    section: SectionKind


class Marked(Generic[W]):
    """Tokens, quotations and sentences of one text, and who listens to what is decided on it."""

    __slots__ = ("keys", "lines", "quotes", "sentences", "text", "tokens", "trace", "words")

    def __init__(self, text: str, analyse: Callable[[str], W], trace: Trace = SILENT) -> None:
        """Cut and pair; sentences come with `divide`, once the sections are known."""
        self.trace = trace
        self.text = text
        self.tokens: Tokens[W] = Tokens(text, analyse)
        self.words = self.tokens.words
        self.keys = self.tokens.keys
        self.lines = find_lines(self.tokens)
        self.quotes: Quotes = pair_quotes(self.tokens, self.lines)
        self.sentences: list[Sentence] = []

    def divide(self, kinds: list[SectionKind], abbreviations: AbstractSet[str]) -> None:
        """Cut the lines into sentences; `kinds` has the section of each line."""
        for number, (line, kind) in enumerate(zip(self.lines, kinds, strict=True)):
            for first, last in find_sentences(self.tokens, line, self.quotes, abbreviations):
                self.sentences.append(Sentence(first, last, number, kind))

    def start(self, i: int) -> int:
        """Where token `i` starts."""
        return self.tokens.starts[i]

    def end(self, i: int) -> int:
        """Where token `i` ends, exclusive."""
        return self.tokens.ends[i]
