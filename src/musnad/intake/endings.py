"""Files whose ending says which door they go through, each door imported when it is needed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from musnad.intake.given import Failure, Given
from musnad.intake.limits import Limits
from musnad.intake.listed import Listed
from musnad.model import Report

Read = Callable[[Path, Given, Limits], Iterator[Report | Failure | Listed]]


def reader_of(name: str) -> Read | None:
    """What reads a file of this name, lower case; None where its look must say it."""
    if name.endswith((".rss", ".atom")):
        from musnad.intake.feed import read_feed  # noqa: PLC0415

        return read_feed
    if name.endswith(".opml"):
        from musnad.intake.lists import read_opml  # noqa: PLC0415

        return read_opml
    if name.endswith((".csv", ".tsv")):
        from musnad.intake.table import read_table  # noqa: PLC0415

        return read_table
    if name.endswith(".eml"):
        from musnad.intake.mail import read_mail  # noqa: PLC0415

        return read_mail
    if name.endswith((".warc", ".warc.gz")):
        from musnad.intake.warc import read_warc  # noqa: PLC0415

        return read_warc
    if name.endswith(".wacz"):
        from musnad.intake.wacz import read_wacz  # noqa: PLC0415

        return read_wacz
    if name.endswith(".pdf"):
        from musnad.intake.pdf import read_pdf  # noqa: PLC0415

        return read_pdf
    return None
