"""Readings as indented JSON (`schema/reading.schema.json`): one alone, several in a list."""

from collections.abc import Iterable
from itertools import chain, islice
from textwrap import indent
from typing import TextIO

import msgspec

from musnad.model import Reading

suffix = ".json"


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write one reading as an object, none or several as a list, holding two at most."""
    rest = iter(readings)
    first = list(islice(rest, 2))
    if len(first) == 1:
        out.write(rendered(first[0]) + "\n")
        return
    out.write("[")
    for number, reading in enumerate(chain(first, rest)):
        out.write(",\n" if number else "\n")
        out.write(indent(rendered(reading), "  ", lambda _: True))
    out.write("\n]\n" if first else "]\n")


def rendered(reading: Reading) -> str:
    """One reading, indented by two; text stands as it is, not as escapes."""
    return msgspec.json.format(msgspec.json.encode(reading), indent=2).decode()
