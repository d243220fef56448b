"""Bytes of a file or stream, never more of them than the limit."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from musnad.errors import MusnadError
from musnad.intake.limits import shown

GZIP = b"\x1f\x8b"
GZIP_OR_ZLIB = 47  # zlib's wbits for "whichever the header says"
STEP = 65_536  # bytes unpacked at a time


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


def measured(chunks: Iterable[bytes], source: str, limit: int) -> Iterator[bytes]:
    """The same chunks, until they are more than `limit` bytes.

    Raises:
        MusnadError: they are.
    """
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise too_large(source, None, limit)
        yield chunk


def unpacked(chunks: Iterable[bytes], source: str) -> Iterator[bytes]:
    """Gzip or zlib bytes, unpacked a small step at a time, so that a bomb is met with a limit.

    Raises:
        MusnadError: damaged, or cut short.
    """
    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if unpacker.eof:  # one archive after another is one archive
                    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
                yield unpacker.decompress(rest, STEP)
                rest = unpacker.unconsumed_tail or unpacker.unused_data
        while tail := unpacker.decompress(unpacker.unconsumed_tail, STEP):
            yield tail
    except zlib.error as error:
        raise MusnadError(source, f"damaged gzip archive ({error})") from None
    if not unpacker.eof:
        raise MusnadError(source, "the gzip archive ends early")


def plain(content: bytes, source: str, limit: int) -> bytes:
    """The same content, unpacked if it is a gzip archive.

    Raises:
        MusnadError: damaged, cut short, or more than `limit` bytes when unpacked.
    """
    if not content.startswith(GZIP):
        return content
    return b"".join(measured(unpacked([content], source), source, limit))
