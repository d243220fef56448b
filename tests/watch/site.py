"""A small news site on loopback, a clock that jumps, and what watching it needs."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpcore

from musnad.collect.adding import Adding
from musnad.errors import MusnadError
from musnad.intake.given import Given
from musnad.intake.limits import Limits
from musnad.intake.network import Network
from musnad.ledger.opening import Ledger, open_ledger
from musnad.watch.clock import Clock
from musnad.watch.manners import Manners
from musnad.watch.plan import Plan, Watched
from musnad.watch.polling import Tools
from musnad.watch.rounds import Looked, watch

PUBLIC, DEAD = "93.184.215.14", "93.184.215.99"
REFUSED = "connection refused"
FEED = "http://news.example/feed"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)

Sent = tuple[int, bytes, dict[str, str]]
Answer = Sent | Callable[["Handler"], Sent]


class Handler(BaseHTTPRequestHandler):
    """Answers as the site says, and keeps what was asked."""

    def do_GET(self) -> None:
        """Answer, or hear that the client has hung up."""
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked[self.path] += 1
        site.last[self.path] = dict(self.headers.items())
        answer = site.answers.get(self.path, (404, b"", {}))
        status, body, headers = answer(self) if callable(answer) else answer
        with suppress(OSError):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class Dial(httpcore.NetworkBackend):
    """Connects to the site, whatever the address; one address is dead."""

    def __init__(self, port: int) -> None:
        """Dial that port of loopback."""
        self.port = port

    def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the site."""
        if host == DEAD:
            raise httpcore.ConnectError(REFUSED)
        inner = httpcore.SyncBackend()
        return inner.connect_tcp("127.0.0.1", self.port, timeout, local_address, socket_options)


class Site:
    """The server with its answers by path; `asked` counts, `last` has the headers last sent."""

    def __init__(self) -> None:
        """Begin to serve nothing."""
        self.answers: dict[str, Answer] = {}
        self.asked: Counter[str] = Counter()
        self.last: dict[str, dict[str, str]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.site = self  # type: ignore[attr-defined]
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self.thread.start()

    def close(self) -> None:
        """Serve no more."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def network(self) -> Network:
        """The network on which every host is this site, but for the dead one."""
        dial = Dial(self.server.server_address[1])
        return Network(resolver=names, dial=dial, contact="desk@example.org")


def names(host: str, _: int) -> list[str]:
    return [DEAD if host.startswith("dead") else PUBLIC]


class Desk:
    """A plan that is watched at a clock of its own; each run begins anew, as a process does."""

    def __init__(self, folder: Path, site: Site, *sources: Watched) -> None:
        """`now` is noon and moves only when somebody waits."""
        self.place = str(folder / "ledger.db")
        self.site = site
        self.plan = Plan(sources=sources, contact="desk@example.org")
        self.now = NOON
        self.slept: list[float] = []
        self.rounds: list[list[Looked]] = []
        self.until: datetime | None = None
        self.complaints: list[MusnadError] = []
        self.stopped = False
        self.tools: Tools | None = None

    def sleep(self, seconds: float) -> None:
        """Move the clock; nobody waits."""
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)

    def stop(self) -> bool:
        """Whether the run is to end."""
        return self.stopped or (self.until is not None and self.now >= self.until)

    def run(self, *, once: bool = True, pages: int = 200) -> list[Looked]:
        """Watch, as one process; the last round. Whether it failed is in `failing`."""
        ledger = open_ledger(self.place)
        clock = Clock(now=lambda: self.now, sleep=self.sleep)
        limits = Limits(seconds=20)
        tools = Tools(
            ledger=ledger,
            adding=Adding(given=Given(), network=self.site.network, stop=self.stop),
            manners=Manners(clock, self.plan.delay, limits),
            clock=clock,
            limits=limits,
            pages=pages,
            seconds=900.0,
        )
        before = len(self.rounds)
        self.failing = watch(
            self.plan, tools, once=once, tell=self.rounds.append, complain=self.complaints.append
        )
        ledger.close()
        return self.rounds[-1] if len(self.rounds) > before else []

    def pass_(self, **span: float) -> None:
        """Let time go by between two runs."""
        self.now += timedelta(**span)

    def opened(self) -> Ledger:
        """The ledger, to look into."""
        return open_ledger(self.place)


def feed(*items: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار المساء</title>'
        f"{''.join(items)}</channel></rss>"
    ).encode()


def item(number: int, text: str = "", *, link: bool = True) -> str:
    body = text or f"أعلنت وزارة الدفاع أن قواتها دمرت {number} دبابات. " * 12
    address = f"<link>http://news.example/{number}</link>" if link else ""
    return (
        f"<item><title>بيان {number}</title>{address}<guid>{number}</guid>"
        f"<pubDate>Wed, 30 Sep 2020 1{number % 10}:00:00 +0400</pubDate>"
        f"<description>{body}</description></item>"
    )


def page(number: int) -> Sent:
    paragraphs = "".join(
        f"<p>{each}. أعلنت وزارة الدفاع في بيان أنها دمرت {number} دبابات قرب فضولي.</p>"
        for each in range(20)
    )
    html = (
        f"<html><head><title>بيان {number}</title></head>"
        f"<body><article>{paragraphs}</article></body></html>"
    )
    return 200, html.encode(), {"Content-Type": "text/html; charset=utf-8"}


def rss(*items: str, **headers: str) -> Sent:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return 200, feed(*items), {"Content-Type": "application/rss+xml", **told}


def source(name: str = "news", place: str = FEED, **told: object) -> Watched:
    given = {"kind": "feed", "interval": 900.0, **told}
    return Watched(name=name, place=place, **given)  # type: ignore[arg-type]
