"""Lines and sentences, as ranges of tokens.

A full stop inside a quotation does not end the sentence that quotes; nor does one behind an
abbreviation (a single letter or title such as `د.`) or inside a number, which is one token.
"""

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from musnad.annotate.quotes import Quotes
from musnad.annotate.tokens import Tokens, W

LONGEST = 600
"""Tokens; the longest sentence of the ANT corpus has fewer."""
Range = tuple[int, int]
"""First and last token, end exclusive."""


def find_lines(tokens: Tokens[W]) -> list[Range]:
    """The non-empty lines of a text."""
    lines, first = [], 0
    for i in tokens.marks:
        if tokens.words[i].mark == "newline":
            if i > first:
                lines.append((first, i))
            first = i + 1
    if len(tokens) > first:
        lines.append((first, len(tokens)))
    return lines


def find_sentences(
    tokens: Tokens[W], line: Range, quotes: Quotes, abbreviations: AbstractSet[str]
) -> list[Range]:
    """The sentences of one line; `abbreviations` are folded words a stop does not end."""
    sentences, first = [], line[0]
    words, inside = tokens.words, quotes.inside
    marks = tokens.marks
    for i in marks[bisect_left(marks, line[0]) : bisect_left(marks, line[1])]:
        if words[i].mark != "stop":
            continue
        quote = inside[i]
        if quote >= 0 and not (quotes.all[quote].closed and quotes.all[quote].close == i + 1):
            continue
        if _abbreviates(tokens, i, abbreviations):
            continue
        last = i + 2 if quote >= 0 else i + 1
        if last > first + 1:
            sentences.append((first, min(last, line[1])))
        first = last
    if line[1] > first:
        sentences.append((first, line[1]))
    return [piece for sentence in sentences for piece in _pieces(sentence)]


def _pieces(sentence: Range) -> list[Range]:
    """A sentence cut so that none is longer than any that a person writes.

    What grows with the square of a sentence's length stays bounded on text without stops.
    """
    first, last = sentence
    return [(at, min(at + LONGEST, last)) for at in range(first, last, LONGEST)]


def _abbreviates(tokens: Tokens[W], i: int, abbreviations: AbstractSet[str]) -> bool:
    """Whether the stop at `i` only shortens the word before it, or joins two words."""
    if i == 0 or tokens.ends[i - 1] != tokens.starts[i]:
        return False
    before = tokens.keys[i - 1]
    glued = tokens.ends[i] < len(tokens.text) and tokens.text[tokens.ends[i]].isalnum()
    return (
        before in abbreviations
        or (len(before) == 1 and glued)
        or (glued and before.isascii() and before.isalpha())
    )
