"""A web address -> its documents."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from msgspec import structs

from musnad.errors import MusnadError
from musnad.intake.decode import decode
from musnad.intake.fetch import Answer, fetch
from musnad.intake.given import Bytes, Failure, Given, Particulars, report
from musnad.intake.html import page_report
from musnad.intake.limits import Limits
from musnad.intake.listed import Listed
from musnad.intake.mail import KIND as MAIL
from musnad.intake.mail import mail_report
from musnad.intake.naming import name_of
from musnad.intake.network import Network
from musnad.intake.piped import is_xml, sniffed
from musnad.intake.plain import PLAIN
from musnad.intake.prolog import FEEDS, LISTS, root_of
from musnad.intake.records import json_reports, line_reports
from musnad.intake.table import table_reports
from musnad.model import Report, Retrieval

PAGES = frozenset({"text/html", "application/xhtml+xml"})
LINES = frozenset({"application/x-ndjson", "application/jsonl", "application/x-jsonlines"})
UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})
ARCHIVES = frozenset({"application/gzip", "application/x-gzip"})
XML = frozenset({"application/xml", "text/xml", "text/x-opml"})
TABLES = frozenset({"text/csv", "text/tab-separated-values", "application/csv"})
PDFS = frozenset({"application/pdf", "application/x-pdf"})
BY_LOOK = PDFS | UNSAID | ARCHIVES | XML
NOTHING = Particulars()


def read_url(
    source: str,
    given: Given,
    limits: Limits,
    network: Network,
    said: Particulars = NOTHING,
) -> Iterator[Report | Failure | Listed]:
    """The reports behind an address; what its list `said` of it goes before what it says itself.

    Raises:
        MusnadError: it cannot be fetched, or what it holds cannot be used.
    """
    answer = fetch(source, limits, network)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return found_in(answer, source, given, limits, said, now)


def found_in(
    answer: Answer, source: str, given: Given, limits: Limits, said: Particulars, at: str
) -> Iterator[Report | Failure | Listed]:
    """The reports of what a server answered `at` an ISO instant in UTC; see `read_url`.

    Raises:
        MusnadError: what it holds cannot be used.
    """
    known = structs.replace(
        said,
        name=name_of(answer.url),
        outlet=said.outlet or urlsplit(answer.url).hostname,
        url=answer.url,
        retrieved=at,
        retrieval=Retrieval(at=at, place=source, status=answer.status, headers=answer.headers),
    )
    return answered(answer, source, given, limits, known)


def answered(
    answer: Answer, source: str, given: Given, limits: Limits, known: Particulars
) -> Iterator[Report | Failure | Listed]:
    """The reports of a server's answer, by the type that it declares.

    Raises:
        MusnadError: what it holds cannot be used.
    """
    kind, content = answer.kind, answer.content
    if kind in BY_LOOK or (kind.endswith("+xml") and kind not in PAGES) or is_list(content, source):
        return sniffed(content, source, given, limits, known, answer.charset)
    if kind in PAGES:
        return iter([page_report(content, source, given, limits, known, answer.charset)])
    if kind in LINES:
        return line_reports(io.BytesIO(content), source, given, limits, known.name)
    if kind == "application/json" or kind.endswith("+json"):
        text = decode(content, source, answer.charset)
        return json_reports(text, source, given, known.name)
    if kind == MAIL:
        return iter([mail_report(content, source, given, limits, known)])
    if kind in TABLES:
        return table_reports(io.BytesIO(content), source, given, limits, known.name)
    if kind == "text/plain":
        return plain_answer(answer, source, given, limits, known)
    raise MusnadError(
        source, f"{kind}: not a kind that is read (pages, feeds, tables, mails, PDF, text, JSON)"
    )


def is_list(content: bytes, source: str) -> bool:
    """Whether this is a feed or list, which servers send under the names of pages and text too."""
    return is_xml(content) and root_of(content, source) in FEEDS | LISTS


def plain_answer(
    answer: Answer, source: str, given: Given, limits: Limits, known: Particulars
) -> Iterator[Report | Failure | Listed]:
    """The reports of plain text, under which name many servers send JSON lines too."""
    if PurePosixPath(urlsplit(answer.url).path).suffix.lower() in (
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
    ):
        return sniffed(answer.content, source, given, limits, known)
    text = decode(answer.content, source, answer.charset)
    raw = Bytes(content=answer.content, kind=PLAIN)
    return iter([report(text, source, given, known, raw)])
