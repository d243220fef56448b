"""Web addresses, against a real server on loopback that a public name is dialled to."""

import gzip
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest

from musnad.errors import MusnadError
from musnad.intake.door import Failure, Given, Limits, Network, open_source
from musnad.intake.fetch import Held, Refused, fetch
from musnad.model import Document, Report

PUBLIC = "93.184.215.14"
TEXT = "أعلنت وزارة الدفاع أن قواتها دمرت عشرين دبابة.\n"
PAGE = (
    "<html><head><title>بيان</title></head><body><article>"
    + "".join(f"<p>{n}. أعلنت وزارة الدفاع في بيان أنها دمرت {n} دبابات.</p>" for n in range(20))
    + "</article></body></html>"
)
BLOCK = b" " * 65_536
LIMITS = Limits(size=500_000, seconds=20)

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the path's entry in ANSWERS says."""

    def do_GET(self) -> None:
        """Answer, or hear that the client has hung up."""
        ASKED.append(self.path)
        with suppress(OSError):
            ANSWERS.get(self.path, ANSWERS["/404"])(self)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer; `_` stands for `-` in the names of headers."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def body(kind: str, content: bytes, **headers: str) -> Answer:
    return lambda handler: handler.answer(200, content, Content_Type=kind, **headers)


def redirect(location: str) -> Answer:
    return lambda handler: handler.answer(302, Location=location)


def endless(handler: Handler) -> None:
    handler.answer(200, Content_Type="text/plain")
    while True:
        handler.wfile.write(BLOCK)


def drip(handler: Handler) -> None:
    handler.answer(200, Content_Type="text/plain")
    while not handler.server.stopped.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b".")


def dripping_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.server.stopped.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b".")


def conditional(handler: Handler) -> None:
    told = {"ETag": '"v1"', "Last_Modified": "Wed, 25 Nov 2026 11:00:00 GMT"}
    same = handler.headers["If-None-Match"] == told["ETag"]
    same = same and handler.headers["If-Modified-Since"] == told["Last_Modified"]
    content = b"" if same else TEXT.encode()
    handler.answer(304 if same else 200, content, Content_Type="text/plain", **told)


ASKED: list[str] = []
BOMB = gzip.compress(b"\0" * 50_000_000)
ANSWERS: dict[str, Answer] = {
    "/page": body("text/html; charset=utf-8", PAGE.encode()),
    "/1256": body("text/html; charset=windows-1256", PAGE.encode("cp1256")),
    "/text.txt": body("text/plain", TEXT.encode()),
    "/json": body("application/json", f'[{{"text": "{TEXT.strip()}", "id": "r1"}}]'.encode()),
    "/gzip": body("text/plain", gzip.compress(TEXT.encode()), Content_Encoding="gzip"),
    "/two-gzips": body("text/plain", gzip.compress(TEXT.encode()) * 2, Content_Encoding="gzip"),
    "/deflate": body("text/plain", zlib.compress(TEXT.encode()), Content_Encoding="deflate"),
    "/cut": body("text/plain", gzip.compress(TEXT.encode())[:-9], Content_Encoding="gzip"),
    "/not-gzip": body("text/plain", TEXT.encode(), Content_Encoding="gzip"),
    "/bomb": body("text/html", BOMB, Content_Encoding="gzip"),
    "/brotli": body("text/html", b"..", Content_Encoding="br"),
    "/short": body("text/plain", TEXT.encode(), Content_Length="4000"),
    "/unsaid": lambda handler: handler.answer(200, PAGE.encode()),
    "/pdf": body("application/pdf", b"%PDF-1.4"),
    "/png": body("image/png", b"\x89PNG"),
    "/empty": body("text/html", b""),
    "/404": lambda handler: handler.answer(404),
    "/429": lambda handler: handler.answer(429, Retry_After="120"),
    "/conditional": conditional,
    "/500": lambda handler: handler.answer(500),
    "/announced": body("text/html", b"", Content_Length="2000000000"),
    "/endless": endless,
    "/drip": drip,
    "/slow-headers": dripping_headers,
    "/moved": redirect("/text.txt"),
    "/loop": redirect("/loop"),
    "/to-private": redirect("http://inside.example/text.txt"),
    "/to-loopback": redirect("http://127.0.0.1/text.txt"),
    "/to-file": redirect("file:///etc/passwd"),
    "/%D8%A8%D9%8A%D8%A7%D9%86": body("text/plain", TEXT.encode()),
}


class Dial(httpcore.NetworkBackend):
    """Connects to the test server, whatever the address, and keeps what was asked for."""

    def __init__(self, port: int) -> None:
        """Dial that port of loopback."""
        self.port = port
        self.dialled: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the test server."""
        self.dialled.append(host)
        inner = httpcore.SyncBackend()
        return inner.connect_tcp("127.0.0.1", self.port, timeout, local_address, socket_options)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.stopped = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.server_address[1]
    server.stopped.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def dial(port: int) -> Dial:
    return Dial(port)


def names(host: str, _: int) -> list[str]:
    if host == "nowhere.example":
        raise OSError(-2, "Name or service not known")
    return ["10.0.0.7"] if host == "inside.example" else [PUBLIC]


def read(path: str, dial: Dial, limits: Limits = LIMITS) -> Document | Failure:
    url = path if "://" in path else f"http://news.example{path}"
    network = Network(resolver=names, dial=dial)
    (outcome,) = open_source(url, Given(), limits=limits, network=network)
    return outcome if isinstance(outcome, Failure) else outcome.document


def document(path: str, dial: Dial) -> Document:
    outcome = read(path, dial)
    assert isinstance(outcome, Document), outcome
    return outcome


def test_a_page_knows_where_it_is_from(dial: Dial) -> None:
    found = document("/page", dial)
    assert found.text.startswith("بيان\n0. أعلنت")
    assert (found.url, found.name) == ("http://news.example/page", "page")
    assert found.outlet in ("news.example", "News.example")
    assert found.retrieved is not None
    assert dial.dialled == [PUBLIC]


def test_an_encoding_only_the_server_names(dial: Dial) -> None:
    assert document("/1256", dial).text == document("/page", dial).text


@pytest.mark.parametrize("path", ["/text.txt", "/gzip", "/deflate", "/moved", "/بيان"])
def test_plain_text_is_its_bytes(path: str, dial: Dial) -> None:
    assert document(path, dial).text == TEXT


def test_archives_one_after_another(dial: Dial) -> None:
    assert document("/two-gzips", dial).text == TEXT * 2


def test_a_redirect_is_the_address_in_the_end(dial: Dial) -> None:
    assert document("/moved", dial).url == "http://news.example/text.txt"


def test_records_and_unsaid_types(dial: Dial) -> None:
    assert document("/json", dial).name == "r1"
    assert document("/unsaid", dial).title == "بيان"


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/404", "answered 404 Not Found"),
        ("/500", "answered 500"),
        ("/pdf", "a PDF"),
        ("/png", "image/png"),
        ("/empty", "empty"),
        ("/announced", "is 2000 MB, more than the limit"),
        ("/endless", "larger than the limit"),
        ("/bomb", "larger than the limit"),
        ("/brotli", "encoding 'br'"),
        ("/cut", "ends early"),
        ("/not-gzip", "damaged gzip"),
        ("/short", "cannot be reached"),
        ("/loop", "more than 5 redirects"),
        ("/to-private", "inside.example: not a public address (10.0.0.7)"),
        ("/to-file", "redirects to file:///etc/passwd: not an http"),
        ("http://inside.example/", "not a public address (10.0.0.7)"),
        ("http://nowhere.example/", "no address found"),
        ("http://user:secret@news.example/", "user name or password"),
        ("ftp://news.example/", "not an http"),
        ("file:///etc/passwd", "not an http"),
        ("http://", "not an http"),
        ("http://news.example:99999/", "not a web address"),
    ],
)
def test_what_is_refused_says_why(path: str, cause: str, dial: Dial) -> None:
    outcome = read(path, dial)
    assert isinstance(outcome, Failure)
    assert cause in outcome.cause
    assert outcome.source == (path if "://" in path else f"http://news.example{path}")


def test_a_redirect_to_a_private_address_is_never_dialled(dial: Dial) -> None:
    read("/to-private", dial)
    assert dial.dialled == [PUBLIC]


@pytest.mark.parametrize("path", ["/drip", "/slow-headers"])
def test_what_drips_for_ever_is_cut_off(path: str, dial: Dial) -> None:
    outcome = read(path, dial, Limits(seconds=0.3))
    assert isinstance(outcome, Failure)
    assert outcome.cause == "no full answer within 0.3 seconds"


def test_one_private_address_among_public_ones_is_enough(dial: Dial) -> None:
    network = Network(resolver=lambda *_: [PUBLIC, "::1"], dial=dial)
    (outcome,) = open_source("http://news.example/text.txt", Given(), network=network)
    assert isinstance(outcome, Failure)
    assert dial.dialled == []


def test_a_name_whose_answer_changes_is_asked_once(dial: Dial) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    network = Network(resolver=lambda *_: next(answers), dial=dial)
    (outcome,) = open_source("http://news.example/text.txt", Given(), network=network)
    assert isinstance(outcome, Report)
    assert dial.dialled == [PUBLIC]


def test_loopback_is_read_where_that_is_allowed(port: int) -> None:
    url = f"http://127.0.0.1:{port}/text.txt"
    (refused,) = open_source(url, Given())
    assert isinstance(refused, Failure)
    assert "--allow-private" in refused.cause
    (found,) = open_source(url, Given(), network=Network(allow_private=True))
    assert isinstance(found, Report)


def test_a_version_that_is_held_is_not_sent_again(dial: Dial) -> None:
    network = Network(resolver=names, dial=dial)
    url = "http://news.example/conditional"
    first = fetch(url, LIMITS, network)
    held = Held(etag=first.headers["etag"], last_modified=first.headers["last-modified"])
    assert (first.status, first.content) == (200, TEXT.encode())
    again = fetch(url, LIMITS, network, held)
    assert (again.status, again.content) == (304, b"")


def test_an_error_says_when_to_come_back(dial: Dial) -> None:
    with pytest.raises(Refused) as refused:
        fetch("http://news.example/429", LIMITS, Network(resolver=names, dial=dial))
    assert (refused.value.status, refused.value.retry_after) == (429, "120")


def test_a_proxy_is_asked_for_the_whole_address(dial: Dial) -> None:
    network = Network(resolver=names, dial=dial, proxy="http://proxy.example:8118")
    with pytest.raises(Refused, match="404"):  # a site is no proxy: it knows no such path
        fetch("http://news.example/text.txt", LIMITS, network)
    assert ASKED[-1] == "http://news.example/text.txt"
    with pytest.raises(MusnadError, match="not a public address"):
        fetch("http://inside.example/text.txt", LIMITS, network)
    with pytest.raises(Refused):
        fetch("http://nowhere.example/text.txt", LIMITS, network)  # the proxy may know it


def test_a_proxy_that_is_none(dial: Dial) -> None:
    network = Network(resolver=names, dial=dial, proxy="gopher://proxy.example")
    with pytest.raises(MusnadError, match="not a proxy that can be used"):
        fetch("http://news.example/text.txt", LIMITS, network)
