"""Comma-separated values with a header; nested records as JSON in their cell.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

import msgspec
from msgspec import Struct, structs

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(records: Iterable[Struct], kind: type[Struct], out: BinaryIO) -> None:
    """Write a header and one record a row."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(field.encode_name for field in structs.fields(kind))
    for record in records:
        rows.writerow(map(cell, structs.astuple(record)))
    text.detach()


def cell(value: object) -> object:
    """A value as one cell."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, tuple):
        return msgspec.json.encode(value).decode() if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
