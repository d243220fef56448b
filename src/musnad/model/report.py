"""One document as it came: its bytes, and all that is known of how it was got."""

from typing import Literal

from msgspec import Struct, field

from musnad.model.document import Document, digest

PublishedPrecision = Literal["instant", "day", "unknown"]


class Retrieval(Struct, frozen=True, kw_only=True, gc=False):
    """One time that something was fetched or opened.

    `at` is an ISO instant in UTC, `place` the address or path that was asked, `status` the answer
    of a server, null for files. `headers` are those of the answer that tell its version and kind.
    """

    at: str
    place: str
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)


class Report(Struct, frozen=True, kw_only=True, gc=False):
    """A document beside the bytes it was read from and the way it came.

    `address` is what names it at its outlet: its URL, else a record's or message's id, else its
    file's path. `kind` is the media type of `raw`. `published_at` is the moment of publication as
    it was given, with its zone where it had one, `published_precision` how much of it is known.
    `publisher` is whom a feed names as the source of an item, `channel` the feed or channel that
    it came by, `forwarded_from` whose message it passes on, by a salted id where that is a private
    person. `edited_at` is an ISO instant, `album` joins the messages of one post, `links` are
    addresses it names, and `unread` counts by kind what came with it and was not read (images,
    videos). `author` is a salted id, never a name.
    """

    document: Document
    raw: bytes
    kind: str
    address: str
    retrieval: Retrieval | None = None
    published_at: str | None = None
    published_precision: PublishedPrecision = "unknown"
    publisher: str | None = None
    channel: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    edited_at: str | None = None
    album: str | None = None
    links: tuple[str, ...] = ()
    unread: dict[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Names the report at its outlet: the same for each of its versions."""
        return digest(f"{self.document.outlet or ''}\n{self.address}")[:16]
