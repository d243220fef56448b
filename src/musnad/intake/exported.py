"""A Telegram Desktop export as messages, each cut out of the file as it stands there.

An export may be larger than memory and may be damaged anywhere. The file is therefore gone through
by its brackets, a piece at a time; behind a break the next message or chat is looked for by the
way that each of them begins.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from musnad.intake.brackets import SPAN, BrokenError, EndedError, Scan
from musnad.intake.limits import Limits

MESSAGE = rb'\{\s*"id"\s*:\s*-?\d+\s*,\s*"type"\s*:\s*"(?:message|service|unsupported)"'
CHAT = (
    rb'(?P<head>\{(?:\s*"(?:name|type|id)"\s*:\s*'
    rb'(?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"|-?\d+|null)\s*,)*\s*)?'
    rb'(?<!\\)"messages"\s*:\s*\['
)
MESSAGE_START = re.compile(MESSAGE)
ANY_START = re.compile(rb"(?P<message>" + MESSAGE + rb")|" + CHAT)
LISTS = (b'"chats"', b'"left_chats"')


class Chat(Struct, frozen=True, kw_only=True):
    """What an export says of a chat; of one that is found behind a break, perhaps nothing."""

    name: str | None = None
    type: str | None = None
    id: int | None = None
    username: str | None = None


class Cut(Struct, frozen=True, kw_only=True, gc=False):
    """A message as it stands at byte `start`; `content` is None where it is over the limit."""

    chat: Chat
    start: int
    content: bytes | None


class Fault(Struct, frozen=True, kw_only=True, gc=False):
    """What is wrong at byte `start`."""

    start: int
    cause: str


def is_export(stream: BinaryIO, limits: Limits) -> bool:
    """Whether a file is such an export: it has `messages`, `type` and `id` at its top, or `chats`.

    Raises:
        OSError: it cannot be read.
    """
    scan = Scan(stream, limits.size, MESSAGE_START)
    seen: set[bytes] = set()
    wanted = {b'"messages"', b'"type"', b'"id"'}
    try:
        if scan.peek() != b"{":
            return False
        for key in scan.named():
            opens = scan.peek()
            if key in LISTS and opens == b"{":
                return True
            if key != b'"messages"' or opens == b"[":
                seen.add(key)
            if wanted <= seen:
                return True
            scan.value()
    except (BrokenError, EndedError):
        return False
    return False


def cuttings(stream: BinaryIO, limits: Limits) -> Iterator[Cut | Fault]:
    """The messages of an export in their order, and what is wrong with it.

    Raises:
        OSError: it cannot be read.
    """
    scan = Scan(stream, limits.size, MESSAGE_START)
    search: Search | None = None
    while True:
        walk = Walk(scan) if search is None else search
        try:
            yield from walk.cuttings()
        except EndedError as ended:
            cause = "cut short: the file ends within what begins here"
            yield Fault(start=ended.start, cause=cause)
        except BrokenError as broken:
            yield Fault(start=broken.start, cause=broken.cause)
            search = Search(scan, broken.behind, walk.chat)
            continue
        return


class Walk:
    """Goes through a sound export; `chat` is the one it is in."""

    def __init__(self, scan: Scan) -> None:
        """Begin with the file's outermost object."""
        self.scan = scan
        self.chat = Chat()

    def cuttings(self) -> Iterator[Cut | Fault]:
        """The messages, up to the first break.

        Raises:
            BrokenError: at it.
            EndedError: the file ends too early.
        """
        yield from self.of_object(top=True)

    def of_object(self, *, top: bool) -> Iterator[Cut | Fault]:
        """The messages of a chat; at the `top` of a file, also of its lists of chats."""
        told: dict[str, object] = {}
        for key in self.scan.named():
            opens = self.scan.peek()
            if key == b'"messages"' and opens == b"[":
                self.chat = self.known(told)
                yield from messages(self.scan, self.chat)
            elif top and key in LISTS and opens == b"{":
                yield from self.of_list()
            else:
                note(told, key, self.scan.value())

    def of_list(self) -> Iterator[Cut | Fault]:
        """The messages of the chats in a list of them."""
        for key in self.scan.named():
            if key != b'"list"' or self.scan.peek() != b"[":
                self.scan.value()
                continue
            for _ in self.scan.items():
                if self.scan.peek() == b"{":
                    yield from self.of_object(top=False)
                else:
                    yield Fault(start=self.scan.here, cause="not a chat")
                    self.scan.value()

    def known(self, told: dict[str, object]) -> Chat:
        """The chat of the messages here; what is told of it behind them is looked up."""
        if "type" not in told or "id" not in told:
            place, told = self.scan.here, dict(told)
            try:
                self.scan.value()
                while self.scan.peek() == b",":
                    self.scan.at += 1
                    self.scan.peek()
                    key = self.scan.string()
                    self.scan.take(b":")
                    note(told, key, self.scan.value())
            except (BrokenError, EndedError):
                pass  # said when its turn comes
            self.scan.go(place)
        return chat_of(told)


class Search:
    """Goes on behind a break: from one beginning of a message or chat to the next."""

    def __init__(self, scan: Scan, place: int, chat: Chat) -> None:
        """Look from byte `place` on; messages without another beginning of a chat are `chat`'s."""
        self.scan = scan
        self.chat = chat
        scan.go(place)

    def cuttings(self) -> Iterator[Cut | Fault]:
        """The messages, up to the next break.

        Raises:
            BrokenError: at it.
            EndedError: the file ends within a message.
        """
        while found := self.next():
            if found["message"] is None:
                self.chat = chat_in(found["head"])
                self.scan.at = found.end() - 1
                yield from messages(self.scan, self.chat)
            else:
                self.scan.at = found.start()
                yield from messages(self.scan, self.chat, within=True)

    def next(self) -> re.Match[bytes] | None:
        """The next beginning of a message, or of the messages of a chat."""
        scan, ended = self.scan, False
        while True:
            found = ANY_START.search(scan.held, scan.at)
            if found and (ended or found.start() + SPAN <= len(scan.held)):
                return found
            if ended:
                return None
            scan.at = found.start() if found else max(scan.at, len(scan.held) - SPAN)
            ended = not scan.more()


def messages(scan: Scan, chat: Chat, *, within: bool = False) -> Iterator[Cut | Fault]:
    """The messages of the array that begins here, or goes on here where it is `within` one.

    Raises:
        BrokenError: its brackets do not fit.
        EndedError: the file ends in it.
    """
    for _ in scan.rest() if within else scan.items():
        start, opens = scan.here, scan.peek()
        content = scan.value()
        if opens == b"{":
            yield Cut(chat=chat, start=start, content=content)
        else:
            yield Fault(start=start, cause="not a message")


def note(told: dict[str, object], key: bytes, value: bytes | None) -> None:
    """Keep what is told of a chat, where it can be read."""
    if value is None or value[:1] in (b"{", b"["):
        return
    try:
        told[msgspec.json.decode(key, type=str)] = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return


def chat_of(told: dict[str, object]) -> Chat:
    """A chat by what is told of it; what is of the wrong type is not known."""
    name, kind, username = (told.get(key) for key in ("name", "type", "username"))
    number = told.get("id")
    return Chat(
        name=name if isinstance(name, str) else None,
        type=kind if isinstance(kind, str) else None,
        id=number if isinstance(number, int) and not isinstance(number, bool) else None,
        username=username if isinstance(username, str) else None,
    )


def chat_in(head: bytes | None) -> Chat:
    """The chat whose beginning `head` is, up to its messages."""
    try:
        told = msgspec.json.decode((head or b"{").rstrip().removesuffix(b",") + b"}")
    except msgspec.DecodeError:
        return Chat()
    return chat_of(told)
