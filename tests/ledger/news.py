"""Reports of our own writing, kept and looked at in a ledger."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from msgspec import structs
from sqlalchemy import Connection, select, text

from musnad.ledger.opening import Ledger, open_ledger
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry
from musnad.ledger.tables import metadata
from musnad.model import Report, Retrieval, document_of
from musnad.reader import read_document

ROOT = Path(__file__).resolve().parents[2]
NEWS = "https://news.example/ar/1"
FIRST = "أعلنت وزارة الدفاع الأرمينية أن قواتها دمرت عشرين دبابة في قره باغ.\n"
SECOND = "أعلنت وزارة الدفاع الأرمينية أن قواتها دمرت ثلاثين دبابة في قره باغ.\n"


def report_of(
    words: str,
    *,
    address: str = NEWS,
    outlet: str | None = "صحيفة الأفق الجنوبي",
    published: str | None = "2024-05-15",
    title: str | None = None,
    retrieval: Retrieval | None = None,
) -> Report:
    """A report with these words."""
    document = document_of(
        words, name=address, language="ar", outlet=outlet, published=published, title=title
    )
    raw = words.encode("utf-8", "surrogatepass")
    return Report(
        document=document, raw=raw, kind="text/plain", address=address, retrieval=retrieval
    )


def entry_of(report: Report, *, read: bool = True) -> Entry:
    """The report as it is kept, read or not."""
    document = structs.replace(report.document, id=report.id)
    return Entry(report=report, reading=read_document(document) if read else None)


@cache
def examples() -> tuple[Entry, ...]:
    """The example articles, read."""
    entries = []
    for path in sorted((ROOT / "examples").glob("*.txt")):
        told = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
        report = report_of(
            path.read_text(encoding="utf-8"),
            address=told["url"],
            outlet=told["outlet"],
            published=told["published"],
            title=told["title"],
        )
        entries.append(entry_of(report))
    return tuple(entries)


def keep(place: str, *entries: Entry) -> Counter[str]:
    """What came of keeping the entries."""
    ledger = open_ledger(place)
    try:
        recorder = Recorder(ledger)
        for entry in entries:
            recorder.put(entry)
        recorder.flush()
    finally:
        ledger.close()
    assert not recorder.refused
    return Counter({str(outcome): count for outcome, count in recorder.counts.items()})


@contextmanager
def ledger_at(place: str) -> Iterator[Ledger]:
    """The ledger, closed in the end."""
    ledger = open_ledger(place, create=False)
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def looking(place: str) -> Iterator[Connection]:
    """A connection that looks."""
    with ledger_at(place) as ledger, ledger.looking() as connection:
        yield connection


def rows_of(place: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, and the rows that words are found by."""
    with looking(place) as connection:
        found = {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
        }
        shadow = "_docsize" if connection.dialect.name == "sqlite" else ""
        for name in ("claims_terms", "versions_terms"):
            asked = text(f"SELECT id FROM {name}{shadow} ORDER BY id")  # noqa: S608
            found[name] = [tuple(row) for row in connection.execute(asked)]
    return found


def counts_of(place: str) -> dict[str, int]:
    """How many rows each table has."""
    return {name: len(rows) for name, rows in rows_of(place).items()}
