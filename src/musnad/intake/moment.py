"""Dates as feeds and mails write them -> ISO days and instants, or nothing."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from musnad.model.document import DAY, is_day

EARLIEST = 1900  # years before it are an empty field that some program filled in (0001-01-01)
YEAR = re.compile(r"(?<![\d:+-])\d{3,}(?!\d|:)")


def moment_of(written: object) -> str | None:
    """The ISO day or instant that is meant, with its zone where one is named; else None.

    What cannot be a day of news gives None and not an error: an item is worth more than its date.
    """
    if not isinstance(written, str) or len(written) > 100:
        return None
    moment = " ".join(written.split())
    if is_day(moment):
        return moment if int(moment[:4]) >= EARLIEST else None
    found = iso_instant(moment) or mail_instant(moment)
    return found.isoformat() if found and found.year >= EARLIEST else None


def iso_instant(moment: str) -> datetime | None:
    """An instant as Atom writes it: `2020-09-30T22:10:00+04:00`."""
    if not is_day(moment[:DAY]) or len(moment) < DAY + 3:
        return None
    try:
        return datetime.fromisoformat(moment)
    except ValueError:
        return None


def mail_instant(moment: str) -> datetime | None:
    """An instant as RSS and mail write it: `Wed, 30 Sep 2020 22:10:00 +0400`."""
    years = YEAR.findall(moment)
    if not years or any(len(year) != 4 or int(year) < EARLIEST for year in years):
        return None  # the parser would make 2000 of the year 0
    try:
        return parsedate_to_datetime(moment)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
