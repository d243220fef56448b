"""A web address -> its documents."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from musnad.errors import MusnadError
from musnad.intake.decode import decode
from musnad.intake.fetch import Answer, fetch
from musnad.intake.given import Failure, Given, Particulars, document
from musnad.intake.html import decode_page, page_document
from musnad.intake.limits import Limits
from musnad.intake.network import Network
from musnad.intake.piped import sniffed
from musnad.intake.records import json_documents, line_documents
from musnad.model import Document

PAGES = frozenset({"text/html", "application/xhtml+xml"})
LINES = frozenset({"application/x-ndjson", "application/jsonl", "application/x-jsonlines"})
UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})
NAMES = {"application/pdf": "a PDF", "application/x-pdf": "a PDF"}


def read_url(
    source: str, given: Given, limits: Limits, network: Network
) -> Iterator[Document | Failure]:
    """The documents behind an address.

    Raises:
        MusnadError: it cannot be fetched, or what it holds cannot be used.
    """
    answer = fetch(source, limits, network)
    known = Particulars(
        name=name_of(answer.url),
        outlet=urlsplit(answer.url).hostname,
        url=answer.url,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    kind, content = answer.kind, answer.content
    if kind in PAGES:
        markup = decode_page(content, source, answer.charset)
        return iter([page_document(markup, source, given, limits, known)])
    if kind in LINES:
        return line_documents(io.BytesIO(content), source, given, limits, known.name)
    if kind == "application/json" or kind.endswith("+json"):
        text = decode(content, source, answer.charset)
        return json_documents(text, source, given, known.name)
    if kind == "text/plain":
        return plain_answer(answer, source, given, limits, known)
    if kind in UNSAID:
        return sniffed(content, source, given, limits, known)
    raise MusnadError(source, f"{NAMES.get(kind, kind)}: only HTML, plain text and JSON are read")


def plain_answer(
    answer: Answer, source: str, given: Given, limits: Limits, known: Particulars
) -> Iterator[Document | Failure]:
    """The documents of plain text, under which name many servers send JSON lines too."""
    if PurePosixPath(urlsplit(answer.url).path).suffix.lower() in (".json", ".jsonl", ".ndjson"):
        return sniffed(answer.content, source, given, limits, known)
    text = decode(answer.content, source, answer.charset)
    return iter([document(text, source, given, known)])


def name_of(url: str) -> str:
    """The last part of an address without its ending; the host where there is no part."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).stem
    return last or parts.hostname or url
