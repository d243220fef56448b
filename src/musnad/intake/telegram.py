"""A Telegram Desktop export (`result.json`) -> a report for each message with text.

A message that is only an image or a recording has nothing to read and gives no report. Where it
is part of an album, it is counted in the `unread` of the album's text.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct, structs

from musnad.errors import MusnadError
from musnad.intake.exported import Chat, Cut, cuttings, is_export
from musnad.intake.given import Bytes, Failure, Given, Particulars, report
from musnad.intake.limits import Limits, shown
from musnad.intake.message import (
    edited_of,
    links_of,
    message_of,
    number_of,
    published_of,
    text_of,
    unread_of,
)
from musnad.intake.withheld import (
    Message,
    is_channel_post,
    passed_on,
    place_of,
    raw_of,
    sender,
    without_persons,
)
from musnad.model import Report

JSON = "application/json"
PUBLIC = frozenset({"public_channel", "public_supergroup"})
USERNAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})")
GROUPED = ("grouped_id", "media_group_id")
MOST = 10  # messages of one album; Telegram sends no more


class Posted(Struct, frozen=True, kw_only=True, gc=False):
    """A message ready to be told; `post` is what it shares with others of its album, or None."""

    where: str
    said: Particulars
    text: str
    raw: bytes
    post: tuple[object, ...] | None


def read_telegram(path: Path, given: Given, limits: Limits) -> Iterator[Report | Failure]:
    """The reports of an export of any size, message by message.

    Raises:
        MusnadError: there is no message in it.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        yield from telegram_reports(stream, str(path), given, limits)


def is_telegram(path: Path, limits: Limits) -> bool:
    """Whether a JSON file is such an export.

    Raises:
        OSError: it cannot be read.
    """
    if not path.is_file():  # a pipe gives its content once
        return False
    with path.open("rb") as stream:
        return is_export(stream, limits)


def telegram_reports(
    stream: BinaryIO, source: str, given: Given, limits: Limits
) -> Iterator[Report | Failure]:
    """The reports of an export; a faulty message is a failure that names it, the others go in.

    Raises:
        MusnadError: there is no message in it.
        OSError: it cannot be read.
    """
    found = False
    for album in albums(posted(stream, source, given.salt, limits)):
        found = True
        if isinstance(album, Failure):
            yield album
        else:
            yield from album_reports(album, given)
    if not found:
        raise MusnadError(source, "no messages in this Telegram export")


def posted(
    stream: BinaryIO, source: str, salt: bytes, limits: Limits
) -> Iterator[Posted | Failure | None]:
    """The messages of an export, failures, and None for what is no message but news of the chat."""
    for cut in cuttings(stream, limits):
        where = f"{source}: byte {cut.start}"
        if not isinstance(cut, Cut):
            yield Failure(source=where, cause=cut.cause)
        elif cut.content is None:
            yield Failure(source=where, cause=f"larger than the limit of {shown(limits.size)}")
        else:
            try:
                yield posted_of(cut.content, cut.chat, where, salt)
            except MusnadError as error:
                yield Failure(source=error.source, cause=error.cause)


def posted_of(content: bytes, chat: Chat, where: str, salt: bytes) -> Posted | None:
    """One message; None where it is of the service or of a kind that exports leave out.

    Raises:
        MusnadError: it cannot be used.
    """
    message = message_of(content, where)
    if message.get("type") in ("service", "unsupported"):
        return None
    if message.get("type") != "message":
        raise MusnadError(where, "neither a message nor news of the chat by its type")
    number = number_of(message, where)
    where = f"{where}: message {number}"
    public = is_channel_post(message, chat)
    unread = unread_of(message)
    author = None if public else sender(message, salt)
    origin = passed_on(message, salt, public=public)
    if not public:
        message = without_persons(message, salt)
    channel = chat.name if public else None
    url, place = address_of(chat, number, salt, content)
    said = Particulars(
        name=place.removeprefix("telegram:").replace("/", "-"),
        outlet=channel,
        url=url,
        address=place,
        published=published_of(message, where),
        channel=channel,
        author=author,
        forwarded_from=origin,
        edited_at=edited_of(message, where),
        links=links_of(message),
        unread=unread,
    )
    text = text_of(message, where)
    raw = raw_of(message, content, public=public)
    return Posted(where=where, said=said, text=text, raw=raw, post=post_of(message, said))


def address_of(chat: Chat, number: int, salt: bytes, content: bytes) -> tuple[str | None, str]:
    """The web address of a message, where the export tells its chat's, and what names it.

    Behind a break a chat may be unknown: its messages are then told apart by their content.
    """
    if chat.id is None:
        return None, f"telegram:unknown/{number}-{sha256(content).hexdigest()[:16]}"
    username = USERNAME.fullmatch(chat.username or "")
    if username and chat.type in PUBLIC:
        return f"https://t.me/{username[1]}/{number}", f"telegram:{username[1]}/{number}"
    return None, f"telegram:{place_of(chat, salt)}/{number}"


def post_of(message: Message, said: Particulars) -> tuple[object, ...] | None:
    """What the messages of one album share; None where a message can be of none.

    Desktop's exports do not say which messages are one album: those of the same sender and second
    are that, if each has something beside its text.
    """
    chat = (said.address or "").rpartition("/")[0]
    for field in GROUPED:
        if isinstance(message.get(field), int | str):
            return chat, field, str(message[field])
    if not said.unread:
        return None
    return chat, said.published, said.author


def albums(found: Iterable[Posted | Failure | None]) -> Iterator[list[Posted] | Failure]:
    """Messages, those of one album together; the others each alone."""
    album: list[Posted] = []
    for each in found:
        if isinstance(each, Posted) and belongs(each, album):
            album.append(each)
            continue
        if album:
            yield album
        album = [each] if isinstance(each, Posted) else []
        if isinstance(each, Failure):
            yield each
        elif each is None:
            yield []
    if album:
        yield album


def belongs(message: Posted, album: list[Posted]) -> bool:
    """Whether a message goes on with an album: one text in all where nothing else joins them."""
    if not album or message.post is None or message.post != album[0].post or len(album) >= MOST:
        return False
    named = message.post[1] in GROUPED
    return named or not (message.text.strip() and any(each.text.strip() for each in album))


def album_reports(album: list[Posted], given: Given) -> Iterator[Report | Failure]:
    """The reports of the texts of an album; the first counts what came with all of them."""
    unread: dict[str, int] = {}
    for each in album:
        for kind, count in each.said.unread.items():
            unread[kind] = unread.get(kind, 0) + count
    name = album[0].said.address if len(album) > 1 else None
    for each in album:
        if not each.text.strip():
            continue
        said = structs.replace(each.said, album=name, unread=unread)
        unread = {}
        try:
            raw = Bytes(content=each.raw, kind=JSON)
            yield report(each.text, each.where, given, said, raw)
        except MusnadError as error:
            yield Failure(source=error.source, cause=error.cause)
