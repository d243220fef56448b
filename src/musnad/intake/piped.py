"""A stream without a name that says what is in it: standard input, a pipe, an odd ending."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from musnad.intake.bounded import GZIP, plain, read_stream
from musnad.intake.decode import decode
from musnad.intake.exported import is_export
from musnad.intake.given import Bytes, Failure, Given, Particulars, report
from musnad.intake.limits import Limits
from musnad.intake.listed import Listed
from musnad.intake.mail import looks_like_mail, mail_report
from musnad.intake.plain import PLAIN
from musnad.intake.prolog import FEEDS, LISTS, root_of
from musnad.intake.records import json_reports, line_reports
from musnad.intake.table import looks_like_table, table_reports
from musnad.intake.telegram import telegram_reports
from musnad.model import Report

PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml|!--)", re.IGNORECASE)
MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"  # what may stand before the first tag
PDF = b"%PDF-"
OBJECT_LINES = re.compile(r"\s*\{.*\}\s*\n\s*\{")


def read_piped(
    stream: BinaryIO, source: str, given: Given, limits: Limits, name: str | None
) -> Iterator[Report | Failure | Listed]:
    """The reports of a stream, taken whole, by its look: see `sniffed`.

    Raises:
        MusnadError: it cannot be used.
        OSError: it cannot be read.
    """
    content = read_stream(stream, source, limits.size)
    return sniffed(content, source, given, limits, Particulars(name=name))


def sniffed(
    content: bytes,
    source: str,
    given: Given,
    limits: Limits,
    known: Particulars,
    charset: str | None = None,
) -> Iterator[Report | Failure | Listed]:
    """The reports of content that nothing names the kind of: the doors below try its look.

    Gzipped XML counts as what it unpacks to. `charset` is the server's word.

    Raises:
        MusnadError: it cannot be used.
    """
    if content.startswith(GZIP):
        unpacked = plain(content, source, limits.size)
        if is_xml(unpacked):
            return sniffed(unpacked, source, given, limits, known, charset)
    if content.startswith(PDF):
        # pypdf is dear to import: only where there is a PDF.
        from musnad.intake.pdf import pdf_report  # noqa: PLC0415

        return iter([pdf_report(content, source, given, limits, known)])
    root = root_of(content, source) if is_xml(content) else ""
    if root in FEEDS | LISTS:
        return items_under(root, content, source, given, limits, known, charset)
    start = content[:1024].decode("latin-1").lstrip("ï»¿")
    if PAGE.match(start):
        # trafilatura is dear to import: only where there is a page.
        from musnad.intake.html import page_report  # noqa: PLC0415

        return iter([page_report(content, source, given, limits, known, charset)])
    if looks_like_mail(content):
        return iter([mail_report(content, source, given, limits, known)])
    text = decode(content, source, charset)
    if OBJECT_LINES.match(text):
        return line_reports(io.BytesIO(content), source, given, limits, known.name)
    if text.lstrip().startswith(("{", "[{")):
        return objects(content, text, source, given, limits, known)
    if looks_like_table(text, given):
        return table_reports(io.BytesIO(content), source, given, limits, known.name)
    return iter([report(text, source, given, known, Bytes(content=content, kind=PLAIN))])


def is_xml(content: bytes) -> bool:
    """Whether content begins like markup, in whatever width of characters."""
    return content[:64].replace(b"\0", b"").lstrip(MARKS).startswith(b"<")


def objects(
    content: bytes, text: str, source: str, given: Given, limits: Limits, known: Particulars
) -> Iterator[Report | Failure]:
    """The reports of JSON: a Telegram export, a record or a list of them.

    Raises:
        MusnadError: it cannot be used.
    """
    if is_export(io.BytesIO(content), limits):
        return telegram_reports(io.BytesIO(content), source, given, limits)
    return json_reports(text, source, given, known.name)


def items_under(
    root: str,
    content: bytes,
    source: str,
    given: Given,
    limits: Limits,
    known: Particulars,
    charset: str | None,
) -> Iterator[Report | Failure | Listed]:
    """The items of a feed or the addresses of a list, by the name of its root.

    Raises:
        MusnadError: it cannot be used.
    """
    # feedparser and lxml are dear to import: only where there is a feed or list.
    if root in FEEDS:
        from musnad.intake.feed import feed_reports  # noqa: PLC0415

        return feed_reports(content, source, given, limits, known, charset)
    from musnad.intake.lists import listed_in  # noqa: PLC0415

    return listed_in(content, source, known.url)
