"""Explanations of claims, for people (in the look of the ledger) and as a JSON list."""

from collections.abc import Callable, Iterable, Mapping
from textwrap import indent
from typing import TextIO

import msgspec

from musnad.export.explanation.lines import explanation_lines
from musnad.export.table import styled_writer
from musnad.model import Explanation


def write_text(explanations: Iterable[Explanation], out: TextIO) -> None:
    """Write each explanation as a block of lines that holds in the width of the terminal."""
    write, width = styled_writer(out)
    document = None
    for one in explanations:
        for line in explanation_lines(one, width, headed=one.document != document):
            write(line)
        document = one.document


def write_json(explanations: Iterable[Explanation], out: TextIO) -> None:
    """Write all explanations as one indented JSON list."""
    out.write("[")
    for number, one in enumerate(explanations):
        out.write(",\n" if number else "\n")
        plain = msgspec.json.format(msgspec.json.encode(one), indent=2).decode()
        out.write(indent(plain, "  ", lambda _: True))
    out.write("\n]\n")


WRITERS: Mapping[str, Callable[[Iterable[Explanation], TextIO], None]] = {
    "table": write_text,
    "json": write_json,
}
"""The writers by the name of the format."""
