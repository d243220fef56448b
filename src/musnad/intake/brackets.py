"""A JSON file gone through by its brackets, a piece at a time: it may be larger than memory."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from musnad.intake.limits import shown

STEP = 1_000_000  # bytes read at a time
DEEP = 100  # brackets within brackets; a message has four
SPAN = 4096  # bytes in which a message or chat shows that it begins; most need a hundred
# No possessive quantifiers here: Python before 3.11.5 matches them wrongly.
STRING = re.compile(rb'"[^"\\\n]*(?:\\.[^"\\\n]*)*"')
OPEN_STRING = re.compile(rb'"[^"\\\n]*(?:\\.[^"\\\n]*)*\\?\Z')
SPACE = re.compile(rb"[ \t\r\n]*")
BARE = re.compile(rb'[^ \t\r\n,:{}\[\]"]*')
SCALAR = re.compile(rb"-?\d[\d.eE+-]*|true|false|null")
PASSED = re.compile(rb'[^"{}\[\]]*(?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"[^"{}\[\]]*)*')
"""What stands before the next bracket, or before a string that does not end here."""
CLOSING = {b"{": b"}", b"[": b"]"}
MARK = b"\xef\xbb\xbf"


class BrokenError(Exception):
    """Brackets or strings that do not fit; what begins at `start` is lost, `behind` goes on."""

    def __init__(self, start: int, behind: int, cause: str) -> None:
        """Keep where, and why."""
        super().__init__(cause)
        self.start = start
        self.behind = behind
        self.cause = cause


class EndedError(Exception):
    """The file ends within what begins at `start`."""

    def __init__(self, start: int) -> None:
        """Keep where."""
        super().__init__(start)
        self.start = start


class Scan:
    """A place in a JSON file, and the piece of it that is in memory.

    `limit` is how many bytes a value or string may have to be held; what `begins` matches never
    stands within a value.
    """

    def __init__(self, stream: BinaryIO, limit: int, begins: re.Pattern[bytes]) -> None:
        """Begin at the beginning."""
        self.stream = stream
        self.limit = limit
        self.begins = begins
        self.go(0)
        if self.stream.read(len(MARK)) != MARK:
            self.go(0)
        else:
            self.go(len(MARK))

    def go(self, place: int) -> None:
        """Stand at byte `place` of the file."""
        self.stream.seek(place)
        self.base, self.held, self.at = place, b"", 0

    @property
    def here(self) -> int:
        """The byte of the file at which it stands."""
        return self.base + self.at

    def more(self, keep: int | None = None) -> bool:
        """Read on, if there is more, and forget what stands before `keep` (else before here)."""
        keep = self.at if keep is None else keep
        content = self.stream.read(STEP)
        self.held = self.held[keep:] + content
        self.base += keep
        self.at -= keep
        return bool(content)

    def peek(self) -> bytes:
        """The next byte that is no space; empty at the end."""
        while True:
            found = SPACE.match(self.held, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.held):
                return self.held[self.at : self.at + 1]
            if not self.more():
                return b""

    def take(self, wanted: bytes) -> None:
        """Pass over one of the bytes `wanted`.

        Raises:
            BrokenError: something else stands here.
            EndedError: nothing does.
        """
        found = self.peek()
        if not found:
            raise EndedError(self.here)
        if found not in wanted:
            raise BrokenError(self.here, self.here, "broken nesting")
        self.at += 1

    def string(self) -> bytes:
        """The string that begins here, with its quotes.

        Raises:
            BrokenError: it has no end, or is over the limit.
            EndedError: the file ends in it.
        """
        while True:
            found = STRING.match(self.held, self.at)
            if found:
                self.at = found.end()
                return found[0]
            self.lengthen(self.here, self.at)

    def lengthen(self, start: int, at: int, keep: int | None = None) -> None:
        """Read on, since the value that began at `start` goes on, perhaps in a string at `at`.

        Raises:
            BrokenError: the string has no end, or is over the limit.
            EndedError: the file ends in it.
        """
        if at < len(self.held):
            if not OPEN_STRING.match(self.held, at):
                raise BrokenError(start, start + 1, "broken nesting: a string has no end")
            if len(self.held) - at > self.limit:
                cause = f"holds a string of more than the limit of {shown(self.limit)}"
                raise BrokenError(start, start + 1, cause)
        if not self.more(keep):
            raise EndedError(start)

    def value(self) -> bytes | None:
        """The value that begins here, or None where it is over the limit.

        Raises:
            BrokenError: its brackets do not fit.
            EndedError: the file ends in it.
        """
        first = self.peek()
        if first in (b"{", b"["):
            return self.nested()
        if first == b'"':
            return self.string()
        while True:
            found = BARE.match(self.held, self.at)
            end = found.end() if found else self.at
            if end < len(self.held) or len(self.held) - self.at > SPAN:
                break
            if not self.more():
                raise EndedError(self.here)
        content = self.held[self.at : end]
        if not SCALAR.fullmatch(content):
            behind = self.here + max(1, len(content))
            raise BrokenError(self.here, behind, "broken nesting: no value stands here")
        self.at = end
        return content

    def nested(self) -> bytes | None:
        """The object or array that begins here, or None where it is over the limit.

        Raises:
            BrokenError: its brackets do not fit, or another begins within it.
            EndedError: the file ends in it.
        """
        start, kept = self.here, True
        closing: list[bytes] = []
        while True:
            passed = PASSED.match(self.held, self.at)
            self.at = passed.end() if passed else self.at
            bracket = self.held[self.at : self.at + 1]
            if bracket in (b"", b'"'):
                kept = kept and self.here - start <= self.limit
                self.lengthen(start, self.at, start - self.base if kept else None)
                continue
            if bracket in CLOSING:
                self.refuse_start(start, len(closing))
                closing.append(CLOSING[bracket])
            elif closing.pop() != bracket:
                raise BrokenError(start, start + 1, "broken nesting: brackets do not fit")
            self.at += 1
            if not closing:
                whole = kept and self.here - start <= self.limit
                return self.held[start - self.base : self.at] if whole else None

    def refuse_start(self, start: int, depth: int) -> None:
        """Refuse brackets too deep, and what begins another value, within one.

        Raises:
            BrokenError: either stands here.
        """
        if depth > DEEP:
            raise BrokenError(start, self.here, f"broken nesting: more than {DEEP} brackets deep")
        if depth and len(self.held) - self.at < SPAN:
            self.more(min(self.at, max(0, start - self.base)))
        if depth and self.begins.match(self.held, self.at):
            raise BrokenError(start, self.here, "broken nesting: it has no end")

    def named(self) -> Iterator[bytes]:
        """The keys of the object that begins here, each with its quotes.

        Whoever asks takes the value at which it then stands.

        Raises:
            BrokenError: its brackets do not fit.
            EndedError: the file ends in it.
        """
        self.take(b"{")
        if self.peek() == b"}":
            self.at += 1
            return
        while True:
            if self.peek() not in (b'"', b""):
                raise BrokenError(self.here, self.here, "broken nesting")
            key = self.string()
            self.take(b":")
            self.peek()
            yield key
            self.take(b",}")
            if self.held[self.at - 1 : self.at] == b"}":
                return

    def items(self) -> Iterator[None]:
        """Stands at each item of the array that begins here; whoever asks takes it.

        Raises:
            BrokenError: its brackets do not fit.
            EndedError: the file ends in it.
        """
        self.take(b"[")
        if self.peek() == b"]":
            self.at += 1
            return
        yield from self.rest()

    def rest(self) -> Iterator[None]:
        """Stands at each item of an array from the one at which it stands.

        Raises:
            BrokenError: its brackets do not fit.
            EndedError: the file ends in it.
        """
        while True:
            self.peek()
            yield
            self.take(b",]")
            if self.held[self.at - 1 : self.at] == b"]":
                return
