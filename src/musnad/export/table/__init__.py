"""The ledger: every claim as a block of labelled lines that holds in 80 columns.

Arabic is printed as it stands, in the order of its letters: whether it joins and runs from the
right is the terminal's doing. Each piece of it is put between isolates (U+2067 or U+2066, and
U+2069), which take no room: a terminal that orders text by direction then keeps English labels
and numbers out of it. Take them off before you compare copied words.
"""

from collections.abc import Callable, Iterable
from os import environ
from typing import TextIO

from rich.console import Console
from rich.text import Text

from musnad.export.table.ledger import Line, document_lines
from musnad.model import Reading

suffix = ".txt"

WIDTH = 80
WIDEST = 100
STYLES = {"label": "dim", "strong": "bold", "warn": "bold red", "note": "italic", "text": ""}


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write each reading as it comes; colours only to a terminal without `NO_COLOR`."""
    write_line, width = styled_writer(out)
    for number, reading in enumerate(readings):
        if number:
            out.write("\n")
        for line in document_lines(reading, width):
            write_line(line)


def styled_writer(out: TextIO) -> tuple[Callable[[Line], None], int]:
    """What writes one line to `out`, and the cells a line may take."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    styled = console.is_terminal and not environ.get("NO_COLOR")
    width = max(WIDTH // 2, min(console.width, WIDEST)) if console.is_terminal else WIDTH

    def write_line(line: Line) -> None:
        if styled:
            console.print(styled_text(line), soft_wrap=True)
        else:
            out.write("".join(words for words, _ in line).rstrip() + "\n")

    return write_line, width - 1


def styled_text(line: Line) -> Text:
    """A line with its colours."""
    return Text.assemble(*((words, STYLES[role]) for words, role in line))
