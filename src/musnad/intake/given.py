"""What the user says of a document, what its input says, and the report that comes of both."""

import os
import re
import secrets
from datetime import datetime

from msgspec import Struct, field

from musnad.errors import MusnadError
from musnad.intake.language import language_of
from musnad.model import Report, Retrieval, document_of
from musnad.model.document import DAY, is_day
from musnad.model.report import PublishedPrecision

UNWRITABLE = re.compile("[\0\ud800-\udfff]")
FIELDS = ("text", "id", "outlet", "published", "url", "title")
"""What a record says of a report."""
COLUMN = "--column"
PUBLISHED = "--published"  # the option, as errors name it
SALT = 32  # bytes


def fresh_salt() -> bytes:
    """A salt that nobody knows."""
    return secrets.token_bytes(SALT)


class Given(Struct, frozen=True, kw_only=True):
    """What the user typed; it goes before what the input says of itself.

    `columns` says which column of a table holds a field of `FIELDS`; fields that it does not name
    stand in the columns of their own names. `follow` opens the link of a feed's item whose text is
    only a teaser.

    `salt` hides who sent a message: the same sender is known again under the same salt only. A
    ledger keeps its own; without one, each run has another.

    Raises:
        MusnadError: `published` is not an ISO day, or `columns` names a field that is none.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    follow: bool = False
    salt: bytes = field(default_factory=fresh_salt)

    def __post_init__(self) -> None:
        """Refuse a day that is none and a field that is none."""
        if self.published is not None and not is_day(self.published):
            cause = f"{self.published!r} is not a day; write it as 2020-09-30"
            raise MusnadError(PUBLISHED, cause)
        for name in self.columns:
            if name not in FIELDS:
                raise MusnadError(
                    COLUMN, f"{name!r} is no field; the fields are {', '.join(FIELDS)}"
                )


class Failure(Struct, frozen=True, kw_only=True):
    """An input, or one record of it, that gave no document."""

    source: str
    cause: str


class Particulars(Struct, frozen=True, kw_only=True):
    """What an input says of its own text; `published` is an ISO day or instant.

    `address` names the report where it has no `url`, before its `name`; the fields below it are
    those of `Report`.
    """

    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    address: str | None = None
    retrieval: Retrieval | None = None
    publisher: str | None = None
    channel: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    edited_at: str | None = None
    album: str | None = None
    links: tuple[str, ...] = ()
    unread: dict[str, int] = field(default_factory=dict)


class Bytes(Struct, frozen=True, kw_only=True):
    """The bytes that a text was read from, and their media type."""

    content: bytes
    kind: str


def report(text: str, source: str, given: Given, said: Particulars, raw: Bytes) -> Report:
    """The report with `text`: what is `given` goes before what the input has `said`.

    Raises:
        MusnadError: no text, no Arabic in it, a day that cannot be made out, or characters that
            are none.
    """
    if not text.strip():
        raise MusnadError(source, "empty text")
    refuse_unwritable(text, given, said, source)
    document = document_of(
        text,
        name=said.name or None,
        title=given.title or said.title or None,
        language=language_of(text, source),
        outlet=given.outlet or said.outlet or None,
        url=said.url or None,
        published=given.published or day_of(said.published, source),
        retrieved=said.retrieved,
    )
    moment = given.published or (said.published or "").strip() or None
    return Report(
        document=document,
        raw=raw.content,
        kind=raw.kind,
        address=said.url or said.address or document.name,
        retrieval=said.retrieval,
        published_at=moment,
        published_precision=precision_of(moment),
        publisher=said.publisher,
        channel=said.channel,
        author=said.author,
        forwarded_from=said.forwarded_from,
        edited_at=said.edited_at,
        album=said.album,
        links=said.links,
        unread=said.unread,
    )


def refuse_unwritable(text: str, given: Given, said: Particulars, source: str) -> None:
    """Refuse what no database and no UTF-8 file can hold, in the text or beside it.

    Raises:
        MusnadError: there is a NUL or half a character (a lone surrogate).
    """
    beside = (given.title, given.outlet, said.name, said.title, said.outlet, said.url, said.address)
    others = (said.publisher, said.channel, said.author, said.forwarded_from, said.album)
    for words in (text, *beside, *others, *said.links):
        if words and (found := UNWRITABLE.search(words)):
            cause = f"holds U+{ord(found[0]):04X}, which is no character: damaged text"
            raise MusnadError(source, cause)


def precision_of(moment: str | None) -> PublishedPrecision:
    """How much of an ISO day or instant is known."""
    if moment is None:
        return "unknown"
    return "day" if len(moment) == DAY else "instant"


def day_of(value: str | None, source: str) -> str | None:
    """The day of an ISO day or instant, as written there (its zone is not converted).

    Raises:
        MusnadError: it is neither.
    """
    moment = (value or "").strip()
    if not moment:
        return None
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        moment = ""
    if not is_day(moment[:DAY]):
        raise MusnadError(source, f"published {value!r} is not an ISO day or instant")
    return moment[:DAY]


def readable(name: str) -> str:
    """A file name as text: bytes of it that are not UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", "replace")
