"""A table for people: the fields that the record names in `shown`, long ones on several lines."""

import io
import shutil
from collections.abc import Iterable
from itertools import islice
from typing import Any, BinaryIO

from msgspec import Struct
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from musnad.export.table.layout import clean

STEP = 200
"""Rows laid out together: columns are as wide as these need."""


def write(records: Iterable[Struct], kind: type[Struct], out: BinaryIO) -> None:
    """Write the records; nothing where there are none."""
    shown: tuple[str, ...] = kind.shown  # type: ignore[attr-defined]
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    width = shutil.get_terminal_size((120, 24)).columns
    console = Console(file=text, width=width, color_system=None, legacy_windows=False)
    left = iter(records)
    first = True
    while step := list(islice(left, STEP)):
        table = Table(box=box.SIMPLE, show_header=first, pad_edge=False, expand=False)
        for name in shown:
            table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name == "id")
        for record in step:
            table.add_row(*(Text(cell(getattr(record, name))) for name in shown))
        console.print(table)
        first = False
    text.detach()


def cell(value: Any) -> str:  # noqa: ANN401 - whatever a field holds
    """A value on one line, as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(cell, value))
    if isinstance(value, Struct):
        return clean(str(getattr(value, "text", value)))
    return clean(f"{value:,}" if isinstance(value, int) else str(value))
