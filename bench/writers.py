"""Many writers at once: does one fail, is anything lost, doubled or damaged?

    python bench/writers.py [--writers N] [--each K] [--server] [--ledger PLACE]

N processes (200) open one ledger that does not exist yet, all at the same moment, and add K (3)
articles each: two of its own and one that all of them add. With `--server` the ledger is a
PostgreSQL server's. Prints how many failed and how long it took; exits 1 at any fault.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.invented import article, write_articles  # noqa: E402  (the path is set first)
from bench.kill import faults_of  # noqa: E402
from bench.server import Server  # noqa: E402

from musnad.collect.adding import Adding, add  # noqa: E402
from musnad.errors import MusnadError  # noqa: E402
from musnad.intake.given import Given  # noqa: E402
from musnad.intake.network import Network  # noqa: E402
from musnad.ledger.opening import open_ledger  # noqa: E402
from musnad.ledger.recorder import Recorder  # noqa: E402
from musnad.model import document_of  # noqa: E402
from musnad.reader import read_document  # noqa: E402

_FAMOUS = 1_000_000
"""The number of the article that all add."""


def write(place: str, source: Path, start: Barrier) -> None:
    """What one writer does; its exit code is 1 where that failed."""
    start.wait()
    try:
        ledger = open_ledger(place)
        try:
            recorder = Recorder(ledger)
            adding = Adding(given=Given(), network=Network())
            failures = [each for each in add([str(source)], adding, recorder) if each is not None]
        finally:
            ledger.close()
    except MusnadError as error:
        failures, recorder_refused = [], [str(error)]
    else:
        recorder_refused = [str(each) for each in recorder.refused]
    told = [*(f"{each.source}: {each.cause}" for each in failures), *recorder_refused]
    for line in told:
        print(line, flush=True)
    sys.exit(1 if told else 0)


def run(place: str, folder: Path, writers: int, each: int) -> int:
    """Have them write; how many failed."""
    context = multiprocessing.get_context("fork")  # the lists of words are loaded once
    start = context.Barrier(writers + 1)
    processes = []
    for number in range(writers):
        source = folder / f"{number}.jsonl"
        write_articles(source, each - 1, first=number * each)
        own = source.read_text(encoding="utf-8")
        shared = write_articles(folder / "shared.jsonl", 1, first=_FAMOUS)
        source.write_text(own + shared.read_text(encoding="utf-8"), encoding="utf-8")
        processes.append(context.Process(target=write, args=(place, source, start)))
    for process in processes:
        process.start()
    start.wait()
    for process in processes:
        process.join()
    return sum(process.exitcode != 0 for process in processes)


def all_of(folder: Path) -> Path:
    """The articles of all writers in one file."""
    lines = {
        line
        for path in folder.glob("[0-9]*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
    }
    path = folder / "all.jsonl"
    path.write_text("".join(sorted(lines)), encoding="utf-8")
    return path


@contextmanager
def place_of(given: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Where they write."""
    if given.ledger:
        yield given.ledger
    elif given.server:
        with Server.running() as server:
            server.do("ALTER SYSTEM SET max_connections = 300")
            with server.stopped():
                pass
            server.do("CREATE DATABASE writers")
            yield server.url("writers")
    else:
        yield str(folder / "ledger.db")


def main() -> int:
    """Run the command; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--writers", type=int, default=200, metavar="N")
    parser.add_argument("--each", type=int, default=3, metavar="K")
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--ledger", metavar="PLACE")
    given = parser.parse_args()
    read_document(document_of(article(0)["text"], language="ar"))  # the lists are loaded
    with tempfile.TemporaryDirectory(prefix="musnad-writers-") as name:
        folder = Path(name)
        with place_of(given, folder) as place:
            started = time.perf_counter()
            failed = run(place, folder, given.writers, given.each)
            taken = time.perf_counter() - started
            found = faults_of(place, all_of(folder), whole=True)
    print(f"{given.writers} writers in {taken:.1f} s, {failed} failed: {found or 'all well'}")
    return 1 if failed or found else 0


if __name__ == "__main__":
    sys.exit(main())
