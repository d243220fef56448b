"""Text of any direction in cells of a terminal."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells

from musnad.export.wording import printable

DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that steer direction: the ledger sets its own, a stranger's could scramble a line."""

RTL, LTR, POP = "\u2067", "\u2066", "\u2069"


def clean(text: str) -> str:
    """`text` on one line, with no control, escape or direction mark left in it."""
    return " ".join(printable(DIRECTIONS.sub("", text)).split())


def isolated(text: str, *, rtl: bool) -> str:
    """`text` as an island of one direction; it takes as many cells as before."""
    return f"{RTL if rtl else LTR}{text}{POP}"


def runs_from_right(text: str) -> bool:
    """Whether the first letter of `text` that has a direction is Arabic or Hebrew."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def foreign(text: str) -> str:
    """A piece of the document's text, cleaned, and isolated where it is not plain ASCII."""
    words = clean(text)
    return words if words.isascii() else isolated(words, rtl=runs_from_right(words))


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, each isolated in the whole text's direction."""
    words = clean(text)
    lines = list(filled(words.split(), width))
    if words.isascii():
        return lines
    rtl = runs_from_right(words)
    return [isolated(line, rtl=rtl) for line in lines]


def flowed(values: Iterable[str], width: int) -> list[str]:
    """Several values in lines of at most `width` cells, a dot between two of them.

    A value is broken only where it has no room on a line of its own.
    """
    lines: list[str] = []
    for value in values:
        words = foreign(value)
        together = f"{lines[-1]} · {words}" if lines else words
        if lines and cell_len(together) <= width:
            lines[-1] = together
        else:
            lines += wrapped(value, width)
    return lines


def filled(words: list[str], width: int) -> Iterator[str]:
    """Lines of whole words; a word wider than a line is cut at cells."""
    line, used = "", 0
    for word in words:
        for piece in chop_cells(word, width) if cell_len(word) > width else [word]:
            room = cell_len(piece)
            if line and used + 1 + room > width:
                yield line
                line, used = piece, room
            else:
                used += room + bool(line)
                line = f"{line} {piece}" if line else piece
    if line:
        yield line
