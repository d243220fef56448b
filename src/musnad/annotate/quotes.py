"""Which words stand inside quotation marks.

Marks are paired inside one line. Newsrooms leave quotations open, close them twice and use one
straight mark for both ends; so a straight mark opens where a blank or an opening stands before it
and a letter behind it, a second opening closes the first, and what is left open ends with its line.
"""

from typing import NamedTuple

from musnad.annotate.tokens import Tokens, W


class Quote(NamedTuple):
    """One quotation: the tokens of its marks. `close` is the line's end where none closes it."""

    open: int
    close: int
    closed: bool


class Quotes:
    """The quotations of a text, and for each token the one it stands in (or -1)."""

    __slots__ = ("all", "inside")

    def __init__(self, count: int) -> None:
        """Start with no quotation over `count` tokens."""
        self.all: list[Quote] = []
        self.inside: list[int] = [-1] * count

    def add(self, quote: Quote) -> None:
        """Keep a quotation and mark the tokens between its marks."""
        index = len(self.all)
        self.all.append(quote)
        for i in range(quote.open + 1, quote.close):
            self.inside[i] = index

    def opening_at(self, i: int) -> Quote | None:
        """The quotation whose opening mark is token `i`."""
        if i + 1 < len(self.inside) and self.inside[i + 1] >= 0:
            quote = self.all[self.inside[i + 1]]
            if quote.open == i:
                return quote
        return None


def pair_quotes(tokens: Tokens[W], lines: list[tuple[int, int]]) -> Quotes:
    """Pair the quotation marks of each line (a range of tokens, end exclusive)."""
    quotes = Quotes(len(tokens))
    marked = [i for i in tokens.marks if tokens.words[i].mark in ("quote", "open", "close")]
    at = 0
    for first, last in lines:
        opened = -1
        while at < len(marked) and marked[at] < last:
            i = marked[at]
            at += 1
            if i < first:
                continue
            opens = _opens(tokens, i, is_open=opened >= 0)
            if opened >= 0:
                quotes.add(Quote(opened, i, not opens))
            opened = i if opens else -1
        if opened >= 0:
            quotes.add(Quote(opened, last, closed=False))
    return quotes


def _opens(tokens: Tokens[W], i: int, *, is_open: bool) -> bool:
    """Whether the mark at token `i` opens a quotation, given that one is open already."""
    mark = tokens.words[i].mark
    if mark != "quote":
        return mark == "open"
    text, start, end = tokens.text, tokens.starts[i], tokens.ends[i]
    blank_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "(:\u0640"
    blank_behind = end >= len(text) or not text[end].isalnum()
    if is_open:
        return blank_before and not blank_behind
    return not (blank_behind and not blank_before)
