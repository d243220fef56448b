"""Lists of flat records (claims found, documents, sources) in one of five formats."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import BinaryIO

from msgspec import Struct

FORMATS = ("table", "json", "jsonl", "csv", "parquet")

Write = Callable[[Iterable[Struct], type[Struct], BinaryIO], None]


def writer(name: str) -> Write:
    """The function that writes records of one type in a format of `FORMATS`."""
    write: Write = import_module(f"{__name__}.{name}").write
    return write
