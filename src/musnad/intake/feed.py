"""RSS and Atom -> the reports in them (feedparser, over bytes that are here already)."""

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import feedparser
import msgspec
from msgspec import Struct, field

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.decode import decode
from musnad.intake.fragment import text_and_links, tidy
from musnad.intake.given import Bytes, Failure, Given, Particulars, report
from musnad.intake.limits import LIMITS, Limits
from musnad.intake.listed import Listed
from musnad.intake.moment import moment_of
from musnad.intake.naming import host_of, name_of, web_link
from musnad.intake.prolog import root_of, undeclared
from musnad.model import Report

ITEM = "application/json"  # the bytes of a report are those of its item alone
TAG = re.compile(r"<[A-Za-z]")
OPENED = re.compile(r"<(?:item|entry)\b[^>]*(?<!/)>", re.IGNORECASE)
CLOSED = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE)
REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|(\d{1,9}));?", re.IGNORECASE)
CONTROLS = bytes({*range(9), 11, *range(14, 32)})
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
DAMAGE = "\ufffd"
TEASER = 400  # code points; fewer of them are taken for a teaser
CUT_SHORT = re.compile(r"(?:\.\.\.|\u2026)[\s\])]*$")
NO_TEXT = "an item without text"


class FeedItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item of a feed as the feed tells it.

    `text` is plain and without the title, `markup` what it was made of. `published` and `updated`
    are ISO days or instants with the zone they were written with. `publisher` is the title of the
    item's `<source>`, `channel` the feed's own address or else title. `teaser` says that the
    whole text probably stands behind `url`. `media` counts what came with it, by kind. `fault`
    says why it cannot be used.
    """

    text: str = ""
    markup: str = ""
    title: str | None = None
    url: str | None = None
    id: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    channel: str | None = None
    feed: str | None = None
    teaser: bool = False
    links: tuple[str, ...] = ()
    media: dict[str, int] = field(default_factory=dict)
    fault: str | None = None


class Feed(Struct, frozen=True, kw_only=True):
    """The items of a feed, in its order; `whole` is whether its end was there."""

    items: tuple[FeedItem, ...]
    whole: bool


def items_of(
    content: bytes,
    source: str = "feed",
    *,
    place: str | None = None,
    charset: str | None = None,
    limits: Limits = LIMITS,
) -> list[FeedItem]:
    """The items of a feed's bytes; `place` is the address that they came from, if any.

    Raises:
        MusnadError: no feed, too large, damaged beyond reading, or with entities of its own.
    """
    return list(feed_of(content, source, place=place, charset=charset, limits=limits).items)


def read_feed(path: Path, given: Given, limits: Limits) -> Iterator[Report | Failure | Listed]:
    """The reports of a feed that is kept as a file.

    Raises:
        MusnadError: see `items_of`.
        OSError: it cannot be read.
    """
    content = read_file(path, str(path), limits.size)
    return feed_reports(content, str(path), given, limits, Particulars())


def feed_reports(
    content: bytes,
    source: str,
    given: Given,
    limits: Limits,
    known: Particulars,
    charset: str | None = None,
) -> Iterator[Report | Failure | Listed]:
    """The reports of a feed's items; where the user wants it, links in the place of teasers.

    Raises:
        MusnadError: see `items_of`.
    """
    feed = feed_of(content, source, place=known.url, charset=charset, limits=limits)
    for number, item in enumerate(feed.items, 1):
        where = f"{source}: item {number}"
        try:
            found = item_report(item, where, given, known)
        except MusnadError as error:
            yield Failure(source=error.source, cause=error.cause)
            continue
        if given.follow and item.teaser and item.url:
            yield Listed(address=item.url, said=particulars(item, known), instead=found)
        else:
            yield found
    if not feed.whole:
        yield Failure(source=source, cause="the feed ends early; whole items before it were read")


def item_report(item: FeedItem, where: str, given: Given, known: Particulars) -> Report:
    """The report of one item: its title, a line end and its text.

    Raises:
        MusnadError: no text, or none that can be used.
    """
    if item.fault:
        raise MusnadError(where, item.fault)
    title = item.title or ""
    text = item.text if item.text.startswith(title) else f"{title}\n{item.text}".rstrip()
    raw = Bytes(content=msgspec.json.encode(item), kind=ITEM)
    return report(text or title, where, given, particulars(item, known), raw)


def particulars(item: FeedItem, known: Particulars) -> Particulars:
    """What a feed says of an item, beside how the feed was got."""
    edited = item.updated if item.published and item.updated != item.published else None
    return Particulars(
        name=name_of(item.url) if item.url else item.id,
        title=item.title,
        outlet=item.publisher or item.feed or known.outlet,
        url=item.url,
        published=item.published or item.updated,
        retrieved=known.retrieved,
        address=item.id,
        retrieval=known.retrieval,
        publisher=item.publisher,
        channel=item.channel,
        edited_at=edited,
        links=item.links,
        unread=item.media,
    )


def feed_of(
    content: bytes, source: str, *, place: str | None, charset: str | None, limits: Limits
) -> Feed:
    """A feed with its items; see `items_of`.

    Raises:
        MusnadError: no feed, too large, damaged beyond reading, or with entities of its own.
    """
    root_of(content, source)  # refuses entities
    markup, damaged = decoded(content, source, charset)
    if sum(1 for _ in TAG.finditer(markup)) > limits.tags:
        raise MusnadError(source, f"a feed of more than {limits.tags} tags")
    found = parsed(markup, source)
    if not found.version and not found.entries:
        raise MusnadError(source, "no RSS or Atom feed")
    entries = list(found.entries)
    whole = END.search(markup[-1000:]) is not None
    if not whole and len(OPENED.findall(markup)) > len(CLOSED.findall(markup)):
        del entries[-1:]  # half an item is none
    own = own_address(found.feed, place)
    feed = FeedItem(title=words(found.feed.get("title")), url=own)
    items = (item_of(entry, feed, source, limits, damaged=damaged) for entry in entries)
    return Feed(items=tuple(items), whole=whole)


def decoded(content: bytes, source: str, charset: str | None) -> tuple[str, bool]:
    """The markup of a feed, and whether damage in it was marked with U+FFFD.

    One item with broken bytes must not cost the others: what is no UTF-8 or no character is
    marked, and whoever holds a mark is refused later.

    Raises:
        MusnadError: see `decode`.
    """
    declared = DECLARED.search(content[:1024])
    wide = content.startswith(WIDE)
    bare = content if wide else content.translate(None, CONTROLS)
    damaged = False
    try:
        text = decode(bare, source, charset or (declared[1].decode() if declared else None))
    except MusnadError as error:
        if not error.cause.startswith("damaged UTF-8"):
            raise
        text, damaged = bare.decode("utf-8", "replace"), True
    clean = REFERENCE.sub(character, undeclared(text))
    return clean, damaged or clean.count(DAMAGE) > text.count(DAMAGE)


def character(reference: re.Match[str]) -> str:
    """A reference as it stands, or the mark of damage where it names no character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    good = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return reference[0] if good else DAMAGE


def parsed(markup: str, source: str) -> feedparser.FeedParserDict:
    """What feedparser makes of a feed: it is given bytes and never an address or a path.

    Raises:
        MusnadError: nothing.
    """
    said = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(
            io.BytesIO(markup.encode()),
            response_headers=said,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise MusnadError(source, f"cannot be read as a feed: {error}") from None


def own_address(feed: Mapping[str, object], place: str | None) -> str | None:
    """The address of the feed itself: its own word, else where it was fetched."""
    links = feed.get("links")
    for link in links if isinstance(links, list) else []:
        if link.get("rel") == "self" and (found := web_link(link.get("href"), place)):
            return found
    return place


def item_of(
    entry: Mapping[str, object], feed: FeedItem, source: str, limits: Limits, *, damaged: bool
) -> FeedItem:
    """One item; `feed` is the feed's own title and address."""
    title = words(entry.get("title"))
    url = web_link(entry.get("link") or None, feed.url)
    markup, is_html = max(contents(entry), key=lambda each: len(each[0]))
    fault: str | None = None
    text = "" if is_html else tidy(markup)
    links: tuple[str, ...] = ()
    try:
        if is_html:
            text, links = text_and_links(markup, source, limits)
    except MusnadError as error:
        fault = error.cause
    if damaged and DAMAGE in f"{markup}{title}":
        fault = "damaged text: bytes or references in it are no characters"
    elif not (text or title or fault):
        fault = NO_TEXT
    name = entry.get("source")
    origin = name.get("title") if isinstance(name, Mapping) else None
    own = entry.get("id")
    return FeedItem(
        text=text,
        markup=markup,
        title=title,
        url=url,
        id=str(own) if own else None,
        published=moment_of(entry.get("published") if "published" in entry else None),
        updated=moment_of(entry.get("updated") if "updated" in entry else None),
        publisher=words(origin),
        channel=feed.url or feed.title,
        feed=feed.title or host_of(feed.url),
        teaser=len(text) < TEASER or CUT_SHORT.search(text) is not None,
        links=tuple(filter(None, (web_link(link, url or feed.url) for link in links))),
        media=media_of(entry),
        fault=fault,
    )


def contents(entry: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """Each text that an item has, its content and its summary, and whether it is HTML."""
    found = entry.get("content")
    told = [*(found if isinstance(found, list) else []), entry.get("summary_detail")]
    for content in told:
        if isinstance(content, Mapping):
            yield str(content.get("value") or ""), content.get("type") != "text/plain"
    yield str(entry.get("summary") or ""), True


def words(markup: object) -> str | None:
    """A title as plain words in one line; None where there are none."""
    if not isinstance(markup, str):
        return None
    try:
        text, _ = text_and_links(markup, "", LIMITS)
    except MusnadError:
        return None
    return " ".join(text.split()) or None


def media_of(entry: Mapping[str, object]) -> dict[str, int]:
    """How many files come with an item, by kind: image, video, audio, file."""
    kinds: dict[str, str] = {}
    for name in ("enclosures", "media_content", "media_thumbnail"):
        files = entry.get(name)
        for file in files if isinstance(files, list) else []:
            address = str(file.get("href") or file.get("url") or "")
            told = str(file.get("medium") or file.get("type") or "").partition("/")[0].lower()
            kind = "image" if name == "media_thumbnail" else told
            kinds.setdefault(address, kind if kind in {"image", "video", "audio"} else "file")
    counts: dict[str, int] = {}
    for kind in kinds.values():
        counts[kind] = counts.get(kind, 0) + 1
    return counts
