"""A WARC file as records: where each begins, its header block and its content.

The reader of WARC that we use passes over a record of wrong length, or one that is cut short,
without a word. Records are therefore framed here, where every one must end as its length says,
and only their headers are left to it. After a damaged record the next sound one is looked for.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile

from msgspec import Struct

from musnad.errors import MusnadError
from musnad.intake.given import Failure
from musnad.intake.limits import Limits, shown

GZIP = b"\x1f\x8b\x08"
START = b"WARC/"
END = b"\r\n\r\n"
HEAD = 65_536  # bytes of a record's header block; they have a few hundred
LOOK = 512  # bytes in which a record shows that it is one
STEP = 65_536  # bytes read at a time
LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$")
UNREADABLE = (EOFError, BadZipFile, zlib.error)
"""What a stream, a gzip member or a zip entry raises where it is cut short or damaged."""


class Frame(Struct, frozen=True, kw_only=True, gc=False):
    """A sound record; `where` names it. `content` is what its length says, all of it."""

    where: str
    head: bytes
    content: bytes


class DamagedError(Exception):
    """A record that begins at byte `start` of its file and cannot be used; says why."""

    def __init__(self, start: int, cause: str) -> None:
        """Keep both for whoever goes on behind it."""
        super().__init__(cause)
        self.start = start
        self.cause = cause


class Members(io.RawIOBase):
    """The content of gzip members that follow one another in a seekable stream.

    `begun` is the byte at which the member begins that was read from last.
    """

    def __init__(self, stream: BinaryIO, start: int) -> None:
        """Begin with the member at byte `start`."""
        stream.seek(start)
        self.stream = stream
        self.begun = self.ahead = start
        self.packed = b""
        self.unpacker: zlib._Decompress | None = None

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill some of `buffer` from one member; 0 behind the last.

        Raises:
            EOFError: the member is cut short.
            zlib.error: it is damaged.
        """
        while True:
            if not self.packed:
                self.packed = self.stream.read(STEP)
                self.ahead += len(self.packed)
            if self.unpacker is None:
                if not self.packed:
                    return 0
                self.begun = self.ahead - len(self.packed)
                self.unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            done = not self.packed
            content = self.unpacker.decompress(self.packed, len(buffer))
            self.packed = self.unpacker.unconsumed_tail or self.unpacker.unused_data
            if self.unpacker.eof:
                self.unpacker = None
            elif done and not content:
                message = "the file ends within this record"
                raise EOFError(message)
            if content:
                buffer[: len(content)] = content
                return len(content)


class Plain(io.RawIOBase):
    """A seekable stream from byte `start` on; it stays open when whoever reads it is through."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        """Begin at byte `start`."""
        stream.seek(start)
        self.stream = stream
        self.taken = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def tell(self) -> int:
        """How many bytes were taken."""
        return self.taken

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill some of `buffer`."""
        content = self.stream.read(len(buffer))
        buffer[: len(content)] = content
        self.taken += len(content)
        return len(content)


def frames(stream: BinaryIO, source: str, limits: Limits) -> Iterator[Frame | Failure]:
    """The records of a seekable WARC stream, gzipped by record or plain; faulty ones as failures.

    Raises:
        MusnadError: it is no WARC file.
        OSError: it cannot be read.
    """
    start: int | None = 0
    first = look(stream, 0)
    if not first:
        raise MusnadError(source, "empty")
    if not begins(first):
        raise MusnadError(source, "not a WARC file: it does not begin with a WARC record")
    for _ in range(limits.faults):
        try:
            yield from sound(stream, start or 0, source, limits)
        except DamagedError as damaged:
            yield Failure(source=located(source, damaged.start), cause=damaged.cause)
            start = following(stream, damaged.start + 1, packed=first.startswith(GZIP))
            if start is None:
                return
        else:
            return
    cause = f"more than {limits.faults} damaged records: what follows them is not read"
    yield Failure(source=source, cause=cause)


def located(source: str, start: int) -> str:
    """How a record is named."""
    return f"{source}: record at byte {start}"


def look(stream: BinaryIO, start: int) -> bytes:
    """A few bytes of a stream, from byte `start`."""
    stream.seek(start)
    return stream.read(LOOK)


def begins(content: bytes) -> bool:
    """Whether a WARC record begins here, gzipped or plain."""
    if not content.startswith(GZIP):
        return content.startswith(START)
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, len(START))
    except zlib.error:
        return False
    return unpacked == START


def sound(stream: BinaryIO, start: int, source: str, limits: Limits) -> Iterator[Frame | Failure]:
    """The records from byte `start` on, as far as they are sound; a record too large is a failure.

    Raises:
        DamagedError: at the first that is not.
    """
    members = Members(stream, start) if look(stream, start).startswith(GZIP) else None
    reader: io.BufferedReader = io.BufferedReader(members or Plain(stream, start), STEP)
    here, frame = start, None
    try:
        while skipped_to(reader):
            if frame is not None:
                yield frame
            here, frame = (members.begun if members else start + reader.tell()), None
            frame = framed(reader, here, source, limits)
    except UNREADABLE as error:
        at = members.begun if members else here
        # The checksum of a gzip member comes behind its record, which is held back for it.
        if frame is not None and at != here:
            yield frame
        raise DamagedError(at, f"damaged or cut short ({error})") from None
    if frame is not None:
        yield frame


def skipped_to(reader: io.BufferedReader) -> bool:
    """Whether anything is left behind empty lines, which are passed over."""
    while ahead := reader.peek(1):
        empty = len(ahead) - len(ahead.lstrip(b"\r\n"))
        if not empty:
            return True
        reader.read(empty)
    return False


def framed(reader: io.BufferedReader, start: int, source: str, limits: Limits) -> Frame | Failure:
    """The record that begins where the reader stands; byte `start` of its file.

    Raises:
        DamagedError: it is none, or does not end where its length says.
    """
    head = header_block(reader, start)
    told = LENGTH.search(head)
    if told is None:
        raise DamagedError(start, "a WARC record without a usable Content-Length")
    length, large = int(told[1]), int(told[1]) > limits.size + HEAD
    content = taken(reader, length, start, keep=not large)
    end = reader.read(len(END))
    if end.strip(b"\r\n") or (len(end) < len(END) and reader.peek(1)):
        raise DamagedError(start, f"does not end where its Content-Length of {length} says")
    where = located(source, start)
    if large:
        cause = f"holds {shown(length)}, more than the limit of {shown(limits.size)}"
        return Failure(source=where, cause=f"{cause} for one document")
    return Frame(where=where, head=head, content=content)


def header_block(reader: io.BufferedReader, start: int) -> bytes:
    """The lines up to an empty one.

    Raises:
        DamagedError: they are not those of a record, are endless, or the file ends in them.
    """
    lines = [reader.readline(HEAD)]
    if not lines[0].startswith(START):
        raise DamagedError(start, "no WARC record begins here: the one before is damaged, or this")
    size = len(lines[0])
    while lines[-1].strip(b"\r\n"):
        if not lines[-1].endswith(b"\n"):
            cause = "endless" if size >= HEAD else "the file ends within"
            raise DamagedError(start, f"WARC headers: {cause}")
        lines.append(reader.readline(HEAD - size + 1))
        size += len(lines[-1])
    if not lines[-1]:
        raise DamagedError(start, "the file ends within this record")
    return b"".join(lines)


def taken(reader: io.BufferedReader, length: int, start: int, *, keep: bool) -> bytes:
    """The next `length` bytes, or nothing where they are only passed over.

    Raises:
        DamagedError: there are fewer.
    """
    kept, left = [], length
    while left:
        content = reader.read(min(left, STEP))
        if not content:
            raise DamagedError(start, "the file ends within this record, or its length is wrong")
        left -= len(content)
        if keep:
            kept.append(content)
    return b"".join(kept)


def following(stream: BinaryIO, start: int, *, packed: bool) -> int | None:
    """Where the next record begins at byte `start` or behind it; None where there is none."""
    mark, lead = (GZIP, 0) if packed else (b"\n" + START, 1)
    at, ahead, ended = start - lead, b"", False
    stream.seek(at)
    while not ended:
        content = stream.read(STEP)
        ahead, ended = ahead + content, not content
        found = ahead.find(mark)
        while found >= 0 and (ended or found + LOOK <= len(ahead)):
            if begins(ahead[found + lead : found + LOOK]):
                return at + found + lead
            found = ahead.find(mark, found + 1)
        # What may be the beginning of a mark, or of a record, is looked at with what follows.
        done = found if found >= 0 else max(0, len(ahead) - len(mark) + 1)
        at, ahead = at + done, ahead[done:]
    return None
