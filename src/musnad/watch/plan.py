"""The file that says what is watched: `FEEDS.toml`."""

import re
import tomllib
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from musnad.errors import MusnadError
from musnad.intake.given import Failure
from musnad.intake.lists import listed_in

Kind = Literal["feed", "sitemap", "folder"]

SPAN = re.compile(r"(\d{1,6})\s*(s|m|h|d)")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST = 60  # seconds between two looks at a source
WEB = ("http://", "https://")
PRINTABLE = re.compile(r"[\x21-\x7e]{3,200}")


class Watched(Struct, frozen=True, kw_only=True):
    """One source: `name` names it in the journal, `place` is its address or folder.

    `interval` is in seconds. `follow` opens the links of a feed's teasers.
    """

    name: str
    kind: Kind
    place: str
    interval: float
    outlet: str | None = None
    proxy: str | None = None
    follow: bool = True


class Plan(Struct, frozen=True, kw_only=True):
    """What is watched, and how.

    `contact` is told to servers. `delay` is the least time between two requests to a host, in
    seconds. `pages` is how many linked pages are opened at one look. `alert` is a command that is
    run with a source's name and a cause once it has failed `alert_after` times in a row.
    """

    sources: tuple[Watched, ...]
    contact: str | None = None
    delay: float = 5.0
    pages: int = 200
    alert: tuple[str, ...] = ()
    alert_after: int = 3


class Written(Struct, kw_only=True, forbid_unknown_fields=True):
    """A source as it is written."""

    name: str | None = None
    feed: str | None = None
    sitemap: str | None = None
    folder: str | None = None
    opml: str | None = None
    outlet: str | None = None
    interval: str | None = None
    proxy: str | None = None
    follow: bool = True


class File(Struct, kw_only=True, forbid_unknown_fields=True):
    """The file as it is written."""

    source: list[Written]
    contact: str | None = None
    interval: str = "15m"
    delay: float = 5.0
    pages: int = 200
    proxy: str | None = None
    alert: list[str] = []
    alert_after: int = 3


def load_plan(path: Path) -> Plan:
    """The plan in a file; its folders and lists are sought from where it stands.

    Raises:
        MusnadError: it cannot be read, or says something that cannot be.
    """
    try:
        told: Any = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        file = msgspec.convert(told, File)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MusnadError(str(path), f"cannot be read as TOML ({error})") from None
    except msgspec.ValidationError as error:
        raise MusnadError(str(path), f"{error}") from None
    sources: list[Watched] = []
    for number, written in enumerate(file.source, 1):
        sources += watched(written, file, path, f"{path}: source {number}")
    refuse(file, sources, path)
    return Plan(
        sources=tuple(sources),
        contact=file.contact,
        delay=file.delay,
        pages=file.pages,
        alert=tuple(file.alert),
        alert_after=file.alert_after,
    )


def refuse(file: File, sources: list[Watched], path: Path) -> None:
    """Refuse a plan that cannot be followed.

    Raises:
        MusnadError: two sources of one name, numbers out of bounds, no contact.
    """
    where = str(path)
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise MusnadError(where, f"two sources are named {name!r}")
    if not sources:
        raise MusnadError(where, "no sources in it")
    if file.delay < 0 or file.alert_after < 1 or file.pages < 1:
        raise MusnadError(where, "delay, pages or alert_after is too small")
    if any(source.kind != "folder" for source in sources) and not file.contact:
        cause = "contact is missing: an address at which the people behind a server can reach you"
        raise MusnadError(where, cause)
    if file.contact and not PRINTABLE.fullmatch(file.contact):
        raise MusnadError(where, f"contact {file.contact!r}: an address, without blanks")


def watched(written: Written, file: File, path: Path, where: str) -> list[Watched]:
    """The source, or the feeds of a list, that an entry names.

    Raises:
        MusnadError: it names none or several, or a bad interval or address.
    """
    places = {
        kind: place
        for kind in ("feed", "sitemap", "folder", "opml")
        if (place := getattr(written, kind)) is not None
    }
    if len(places) != 1:
        raise MusnadError(where, "name one of: feed, sitemap, folder, opml")
    ((kind, place),) = places.items()
    interval = seconds(written.interval or file.interval, where)
    proxy = written.proxy or file.proxy
    if proxy is not None and not is_web(proxy):
        raise MusnadError(where, f"proxy {proxy!r}: wants an http or https address")

    def source(name: str, kind: Kind, place: str, outlet: str | None) -> Watched:
        return Watched(
            name=name,
            kind=kind,
            place=place,
            interval=interval,
            outlet=outlet,
            proxy=proxy,
            follow=written.follow,
        )

    if kind == "opml":
        found = feeds_in(path.parent / place)
        return [source(feed, "feed", feed, written.outlet) for feed in found]
    if kind == "folder":
        folder = str((path.parent / place).resolve())
        return [source(written.name or folder, "folder", folder, written.outlet)]
    if not is_web(place):
        raise MusnadError(where, f"{place!r} is not an http or https address")
    kept: Kind = "feed" if kind == "feed" else "sitemap"
    return [source(written.name or place, kept, place, written.outlet)]


def feeds_in(path: Path) -> list[str]:
    """The addresses of the feeds in an OPML file, each once.

    Raises:
        MusnadError: it cannot be read as one.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MusnadError(str(path), f"cannot be read: {error.strerror}") from None
    found: dict[str, None] = {}
    for each in listed_in(content, str(path), None):
        if isinstance(each, Failure):
            raise MusnadError(each.source, each.cause)
        found[each.address] = None
    return list(found)


def seconds(written: str, where: str) -> float:
    """A span of time as people write it (`15m`, `2h`), in seconds.

    Raises:
        MusnadError: it is none, or too short.
    """
    found = SPAN.fullmatch(written.strip())
    if found is None:
        raise MusnadError(where, f"interval {written!r}: write it as 90s, 15m, 2h or 1d")
    span = int(found[1]) * SECONDS[found[2]]
    if span < SHORTEST:
        raise MusnadError(where, f"interval {written!r}: a minute is the least")
    return span


def is_web(address: str) -> bool:
    """Whether this is an http or https address."""
    try:
        return address.lower().startswith(WEB) and bool(urlsplit(address).hostname)
    except ValueError:
        return False
