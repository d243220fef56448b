"""Connections that end in time and go to the very address that was checked.

The name is resolved, its addresses are checked, and one of those is connected to: there is no
second look-up in which the answer could change. Host header and certificate stay the name's.
"""

import ssl
import time
from collections.abc import Iterable

import httpcore

from musnad.intake.address import Resolve, checked_addresses

CONNECT_SECONDS = 10.0


class Deadline:
    """A moment after which nothing is waited for any more."""

    def __init__(self, seconds: float) -> None:
        """Begin to count."""
        self.end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, at most `most`.

        Raises:
            httpcore.TimeoutException: none.
        """
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise httpcore.TimeoutException
        return seconds if most is None else min(seconds, most)


class TimedStream(httpcore.NetworkStream):
    """A stream whose every wait is cut off by the deadline, however slowly bytes drip."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Wrap a stream that is already open."""
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, or none at the end."""
        return self.inner.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`."""
        self.inner.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        """Let go of the connection."""
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        secure = self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(timeout))
        return TimedStream(secure, self.deadline)

    def get_extra_info(self, info: str) -> object:
        """What the inner stream knows."""
        return self.inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only."""

    def __init__(
        self,
        deadline: Deadline,
        *,
        resolver: Resolve,
        allow_private: bool,
        dial: httpcore.NetworkBackend | None = None,
    ) -> None:
        """`dial` opens the plain connection; tests give their own."""
        self.deadline = deadline
        self.resolver = resolver
        self.allow_private = allow_private
        self.dial = dial or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers.

        Raises:
            MusnadError: an address that may not be asked.
            httpcore.ConnectError: none answers.
        """
        addresses = checked_addresses(
            host, port, resolver=self.resolver, allow_private=self.allow_private
        )
        failed: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            seconds = self.deadline.left(min(timeout or CONNECT_SECONDS, CONNECT_SECONDS))
            try:
                stream = self.dial.connect_tcp(
                    address, port, seconds, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return TimedStream(stream, self.deadline)
        raise failed
