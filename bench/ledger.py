"""What the ledger costs: adding a corpus, bytes an article, and questions to all of its claims.

    python bench/ledger.py CORPUS.jsonl.gz [--articles N] [--claims N] [--server] [--keep FOLDER]
    python bench/ledger.py --asked PLACE

Adds the whole corpus, read and unread, each to a new ledger, and shows what the first and the last
thousand cost (processor seconds of this process; what the ledger took of it stands apart). Then it
adds articles again as another outlet's until there are 250,000 claims (`--claims`), and asks 100
questions by filters and 100 by words, made of what the ledger holds. With `--server` the ledgers
are a PostgreSQL server's, whose own processor time is not counted. `--keep` keeps the
ledgers; `--asked` asks questions of one that is there. Exits 1 where a bar is missed: a filter
50 ms, words 100 ms, in the middle of the hundred; and the last thousand at most a quarter dearer
than the first.
"""

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.questions import ask_all  # noqa: E402  (the path is set first)
from bench.server import Server  # noqa: E402
from msgspec import structs  # noqa: E402
from sqlalchemy import func, select, text  # noqa: E402

from musnad.ledger.opening import Ledger, open_ledger  # noqa: E402
from musnad.ledger.recorder import Recorder  # noqa: E402
from musnad.ledger.recording import Entry  # noqa: E402
from musnad.ledger.tables import claims  # noqa: E402
from musnad.model import Report, document_of  # noqa: E402
from musnad.reader import read_document, this_reader  # noqa: E402

_PART = 1000
"""Articles whose cost is shown together."""
_DEARER = 1.25
"""How much more the last part may cost than the first."""


@dataclass(slots=True)
class Spent:
    """Seconds of one part: all, and those of the ledger; and the characters of its articles."""

    articles: int = 0
    seconds: float = 0.0
    ledger: float = 0.0
    characters: int = 0


@dataclass(slots=True)
class Run:
    """One pass over the corpus."""

    parts: list[Spent] = field(default_factory=list)

    def print(self, name: str) -> bool:
        """Show what it cost; whether the last part cost what the first did."""
        whole = Spent(*(sum(getattr(p, n) for p in self.parts) for n in Spent.__slots__))
        full = [part for part in self.parts if part.articles == self.parts[0].articles]
        print(f"{name}: {whole.articles:,} articles")
        rows = (("all", whole), ("first", full[0]), ("last", full[-1]))
        for title, part in rows:
            print(
                f"  {title:<6}{part.articles / part.seconds:>8,.0f} articles/s,"
                f" of the ledger alone {part.articles / part.ledger:>8,.0f};"
                f" {part.ledger / part.characters * 1e9:>6,.0f} ns a character"
            )
        costs = [part.ledger / part.characters for part in full]
        return costs[-1] <= costs[0] * _DEARER


def reports(path: Path, outlet: str | None = None) -> Iterator[Report]:
    """The corpus; with `outlet` as if all were this one's."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            document = document_of(
                record["text"],
                name=str(record["id"]),
                title=record.get("title"),
                outlet=outlet or record.get("outlet"),
                url=record.get("url"),
                published=(record.get("published") or "")[:10] or None,
                language="ar",
            )
            raw = line.encode()
            address = record.get("url") or document.name
            yield Report(document=document, raw=raw, kind="application/json", address=address)


def add(ledger: Ledger, found: Iterator[Report], *, read: bool, until: int | None = None) -> Run:
    """Add reports, up to `until` claims."""
    run = Run()
    recorder = Recorder(ledger)
    reader = this_reader() if read else None
    there = number_of_claims(ledger)
    for number, report in enumerate(found):
        if number % _PART == 0:
            run.parts.append(Spent())
        part = run.parts[-1]
        started = time.process_time()
        known = recorder.knows(report, reader)
        asked = time.process_time()
        reading = None
        if read and not known:
            reading = read_document(structs.replace(report.document, id=report.id))
        made = time.process_time()
        if not known:
            recorder.put(Entry(report=report, reading=reading))
        ended = time.process_time()
        part.articles += 1
        part.characters += len(report.document.text)
        part.seconds += ended - started
        part.ledger += ended - made + asked - started
        there += len(reading.claims) if reading else 0
        if until is not None and there >= until:
            break
    recorder.flush()
    return run


def number_of_claims(ledger: Ledger) -> int:
    """How many claims there are."""
    with ledger.looking() as connection:
        return connection.scalars(select(func.count()).select_from(claims)).one()


def print_size(ledger: Ledger, articles: int) -> None:
    """Bytes an article, and the tables and indexes that take most of them."""
    asked = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC"
    if ledger.is_server:
        asked = (
            "SELECT relname, pg_relation_size(oid) FROM pg_class WHERE relkind IN ('r', 'i', 't')"
            " AND relnamespace <> 'pg_catalog'::regnamespace ORDER BY 2 DESC"
        )
    with ledger.looking() as connection:
        sizes = [(name, int(size)) for name, size in connection.execute(text(asked))]
    whole = sum(size for _, size in sizes)
    print(f"size: {whole / 1e6:,.0f} MB, {whole / articles:,.0f} bytes an article")
    for name, size in sizes[:12]:
        print(f"  {size / whole:6.1%} {size / articles:>8,.0f}  {name}")


@contextmanager
def new_ledger(folder: Path, name: str, server: Server | None) -> Iterator[Ledger]:
    """A new ledger."""
    place = str(folder / f"{name}.db")
    if server is not None:
        server.do(f"CREATE DATABASE {name}")
        place = server.url(name)
    ledger = open_ledger(place)
    try:
        yield ledger
    finally:
        ledger.close()


def measured(given: argparse.Namespace, folder: Path, server: Server | None) -> bool:
    """Add and ask; whether the bars are held."""

    def corpus(outlet: str | None = None) -> Iterator[Report]:
        return islice(reports(given.corpus, outlet), given.articles)

    with new_ledger(folder, "warm", server) as ledger:  # what programs remember of words
        add(ledger, islice(corpus(), _PART), read=True)
    with new_ledger(folder, "unread", server) as ledger:
        run = add(ledger, corpus(), read=False)
        good = run.print("kept unread")
        print_size(ledger, sum(part.articles for part in run.parts))
    with new_ledger(folder, "read", server) as ledger:
        run = add(ledger, corpus(), read=True)
        good = run.print("read") and good
        print_size(ledger, sum(part.articles for part in run.parts))
        print(f"{number_of_claims(ledger):,} claims")
        for number in count(1):
            if number_of_claims(ledger) >= given.claims:
                break
            add(ledger, corpus(f"outlet {number}"), read=True, until=given.claims)
        return asked(ledger) and good


def asked(ledger: Ledger) -> bool:
    """Ask questions; whether the bars are held."""
    print(f"{number_of_claims(ledger):,} claims are asked")
    return ask_all(ledger)


def main() -> int:
    """Run the command; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, metavar="N")
    parser.add_argument("--claims", type=int, default=250_000, metavar="N")
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--asked", metavar="PLACE")
    given = parser.parse_args()
    if given.asked:
        ledger = open_ledger(given.asked, create=False)
        good = asked(ledger)
        ledger.close()
        return 0 if good else 1
    if given.corpus is None:
        parser.error("a corpus, or --asked")
    with ExitStack() as left:
        folder = given.keep or Path(left.enter_context(tempfile.TemporaryDirectory()))
        server = left.enter_context(Server.running()) if given.server else None
        return 0 if measured(given, folder, server) else 1


if __name__ == "__main__":
    sys.exit(main())
