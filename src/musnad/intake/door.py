"""The one door for whatever the user names: a file, a folder, a web address, or `-`."""

import re
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from musnad.errors import MusnadError
from musnad.intake.endings import reader_of
from musnad.intake.folder import articles_in
from musnad.intake.given import Failure, Given, readable
from musnad.intake.limits import LIMITS, Limits
from musnad.intake.listed import Listed
from musnad.intake.network import NETWORK, Network
from musnad.intake.piped import read_piped
from musnad.intake.plain import read_plain
from musnad.intake.records import read_json, read_lines
from musnad.intake.telegram import is_telegram, read_telegram
from musnad.model import Report

__all__ = ["Failure", "Given", "Limits", "Network", "files_of", "is_address", "open_source"]

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
PAGES = (".html", ".htm", ".xhtml")
WARC = b"WARC/1."

Outcomes = Iterator[Report | Failure]
Found = Iterator[Report | Failure | Listed]


def open_source(
    source: str,
    given: Given,
    *,
    limits: Limits = LIMITS,
    network: Network = NETWORK,
    stdin: BinaryIO | None = None,
) -> Outcomes:
    """The reports of `source`; whatever gives none is a `Failure`, and the rest goes on.

    `network` says how web addresses are reached and whether they may be private.
    """
    visit = Visit(given, limits, network)
    if is_address(source):
        yield from visit.opened(Listed(address=source), limits.steps)
    elif source == STANDARD_INPUT:
        stream = stdin or sys.stdin.buffer
        yield from visit.read(source, partial(read_piped, stream, source, given, limits, None))
    else:
        try:
            files = files_of(source)
        except MusnadError as error:
            yield Failure(source=error.source, cause=error.cause)
            return
        for path in files:
            yield from visit.read(str(path), partial(read_path, path, given, limits))


class Visit:
    """Opens what sources list (a feed list, a sitemap), each address once and within bounds."""

    def __init__(self, given: Given, limits: Limits, network: Network) -> None:
        """Begin with nothing opened."""
        self.given = given
        self.limits = limits
        self.network = network
        self.seen: set[str] = set()

    def read(self, source: str, read: Callable[[], Found], steps: int | None = None) -> Outcomes:
        """The outcomes of one input, and of every address that it lists, in its order.

        `steps` is how many lists deep it may still lead.
        """
        left = self.limits.steps if steps is None else steps
        over = 0
        for each in guarded(source, read):
            if not isinstance(each, Listed):
                yield each
            elif len(self.seen) >= self.limits.addresses:
                over += 1
            else:
                yield from self.opened(each, left - 1)
        if over:
            cause = f"lists more than {self.limits.addresses} addresses; {over} were not opened"
            yield Failure(source=source, cause=cause)

    def opened(self, listed: Listed, steps: int) -> Outcomes:
        """The outcomes behind one listed address, unless it was opened before."""
        address = listed.address
        if address in self.seen:
            return
        self.seen.add(address)
        if steps < 0:
            cause = f"not opened: lists in lists, more than {self.limits.steps} deep"
            yield Failure(source=address, cause=cause)
            return
        read = partial(read_address, listed, self.given, self.limits, self.network)
        found = False
        for each in self.read(address, read, steps):
            found = found or isinstance(each, Report)
            yield each
        if listed.instead is not None and not found:
            yield listed.instead


def is_address(source: str) -> bool:
    """Whether a source is written as an address (of any scheme) and not as a file."""
    return ADDRESS.match(source) is not None


def files_of(source: str) -> list[Path]:
    """The files a path stands for: itself, or the articles of a folder.

    Raises:
        MusnadError: there is nothing there, or nothing that may be read.
    """
    path = Path(source)
    try:
        return articles_in(path) if stat.S_ISDIR(path.stat().st_mode) else [path]
    except (OSError, ValueError) as error:
        raise MusnadError(source, said(error)) from None


def guarded(source: str, read: Callable[[], Found]) -> Found:
    """The outcomes of one input; an error ends it as a failure and nothing else."""
    try:
        yield from read()
    except MusnadError as error:
        yield Failure(source=error.source, cause=error.cause)
    except (OSError, ValueError, RecursionError) as error:
        yield Failure(source=source, cause=said(error))


def said(error: Exception) -> str:
    """What an error says, without the number and file name that the system puts around it."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    reason = reason or type(error).__name__
    return reason[:1].lower() + reason[1:]


def read_path(path: Path, given: Given, limits: Limits) -> Found:
    """The reports of one file, by its ending; by its look where the ending says nothing.

    Raises:
        MusnadError: it cannot be used.
        OSError: it cannot be read.
    """
    name = path.name.lower()
    if name.endswith(LINES):
        return read_lines(path, given, limits)
    if name.endswith(".json"):
        if is_telegram(path, limits):
            return read_telegram(path, given, limits)
        return read_json(path, given, limits)
    if name.endswith(".txt"):
        return iter([read_plain(path, given, limits)])
    if name.endswith(PAGES):
        # Readers with large libraries behind them are imported where there is a file for them.
        from musnad.intake.html import read_html  # noqa: PLC0415

        return iter([read_html(path, given, limits)])
    if (read := reader_of(name)) is not None:
        return read(path, given, limits)
    with path.open("rb") as stream:
        if stream.seekable() and stream.peek(len(WARC)).startswith(WARC):
            from musnad.intake.warc import read_warc  # noqa: PLC0415

            return read_warc(path, given, limits)
        return read_piped(stream, str(path), given, limits, readable(path.stem))


def read_address(listed: Listed, given: Given, limits: Limits, network: Network) -> Found:
    """The reports behind a web address.

    Raises:
        MusnadError: it cannot be used.
    """
    # httpx and trafilatura are dear to import: only where there is an address.
    from musnad.intake.web import read_url  # noqa: PLC0415

    return read_url(listed.address, given, limits, network, listed.said)
