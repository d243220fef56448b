"""Bytes of a file or stream, never more of them than the limit."""

from pathlib import Path
from typing import BinaryIO

from musnad.errors import MusnadError
from musnad.intake.limits import shown


def read_file(path: Path, source: str, limit: int) -> bytes:
    """The content of a file of at most `limit` bytes.

    Raises:
        MusnadError: the file is larger; it is then not read.
        OSError: it cannot be read.
    """
    size = path.stat().st_size
    if size > limit:
        raise too_large(source, size, limit)
    with path.open("rb") as stream:
        return read_stream(stream, source, limit)


def read_stream(stream: BinaryIO, source: str, limit: int) -> bytes:
    """All that is left of a stream, if it is at most `limit` bytes.

    Raises:
        MusnadError: there is more; the rest is then not read.
    """
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise too_large(source, None, limit)
    return content


def too_large(source: str, size: int | None, limit: int) -> MusnadError:
    """The error for an input over `limit` bytes; `size` where it is known."""
    found = f"is {shown(size)}, more than" if size else "is larger than"
    return MusnadError(source, f"{found} the limit of {shown(limit)} for one document")
