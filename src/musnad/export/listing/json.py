"""One JSON array."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec
from msgspec import Struct


def write(records: Iterable[Struct], _: type[Struct], out: BinaryIO) -> None:
    """Write a list, one record on a line."""
    before = b"[\n"
    for record in records:
        out.write(before + msgspec.json.encode(record))
        before = b",\n"
    out.write(b"\n]\n" if before == b",\n" else b"[]\n")
