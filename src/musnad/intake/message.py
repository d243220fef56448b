"""What one message of a Telegram export says: its words, links, times and what came with it.

Causes of failures never quote a message: where it is damaged, a name may stand anywhere.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

import msgspec

from musnad.errors import MusnadError
from musnad.intake.withheld import Message

LINKS = {"link": "text", "text_link": "href"}
KINDS = {
    "video_file": "video",
    "video_message": "video",
    "animation": "animation",
    "voice_message": "voice",
    "audio_file": "audio",
    "sticker": "sticker",
}
"""Kinds of media as they are counted, by the export's names."""
OTHERS = {"poll": "poll", "location_information": "location", "contact_information": "contact"}
ESCAPED = re.compile(rb"(\\\\)|\\x([0-9A-Fa-f]{2})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FARTHEST = timedelta(hours=14)  # of any zone from UTC
MINUTE = timedelta(minutes=1)
FIRST_YEAR = 1971  # exports before 2021 say 1970 where a message was not edited


def message_of(content: bytes, where: str) -> Message:
    r"""The fields of a message.

    Telegram Desktop writes control characters in a way of its own (`\x0B`), which is mended.

    Raises:
        MusnadError: it is not JSON, or says nothing that holds text.
    """
    try:
        return msgspec.json.decode(content, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        fault = error
    mended = ESCAPED.sub(lambda found: found[1] or b"\\u00" + found[2], content)
    try:
        return msgspec.json.decode(mended, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise MusnadError(where, f"not JSON that can be read: {fault}") from None


def number_of(message: Message, where: str) -> int:
    """The id of a message in its chat.

    Raises:
        MusnadError: it has none.
    """
    number = message.get("id")
    if not isinstance(number, int) or isinstance(number, bool):
        raise MusnadError(where, "a message without an id that is a number")
    return number


def text_of(message: Message, where: str) -> str:
    """The words of a message; empty where it has none.

    Raises:
        MusnadError: they are of the wrong type, or hold NUL.
    """
    written = message.get("text", message.get("text_entities", ""))
    parts = written if isinstance(written, list) else [written]
    words = [part.get("text") if isinstance(part, dict) else part for part in parts]
    told = [word for word in words if isinstance(word, str)]
    if len(told) < len(words):
        raise MusnadError(where, "its text is neither a text nor a list of texts")
    text = "".join(told)
    if "\0" in text:
        raise MusnadError(where, "its text holds NUL characters")
    return text


def links_of(message: Message) -> tuple[str, ...]:
    """The web addresses that its text names or leads to, each once, in their order."""
    found: dict[str, None] = {}
    for field in ("text", "text_entities"):
        parts = message.get(field)
        for part in parts if isinstance(parts, list) else []:
            if not isinstance(part, dict):
                continue
            link = part.get(LINKS.get(str(part.get("type")), ""))
            if isinstance(link, str) and (link := link.strip()):
                found[link if "://" in link else f"https://{link}"] = None
    return tuple(link for link in found if link.startswith(("http://", "https://")))


def unread_of(message: Message) -> dict[str, int]:
    """What came with a message and is not read, counted by kind."""
    kinds = ["image"] if message.get("photo") else []
    media = message.get("media_type")
    if isinstance(media, str) and media in KINDS:
        kinds.append(KINDS[media])
    elif message.get("file"):
        kinds.append("file")
    kinds += [kind for field, kind in OTHERS.items() if message.get(field)]
    return {kind: kinds.count(kind) for kind in kinds}


def published_of(message: Message, where: str) -> str:
    """When a message was sent: an ISO instant with the zone in which it was exported.

    The zone is what lies between the local `date` and `date_unixtime`, so that the day is the
    local one. Exports before 2021 have the local date alone.

    Raises:
        MusnadError: there is none, or one that is no moment.
    """
    local, moment = local_of(message, "date", where), moment_of(message, "date_unixtime", where)
    if moment is None and local is None:
        raise MusnadError(where, "a message without a date")
    try:
        return written_of(local, moment)
    except OverflowError:
        raise MusnadError(where, "its date is at the end of the calendar") from None


def edited_of(message: Message, where: str) -> str | None:
    """When a message was edited last, as an ISO instant in UTC; None where it was not.

    Exports before 2021 have the local date alone, which then has no zone.

    Raises:
        MusnadError: what it says is no moment.
    """
    moment = moment_of(message, "edited_unixtime", where)
    local = local_of(message, "edited", where) if moment is None else None
    latest = moment or local
    if latest is None or latest.year < FIRST_YEAR:
        return None
    return latest.isoformat()


def local_of(message: Message, field: str, where: str) -> datetime | None:
    """A date without its zone.

    Raises:
        MusnadError: it is none.
    """
    written = message.get(field)
    if written is None:
        return None
    try:
        return datetime.fromisoformat(written).replace(tzinfo=None)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise MusnadError(where, f"its {field} is not an ISO instant") from None


def moment_of(message: Message, field: str, where: str) -> datetime | None:
    """A moment by its seconds since 1970, a number or its digits.

    Raises:
        MusnadError: it is none, or none that a calendar has.
    """
    written = message.get(field)
    if written is None:
        return None
    digits = str(written) if isinstance(written, int | str) else ""
    try:
        return EPOCH + timedelta(seconds=int(digits))
    except (ValueError, OverflowError):
        cause = f"its {field} is not a number of seconds since 1970"
        raise MusnadError(where, cause) from None


def written_of(local: datetime | None, moment: datetime | None) -> str:
    """A moment in the zone that its local date shows; in UTC where that shows none."""
    if moment is None:
        return local.isoformat() if local else ""
    away = local - moment.replace(tzinfo=None) if local else timedelta()
    if abs(away) > FARTHEST or away % MINUTE:
        away = timedelta()
    return moment.astimezone(timezone(away)).isoformat()
