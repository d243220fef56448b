"""One reading a line, as plain JSON (`schema/reading.schema.json`)."""

from collections.abc import Iterable
from typing import TextIO

import msgspec

from musnad.model import Reading

suffix = ".jsonl"


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write each reading as it comes."""
    out.writelines(msgspec.json.encode(reading).decode() + "\n" for reading in readings)
