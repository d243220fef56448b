"""A table of comma- or tab-separated values: its first row names the columns, each other a report.

Any size of file: it is read row by row. A document's text is exactly its cell's.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from musnad.errors import MusnadError
from musnad.intake.bounded import read_stream
from musnad.intake.decode import SAMPLE, decode, looks_arabic, mostly_utf8, refuse_signature
from musnad.intake.given import FIELDS, Bytes, Failure, Given, Particulars, readable, report
from musnad.intake.limits import Limits, shown
from musnad.intake.records import bounded_lines, numbered
from musnad.model import Report

KIND = "text/csv"
DELIMITERS = ",;\t|"
LATIN = re.compile(r"[A-Za-z]+")
WIDE = (b"\xff\xfe", b"\xfe\xff")


class Lines(Iterator[str]):
    """The lines of a table as text; `taken` are the bytes of those read since it was emptied."""

    def __init__(self, stream: BinaryIO, encoding: str, limit: int) -> None:
        """Read lines of at most `limit` bytes."""
        self.lines = bounded_lines(stream, limit)
        self.encoding = encoding
        self.limit = limit
        self.taken: list[bytes] = []

    def __next__(self) -> str:
        """The next line; bytes that are no characters stay visible as lone surrogates.

        Raises:
            csv.Error: it is longer than the limit.
        """
        line = next(self.lines)
        if line is None:
            message = f"line longer than the limit of {shown(self.limit)}"
            raise csv.Error(message)
        self.taken.append(line)
        return line.decode(self.encoding, "surrogateescape")

    def leave_quotation(self) -> None:
        """Pass over lines up to the end of a quoted cell that a row was given up in."""
        if not self.taken:
            return
        for line in self.lines:
            if line is not None and line.count(b'"') % 2:
                return


def read_table(path: Path, given: Given, limits: Limits) -> Iterator[Report | Failure]:
    """The reports of a table file, row by row; a bad row is a failure that names it.

    Raises:
        MusnadError: no rows, or no column of text.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        yield from table_reports(stream, str(path), given, limits, readable(path.stem))


def table_reports(
    stream: BinaryIO, source: str, given: Given, limits: Limits, name: str | None
) -> Iterator[Report | Failure]:
    """The reports of a table; rows are counted as a spreadsheet does: the head is row 1.

    Raises:
        MusnadError: no rows, or no column of text.
    """
    encoding = encoding_of(stream.read(SAMPLE), source)
    stream.seek(0)
    if encoding is None:
        # Lines cannot be told apart in bytes of this width: the file is taken whole.
        whole = decode(read_stream(stream, source, limits.size), source)
        stream, encoding = io.BytesIO(whole.encode()), "utf-8"
    lines = Lines(stream, encoding, limits.size)
    csv.field_size_limit(limits.size)  # of the whole process: no other part reads tables
    try:
        head = next(lines).removeprefix("\ufeff")
        delimiter = delimiter_of(head)
        reader = csv.reader(chain([head], lines), delimiter=delimiter)
        names = [name.strip() for name in next(reader)]
    except (StopIteration, csv.Error) as error:
        raise MusnadError(source, f"no head: {error}" if str(error) else "empty") from None
    columns = columns_of(names, given, source)
    header = b"".join(lines.taken)
    number, found = 1, False
    while True:
        lines.taken.clear()
        number += 1
        where = f"{source}: row {number}"
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            found = True
            lines.leave_quotation()
            yield Failure(source=where, cause=f"not a row: {error}")
            continue
        if any(cell.strip() for cell in row):
            found = True
            raw = Bytes(content=header + b"".join(lines.taken), kind=KIND)
            yield outcome(row, names, columns, where, given, raw, numbered(name, number))
    if not found:
        raise MusnadError(source, "no rows under the head")


def outcome(
    row: list[str],
    names: list[str],
    columns: dict[str, int],
    where: str,
    given: Given,
    raw: Bytes,
    name: str | None,
) -> Report | Failure:
    """The report of one row, or why there is none."""
    if len(row) > len(names):
        cause = f"{len(row)} cells under {len(names)} columns: is a quotation mark missing?"
        return Failure(source=where, cause=cause)
    cells = {field: row[at] for field, at in columns.items() if at < len(row)}
    said = Particulars(
        name=cells.get("id") or name,
        title=cells.get("title"),
        outlet=cells.get("outlet"),
        url=cells.get("url"),
        published=cells.get("published"),
    )
    try:
        return report(cells.get("text", ""), where, given, said, raw)
    except MusnadError as error:
        return Failure(source=error.source, cause=error.cause)


def columns_of(names: list[str], given: Given, source: str) -> dict[str, int]:
    """Where each field stands in a row, by the user's map, else by the fields' own names.

    Raises:
        MusnadError: a column that was named is not there, or none is named for the text.
    """
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    there = ", ".join(names)
    for name in given.columns.values():
        if name not in places:
            raise MusnadError(source, f"no column {name!r}; its columns are: {there}")
    wanted = {field: given.columns.get(field, field) for field in FIELDS}
    if wanted["text"] not in places:
        raise MusnadError(source, f"no column for the text; its columns are: {there}")
    return {field: places[name] for field, name in wanted.items() if name in places}


def delimiter_of(head: str) -> str:
    """The sign that parts the names in the first line."""
    return max(DELIMITERS, key=head.count)


def encoding_of(sample: bytes, source: str) -> str | None:
    """The encoding of a table by its beginning; None where characters are wider than bytes.

    Raises:
        MusnadError: empty, no text, or in an encoding that is not read.
    """
    if not sample.strip():
        raise MusnadError(source, "empty")
    refuse_signature(sample, source)
    if sample.startswith(WIDE):
        return None
    # At the end of a longer file's sample a character may be cut.
    whole = sample[: sample.rfind(b"\n") + 1] or sample if len(sample) == SAMPLE else sample
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        # Names of columns and addresses are Latin: they say nothing of the encoding.
        if looks_arabic(LATIN.sub("", whole.decode("cp1256"))) and not mostly_utf8(whole):
            return "cp1256"
        if not mostly_utf8(whole):
            cause = "neither UTF-8, UTF-16 nor Windows-1256 (Arabic): save it as UTF-8"
            raise MusnadError(source, cause) from None
    return "utf-8"


def looks_like_table(text: str, given: Given) -> bool:
    """Whether the first line names columns, that of the text among them."""
    head = text.removeprefix("\ufeff").partition("\n")[0]
    names = [name.strip().strip('"') for name in head.split(delimiter_of(head))]
    return len(names) > 1 and given.columns.get("text", "text") in names
