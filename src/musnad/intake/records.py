"""Records: a JSON object or list, or JSON lines, plain or gzipped.

Fields: `text` (needed), `id`, `outlet`, `published`, `url`, `title`; others may stand there. A
document's text is exactly its record's.
"""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.decode import decode
from musnad.intake.given import Bytes, Failure, Given, Particulars, readable, report
from musnad.intake.limits import Limits, shown
from musnad.model import Report

GZIP_ENDING = ".gz"
JSON = "application/json"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One report as others keep it; `published` is an ISO day or instant."""

    text: str
    id: str | int | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None


def read_json(path: Path, given: Given, limits: Limits) -> Iterator[Report | Failure]:
    """The reports of a `.json` file, which is taken whole.

    Raises:
        MusnadError: the file is not a JSON object or list of objects.
        OSError: it cannot be read.
    """
    source = str(path)
    text = decode(read_file(path, source, limits.size), source)
    return json_reports(text, source, given, readable(path.stem))


def json_reports(
    text: str, source: str, given: Given, name: str | None
) -> Iterator[Report | Failure]:
    """The reports of a JSON object, or of a list of them, which are counted from 1.

    A record without an id is called `name`, with its number where it stands in a list; without
    either, its text names it.

    Raises:
        MusnadError: not JSON, or neither of these.
    """
    try:
        whole = msgspec.json.decode(text, type=msgspec.Raw)
        if not bytes(whole).lstrip().startswith(b"["):
            return iter([record_report(whole, source, given, name)])
        listed = msgspec.json.decode(whole, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        raise MusnadError(source, f"not JSON: {error}") from None
    if not listed:
        raise MusnadError(source, "no records")
    return (
        outcome(record, f"{source}: record {number}", given, numbered(name, number))
        for number, record in enumerate(listed, 1)
    )


def read_lines(path: Path, given: Given, limits: Limits) -> Iterator[Report | Failure]:
    """The reports of a `.jsonl` or `.jsonl.gz` file, read line by line.

    Raises:
        MusnadError: no records in it, or a damaged archive.
        OSError: it cannot be read.
    """
    source = str(path)
    name = readable(path.name.split(".jsonl")[0].split(".ndjson")[0])
    with path.open("rb") as packed:
        if path.suffix.lower() != GZIP_ENDING:
            yield from line_reports(packed, source, given, limits, name)
            return
        try:
            with gzip.open(packed, "rb") as stream:
                yield from line_reports(stream, source, given, limits, name)  # type: ignore[arg-type]
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise MusnadError(source, f"damaged gzip archive: {error}") from None


def line_reports(
    stream: BinaryIO, source: str, given: Given, limits: Limits, name: str | None
) -> Iterator[Report | Failure]:
    """The reports of JSON lines; a bad line is a failure that names it, the others go on.

    Raises:
        MusnadError: not one record.
    """
    found = False
    for number, line in enumerate(bounded_lines(stream, limits.size), 1):
        where = f"{source}:{number}"
        if line is None:
            found = True
            cause = f"line longer than the limit of {shown(limits.size)}"
            yield Failure(source=where, cause=cause)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            found = True
            yield line_outcome(line, where, given, numbered(name, number))
    if not found:
        raise MusnadError(source, "empty")


def line_outcome(line: bytes, where: str, given: Given, name: str | None) -> Report | Failure:
    """The report of one line, or why there is none."""
    try:
        text = decode(line, where)
    except MusnadError as error:
        return Failure(source=error.source, cause=error.cause)
    return outcome(text, where, given, name)


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of at most `limit` bytes, their end included; None in the place of a longer one."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while not line.endswith(b"\n") and line:
            line = stream.readline(limit)
        yield None


def outcome(
    record: str | msgspec.Raw, where: str, given: Given, name: str | None
) -> Report | Failure:
    """The report of one record, or why there is none."""
    try:
        return record_report(record, where, given, name)
    except MusnadError as error:
        return Failure(source=error.source, cause=error.cause)


def record_report(content: str | msgspec.Raw, where: str, given: Given, name: str | None) -> Report:
    """The report of one JSON object.

    Raises:
        MusnadError: it is none, or has no text that can be read.
    """
    try:
        record = decoded(content, given.columns)
    except msgspec.ValidationError as error:
        raise MusnadError(where, f"not a record: {error}") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise MusnadError(where, f"not JSON: {error}") from None
    said = Particulars(
        name=name if record.id in (None, "") else str(record.id),
        title=record.title,
        outlet=record.outlet,
        url=record.url,
        published=record.published,
    )
    raw = content.encode() if isinstance(content, str) else bytes(content)
    return report(record.text, where, given, said, Bytes(content=raw, kind=JSON))


def decoded(content: str | msgspec.Raw, columns: dict[str, str]) -> Record:
    """The record of a JSON object whose keys the user may have named.

    Raises:
        DecodeError: it is none.
    """
    if not columns:
        return msgspec.json.decode(content, type=Record)
    keyed = msgspec.json.decode(content, type=dict[str, object])
    named = {field: keyed[key] for field, key in columns.items() if key in keyed}
    return msgspec.convert(keyed | named, Record)


def numbered(name: str | None, number: int) -> str | None:
    """What a record without an id is called."""
    return f"{name}-{number}" if name else None
