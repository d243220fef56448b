"""A stream without a name that says what is in it: standard input, a pipe, an odd ending."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from musnad.intake.bounded import read_stream
from musnad.intake.decode import decode
from musnad.intake.given import Bytes, Failure, Given, Particulars, report
from musnad.intake.limits import Limits
from musnad.intake.plain import PLAIN
from musnad.intake.records import json_reports, line_reports
from musnad.model import Report

PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml|!--)", re.IGNORECASE)
OBJECT_LINES = re.compile(r"\s*\{.*\}\s*\n\s*\{")


def read_piped(
    stream: BinaryIO, source: str, given: Given, limits: Limits, name: str | None
) -> Iterator[Report | Failure]:
    """The reports of a stream, taken whole: HTML, JSON, JSON lines or plain text by its look.

    Raises:
        MusnadError: it cannot be used.
        OSError: it cannot be read.
    """
    content = read_stream(stream, source, limits.size)
    return sniffed(content, source, given, limits, Particulars(name=name))


def sniffed(
    content: bytes, source: str, given: Given, limits: Limits, known: Particulars
) -> Iterator[Report | Failure]:
    """The reports of content that nothing names the kind of.

    Raises:
        MusnadError: it cannot be used.
    """
    start = content[:1024].decode("latin-1").lstrip("ï»¿")
    if PAGE.match(start):
        # trafilatura is dear to import: only where there is a page.
        from musnad.intake.html import page_report  # noqa: PLC0415

        return iter([page_report(content, source, given, limits, known)])
    text = decode(content, source)
    if OBJECT_LINES.match(text):
        return line_reports(io.BytesIO(content), source, given, limits, known.name)
    if text.lstrip().startswith(("{", "[{")):
        return json_reports(text, source, given, known.name)
    return iter([report(text, source, given, known, Bytes(content=content, kind=PLAIN))])
