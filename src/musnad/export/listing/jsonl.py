"""One JSON object a line."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec
from msgspec import Struct


def write(records: Iterable[Struct], _: type[Struct], out: BinaryIO) -> None:
    """Write one record a line."""
    out.writelines(msgspec.json.encode(record) + b"\n" for record in records)
