"""How quick the desk is over a ledger: each page alone, then many readers at once.

    python bench/desk.py LEDGER [--readers 50] [--seconds 120]

Starts `musnad desk` over a copy of the ledger on a free port of this machine, asks each page ten
times (the first is left out: it fills memories), then has readers go from page to page with a
short pause between. Prints a table; the exit code is 1 where a bar is missed: 150 ms for a page's
median, 500 ms for the 95th percentile of all readers, and no error.
"""

import argparse
import asyncio
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ALONE, TOGETHER = 0.150, 0.500
MUSNAD = Path(sys.executable).with_name("musnad")
PAUSE = 3.0
"""Seconds that a reader looks at a page, on average."""


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """A desk over a copy of a ledger; its address."""
    with tempfile.TemporaryDirectory(prefix="musnad-desk-") as folder:
        copy = shutil.copyfile(ledger, Path(folder) / "ledger.db")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(MUSNAD), "desk", "--ledger", str(copy), "--port", str(port)]
        with subprocess.Popen(command) as running:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, running)
            try:
                yield address
            finally:
                running.terminate()


def wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    """Wait until a desk answers.

    Raises:
        RuntimeError: it has ended instead.
    """
    while running.poll() is None:
        try:
            httpx.get(f"{address}/claims", timeout=30)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    message = "the desk did not start"
    raise RuntimeError(message)


def pages_of(address: str) -> list[str]:
    """The pages that are asked, with ids and names that this ledger holds."""
    found = httpx.get(f"{address}/api/claims?limit=40", timeout=60).json()["items"]
    claim = found[0]["id"]
    codes = [one["code"] for one in found if one["code"]]
    word = next(iter(found[0]["content"].split()), "")
    return [
        "/",
        "/claims",
        f"/claims?words={word}",
        "/claims?act=deny",
        f"/article/{claim}",
        "/sources",
        f"/sources/{codes[0]}" if codes else "/sources",
        "/review",
        "/following",
        f"/dossier?about={word}&first=2018-06-01&last=2018-06-10",
        "/api/claims",
    ]


def alone(address: str, pages: list[str]) -> bool:
    """Ask each page by itself; whether the bar is held."""
    good = True
    sys.stdout.write(f"{'page':44} {'median':>8} {'worst':>8}\n")
    with httpx.Client(base_url=address, timeout=120) as client:
        for page in pages:
            taken = []
            for _ in range(10):
                began = time.perf_counter()
                answer = client.get(page)
                taken.append(time.perf_counter() - began)
            median = statistics.median(taken[1:])
            fine = median <= ALONE and answer.status_code == 200
            good = good and fine
            mark = "" if fine else f"  <- {answer.status_code}"
            worst = max(taken[1:])
            sys.stdout.write(f"{page:44} {median * 1000:6.0f}ms {worst * 1000:6.0f}ms{mark}\n")
            sys.stdout.flush()
    return good


async def together(address: str, pages: list[str], readers: int, seconds: float) -> bool:
    """Have readers go from page to page; whether the bar is held."""
    taken: list[float] = []
    wrong: list[str] = []
    end = time.perf_counter() + seconds

    async def read(seed: int) -> None:
        choose = random.Random(seed)  # noqa: S311 - nothing secret
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            while time.perf_counter() < end:
                page = choose.choice(pages)
                began = time.perf_counter()
                try:
                    answer = await client.get(page)
                except httpx.HTTPError as error:
                    wrong.append(f"{page}: {error!r}")
                    continue
                taken.append(time.perf_counter() - began)
                if answer.status_code != 200:
                    wrong.append(f"{page}: {answer.status_code}")
                await asyncio.sleep(choose.uniform(0.5, 1.5) * PAUSE)

    await asyncio.gather(*(read(number) for number in range(readers)))
    taken.sort()
    p50, p95 = (taken[int(len(taken) * share)] for share in (0.5, 0.95))
    sys.stdout.write(
        f"{readers} readers, {seconds:.0f} s: {len(taken)} answers, {len(taken) / seconds:.0f}/s, "
        f"median {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, worst {taken[-1] * 1000:.0f} ms, "
        f"{len(wrong)} wrong\n"
    )
    for each in wrong[:10]:
        sys.stdout.write(f"  {each}\n")
    return p95 <= TOGETHER and not wrong


def main() -> int:
    """Run both; 0 if all bars are held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    given = parser.parse_args()
    with served(given.ledger) as address:
        pages = pages_of(address)
        good = alone(address, pages)
        good = asyncio.run(together(address, pages, given.readers, given.seconds)) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
