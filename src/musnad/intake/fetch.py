"""One web address -> the bytes behind it, in bounded time, memory and trust.

Redirects are followed by hand, each address checked like the first. The proxy settings of the
environment are not used: behind a proxy the address that is reached cannot be checked, only what
its name means here. Whoever names a proxy trusts it with that.
"""

import httpcore
import httpx
from msgspec import Struct

from musnad.errors import MusnadError
from musnad.intake.address import checked_addresses
from musnad.intake.bounded import measured, too_large, unpacked
from musnad.intake.connection import CheckedBackend, Deadline
from musnad.intake.limits import Limits
from musnad.intake.network import Network
from musnad.version import __version__

HEADERS: dict[bytes | str, bytes | str] = {
    "User-Agent": f"musnad/{__version__}",
    "Accept": (
        "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
        "application/xml;q=0.9, text/plain, application/json, application/pdf, */*;q=0.1"
    ),
    "Accept-Language": "ar, *;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
TELLING = ("content-type", "date", "etag", "last-modified")
"""Headers that tell the version and kind of what was sent."""
NOT_MODIFIED = 304
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Held(Struct, frozen=True, kw_only=True):
    """What a server told of the version that is held already: its ETag and Last-Modified."""

    etag: str | None = None
    last_modified: str | None = None


NOTHING = Held()


class Refused(MusnadError):  # noqa: N818 - the answer refuses, whose fault it may be
    """A server's answer of an error; `retry_after` is its word on when to ask again."""

    def __init__(self, source: str, status: int, retry_after: str | None) -> None:
        """Say which error it was."""
        super().__init__(source, f"answered {status_line(status)}")
        self.status = status
        self.retry_after = retry_after


class Answer(Struct, frozen=True, kw_only=True):
    """What a server sent: the address it came from in the end, its declared type, its body.

    `headers` are those of `TELLING`. With the status 304 there is no body: what is held is whole.
    """

    url: str
    status: int
    headers: dict[str, str]
    kind: str
    charset: str | None
    content: bytes


def fetch(source: str, limits: Limits, network: Network, held: Held = NOTHING) -> Answer:
    """What is behind the address `source`, if it is another version than the one that is `held`.

    Raises:
        MusnadError: refused, unreachable, too slow, too large.
        Refused: an error answer.
    """
    headers = {**HEADERS, **asking(network, held)}
    try:
        with pool_of(network, limits) as pool:
            return followed(pool, source, limits, network, headers)
    except MusnadError as error:
        if error.source == source:
            raise
        raise MusnadError(source, f"{error.source}: {error.cause}") from None
    except httpcore.TimeoutException:
        cause = f"no full answer within {limits.seconds:g} seconds"
        raise MusnadError(source, cause) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise MusnadError(source, f"cannot be reached ({error})") from None


def pool_of(network: Network, limits: Limits) -> httpcore.ConnectionPool:
    """Connections that end in time, to checked addresses or to the proxy.

    Raises:
        MusnadError: the proxy is no http or https address.
    """
    backend = CheckedBackend(
        Deadline(limits.seconds),
        resolver=network.resolver,
        allow_private=network.allow_private or network.proxy is not None,
        dial=network.dial,
    )
    context = httpx.create_ssl_context()
    if network.proxy is None:
        return httpcore.ConnectionPool(ssl_context=context, network_backend=backend)
    try:
        proxy = httpx.Proxy(network.proxy)
    except (ValueError, httpx.InvalidURL) as error:
        raise MusnadError(network.proxy, f"not a proxy that can be used ({error})") from None
    return httpcore.HTTPProxy(
        proxy_url=asked(proxy.url),
        proxy_auth=proxy.raw_auth,
        ssl_context=context,
        network_backend=backend,
    )


def asking(network: Network, held: Held) -> dict[bytes | str, bytes | str]:
    """The headers of this one request."""
    told: dict[bytes | str, bytes | str] = {}
    if network.contact:
        told["User-Agent"] = f"musnad/{__version__} (+{network.contact})"
    if held.etag:
        told["If-None-Match"] = held.etag
    if held.last_modified:
        told["If-Modified-Since"] = held.last_modified
    return told


def followed(
    pool: httpcore.ConnectionPool,
    source: str,
    limits: Limits,
    network: Network,
    headers: dict[bytes | str, bytes | str],
) -> Answer:
    """The answer at the end of the redirects.

    Raises:
        MusnadError: too many of them, one to what is no web address, or a bad answer.
    """
    url = web_address(source, httpx.URL())
    waits = dict.fromkeys(("connect", "read", "write", "pool"), limits.seconds)
    for _ in range(limits.redirects + 1):
        if network.proxy is not None:
            check_name(url, network)
        with pool.stream("GET", asked(url), headers=headers, extensions={"timeout": waits}) as sent:
            told = httpx.Headers(sent.headers)
            if sent.status not in REDIRECTS or "location" not in told:
                return answered(sent, told, str(url), source, limits)
            try:
                url = web_address(told["location"], url)
            except MusnadError as error:
                raise MusnadError(source, f"redirects to {error.source}: {error.cause}") from None
    raise MusnadError(source, f"more than {limits.redirects} redirects")


def check_name(url: httpx.URL, network: Network) -> None:
    """Refuse what a proxy is not asked for: a name that means a private address here.

    A name that means nothing here may mean something to the proxy.

    Raises:
        MusnadError: it is private.
    """
    try:
        network.resolver(url.host, url.port or 80)
    except (OSError, UnicodeError):
        return
    checked_addresses(
        url.host,
        url.port or 80,
        resolver=network.resolver,
        allow_private=network.allow_private,
    )


def web_address(written: str, base: httpx.URL) -> httpx.URL:
    """The address that is meant by `written` in an answer of `base`.

    Raises:
        MusnadError: it is none that is read.
    """
    try:
        url = base.join(written)
    except (httpx.InvalidURL, ValueError) as error:
        raise MusnadError(written, f"not a web address ({error})") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise MusnadError(written, "not an http or https address")
    if not 0 < (url.port or 80) < 65_536:
        raise MusnadError(written, f"not a web address (there is no port {url.port})")
    if url.userinfo:
        raise MusnadError(url.host, "an address with a user name or password is not read")
    return url.copy_with(fragment=None)


def asked(url: httpx.URL) -> httpcore.URL:
    """The same address as the connection pool wants it."""
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def answered(
    sent: httpcore.Response, headers: httpx.Headers, url: str, source: str, limits: Limits
) -> Answer:
    """The body of a final response, with its declared type.

    Raises:
        MusnadError: too large, or packed in a way that is not read.
        Refused: an error status.
    """
    told = {name: headers[name] for name in TELLING if name in headers}
    if sent.status == NOT_MODIFIED:
        return Answer(url=url, status=304, headers=told, kind="", charset=None, content=b"")
    if sent.status != 200:
        raise Refused(source, sent.status, headers.get("retry-after"))
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limits.size:
        raise too_large(source, int(announced), limits.size)
    encoding = headers.get("content-encoding", "identity").strip().lower()
    chunks = measured(sent.iter_stream(), source, limits.size)
    if encoding in ("gzip", "x-gzip", "deflate"):
        chunks = measured(unpacked(chunks, source), source, limits.size)
    elif encoding not in ("identity", ""):
        raise MusnadError(source, f"answered in the encoding {encoding!r}, which is not read")
    kind, charset = content_type(headers.get("content-type", ""))
    content = b"".join(chunks)
    return Answer(
        url=url, status=sent.status, headers=told, kind=kind, charset=charset, content=content
    )


def status_line(status: int) -> str:
    """A status as people know it: `404 Not Found`."""
    return f"{status} {httpx.codes.get_reason_phrase(status)}".strip()


def content_type(header: str) -> tuple[str, str | None]:
    """The type and charset of a Content-Type header, lower case; the type is empty if unsaid."""
    kind, *parameters = header.lower().split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "charset":
            return kind.strip(), value.strip().strip("\"'") or None
    return kind.strip(), None
