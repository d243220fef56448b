"""A WARC file -> the articles among the answers of servers that it keeps."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import httpx
from fastwarc.stream_io import BrotliReader, ChunkedReader, WarcReader, ZstdReader
from fastwarc.warc import HeaderMap
from msgspec import Struct

from musnad.errors import MusnadError
from musnad.intake.bounded import STEP, measured, too_large, unpacked
from musnad.intake.fetch import TELLING, Answer, content_type, web_address
from musnad.intake.frames import Frame, frames
from musnad.intake.given import Failure, Given, Particulars
from musnad.intake.limits import Limits
from musnad.intake.listed import Listed
from musnad.intake.naming import name_of
from musnad.intake.web import LINES, PAGES, answered
from musnad.model import Report, Retrieval

OK = 200
JSON = "application/json"
PLAIN = "text/plain"
HTTP = ("http://", "https://")
EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
LINE_END = re.compile(rb"\r?\n")
CHUNK = re.compile(rb"[ \t]*[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
DEFLATED = (b"\x1f\x8b", b"\x78")
"""How bytes begin that gzip or zlib packed."""


class Kept(Struct, frozen=True, kw_only=True):
    """A server's answer as a record keeps it: what was asked, when, and what came."""

    url: str
    at: str
    headers: HeaderMap
    body: bytes


def read_warc(path: Path, given: Given, limits: Limits) -> Iterator[Report | Failure]:
    """The reports of a `.warc` or `.warc.gz` file of any size, record by record.

    Raises:
        MusnadError: it is no WARC file.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        yield from warc_reports(stream, str(path), given, limits)


def warc_reports(
    stream: BinaryIO, source: str, given: Given, limits: Limits, channel: str | None = None
) -> Iterator[Report | Failure]:
    """The reports of a seekable WARC stream; a faulty record is a failure, the others go in.

    Passed over, since they hold no article: requests, metadata, revisits and other records than
    responses, answers that are not `200 OK`, and bodies that are not HTML, plain text or JSON.

    Raises:
        MusnadError: it is no WARC file.
        OSError: it cannot be read.
    """
    for frame in frames(stream, source, limits):
        if isinstance(frame, Failure):
            yield frame
        else:
            yield from guarded(frame, partial(record_reports, frame, given, limits, channel))


def guarded(
    frame: Frame, read: Callable[[], Iterator[Report | Failure]]
) -> Iterator[Report | Failure]:
    """The outcomes of one record; an error ends it as a failure and nothing else."""
    try:
        yield from read()
    except MusnadError as error:
        yield Failure(source=error.source, cause=error.cause)
    except (OSError, ValueError, RecursionError) as error:
        yield Failure(source=frame.where, cause=f"cannot be read ({error})")


def record_reports(
    frame: Frame, given: Given, limits: Limits, channel: str | None
) -> Iterator[Report | Failure]:
    """The reports of one record: one, or those of a JSON body, or none.

    Raises:
        MusnadError: it is faulty, or holds nothing to read.
    """
    kept = kept_answer(frame)
    if kept is None:
        return
    kind, charset = content_type(kept.headers.get("content-type") or "")
    if kind not in PAGES | LINES | {PLAIN, JSON} and not kind.endswith("+json"):
        return
    told = {name: value for name in TELLING if (value := kept.headers.get(name))}
    answer = Answer(
        url=kept.url,
        status=OK,
        headers=told,
        kind=kind,
        charset=charset,
        content=body_of(kept, frame.where, limits),
    )
    known = Particulars(
        name=name_of(kept.url),
        outlet=urlsplit(kept.url).hostname,
        url=kept.url,
        retrieved=kept.at,
        retrieval=Retrieval(at=kept.at, place=kept.url, status=OK, headers=told),
        channel=channel,
    )
    for each in answered(answer, frame.where, given, limits, known):
        if not isinstance(each, Listed):
            yield each
        elif each.instead is not None:  # a list in an archive opens nothing
            yield each.instead


def kept_answer(frame: Frame) -> Kept | None:
    """What a record keeps, if that is a server's `200 OK` to a web address.

    Raises:
        MusnadError: its address, date or HTTP headers cannot be made out.
    """
    said = HeaderMap()
    said.parse(io.BytesIO(frame.head))
    place = (said.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    if (said.get("WARC-Type") or "").lower() != "response" or not place.lower().startswith(HTTP):
        return None
    head, body = parted(frame.content)
    headers = HeaderMap()
    headers.parse(io.BytesIO(head))
    if not head.startswith(b"HTTP/") or headers.status_code is None:
        raise MusnadError(frame.where, "holds no HTTP answer: its status line is damaged")
    if headers.status_code != OK:
        return None
    url = address(place, frame.where)
    at = instant(said.get("WARC-Date"), frame.where)
    return Kept(url=url, at=at, headers=headers, body=body)


def parted(content: bytes) -> tuple[bytes, bytes]:
    """The headers of an HTTP answer, their lines ended as the standard wants it, and its body."""
    found = EMPTY_LINE.search(content)
    head, body = (content[: found.start()], content[found.end() :]) if found else (content, b"")
    return LINE_END.sub(b"\r\n", head) + b"\r\n\r\n", body


def address(place: str, where: str) -> str:
    """The address that a record was asked from, in the form that addresses have elsewhere.

    Raises:
        MusnadError: it is none.
    """
    try:
        return str(web_address(place, httpx.URL()))
    except MusnadError as error:
        raise MusnadError(where, f"WARC-Target-URI {error.source}: {error.cause}") from None


def instant(written: str | None, where: str) -> str:
    """The date of a record as an ISO instant in UTC.

    Raises:
        MusnadError: it is none.
    """
    try:
        moment = datetime.fromisoformat(written or "")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        raise MusnadError(where, f"WARC-Date {written!r} is not an ISO instant") from None


def body_of(kept: Kept, where: str, limits: Limits) -> bytes:
    """The body of an answer, unpacked, in bounded memory.

    Many writers keep a body unpacked beside the headers that call it packed: it is then as it is.

    Raises:
        MusnadError: too large, damaged, or packed in a way that is not read.
    """
    body = kept.body
    if "chunked" in (kept.headers.get("transfer-encoding") or "").lower() and CHUNK.match(body):
        body = drained(ChunkedReader(io.BytesIO(body)), where, limits)
    if len(body) > limits.size:
        raise too_large(where, len(body), limits.size)
    encoding = (kept.headers.get("content-encoding") or "identity").strip().lower()
    if encoding in ("gzip", "x-gzip", "deflate"):
        if not body.startswith(DEFLATED):
            return body
        return b"".join(measured(unpacked([body], where), where, limits.size))
    if encoding == "br":
        return drained(BrotliReader(io.BytesIO(body)), where, limits)
    if encoding == "zstd":
        return drained(ZstdReader(io.BytesIO(body)), where, limits)
    if encoding in ("identity", "", "utf-8"):
        return body
    raise MusnadError(where, f"packed in the encoding {encoding!r}, which is not read")


def drained(reader: WarcReader, where: str, limits: Limits) -> bytes:
    """All that comes out of an unpacking reader.

    Raises:
        MusnadError: too large, or damaged.
    """
    try:
        return b"".join(measured(iter(lambda: reader.read(STEP), b""), where, limits.size))
    except OSError as error:
        raise MusnadError(where, f"damaged body ({error})") from None
