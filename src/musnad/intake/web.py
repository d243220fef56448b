"""A web address -> its documents."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from musnad.errors import MusnadError
from musnad.intake.decode import decode
from musnad.intake.fetch import Answer, fetch
from musnad.intake.given import Bytes, Failure, Given, Particulars, report
from musnad.intake.html import page_report
from musnad.intake.limits import Limits
from musnad.intake.network import Network
from musnad.intake.piped import sniffed
from musnad.intake.plain import PLAIN
from musnad.intake.records import json_reports, line_reports
from musnad.model import Report, Retrieval

PAGES = frozenset({"text/html", "application/xhtml+xml"})
LINES = frozenset({"application/x-ndjson", "application/jsonl", "application/x-jsonlines"})
UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})
NAMES = {"application/pdf": "a PDF", "application/x-pdf": "a PDF"}


def read_url(
    source: str, given: Given, limits: Limits, network: Network
) -> Iterator[Report | Failure]:
    """The reports behind an address.

    Raises:
        MusnadError: it cannot be fetched, or what it holds cannot be used.
    """
    answer = fetch(source, limits, network)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    known = Particulars(
        name=name_of(answer.url),
        outlet=urlsplit(answer.url).hostname,
        url=answer.url,
        retrieved=now,
        retrieval=Retrieval(at=now, place=source, status=answer.status, headers=answer.headers),
    )
    return answered(answer, source, given, limits, known)


def answered(
    answer: Answer, source: str, given: Given, limits: Limits, known: Particulars
) -> Iterator[Report | Failure]:
    """The reports of a server's answer, by the type that it declares.

    Raises:
        MusnadError: what it holds cannot be used.
    """
    kind, content = answer.kind, answer.content
    if kind in PAGES:
        return iter([page_report(content, source, given, limits, known, answer.charset)])
    if kind in LINES:
        return line_reports(io.BytesIO(content), source, given, limits, known.name)
    if kind == "application/json" or kind.endswith("+json"):
        text = decode(content, source, answer.charset)
        return json_reports(text, source, given, known.name)
    if kind == "text/plain":
        return plain_answer(answer, source, given, limits, known)
    if kind in UNSAID:
        return sniffed(content, source, given, limits, known)
    raise MusnadError(source, f"{NAMES.get(kind, kind)}: only HTML, plain text and JSON are read")


def plain_answer(
    answer: Answer, source: str, given: Given, limits: Limits, known: Particulars
) -> Iterator[Report | Failure]:
    """The reports of plain text, under which name many servers send JSON lines too."""
    if PurePosixPath(urlsplit(answer.url).path).suffix.lower() in (".json", ".jsonl", ".ndjson"):
        return sniffed(answer.content, source, given, limits, known)
    text = decode(answer.content, source, answer.charset)
    raw = Bytes(content=answer.content, kind=PLAIN)
    return iter([report(text, source, given, known, raw)])


def name_of(url: str) -> str:
    """The last part of an address without its ending; the host where there is no part."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).stem
    return last or parts.hostname or url
