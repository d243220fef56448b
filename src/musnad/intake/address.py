"""Which addresses of the network may be asked: public ones."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from musnad.errors import MusnadError

Resolve = Callable[[str, int], list[str]]
"""Host name and port -> its addresses, as text; raises OSError where there are none."""

NAT64 = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses the system gives for a host.

    Raises:
        OSError: it knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the open Internet; IPv4 dressed as IPv6 is judged as IPv4.

    An IPv4-mapped address is never public: no honest name resolves to one.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return is_open(parsed)
    if parsed.ipv4_mapped:
        return False
    if parsed in NAT64:
        return is_open(IPv4Address(int(parsed) & 0xFFFFFFFF))
    inner = [parsed.sixtofour, *(parsed.teredo or ())]
    return is_open(parsed) and all(is_open(each) for each in inner if each)


def is_open(address: IPv4Address | IPv6Address) -> bool:
    """Whether no register of special addresses holds it."""
    special = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_reserved
        or address.is_multicast
        or address.is_unspecified
    )
    return address.is_global and not special


def checked_addresses(host: str, port: int, *, resolver: Resolve, allow_private: bool) -> list[str]:
    """The addresses of a host, all of which may be asked.

    Raises:
        MusnadError: none is known, or any is not public.
    """
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise MusnadError(host, f"no address found ({error})") from None
    if not addresses:
        raise MusnadError(host, "no address found")
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        found = "" if private[0] == host else f" ({private[0]})"
        cause = f"not a public address{found}; --allow-private reads it all the same"
        raise MusnadError(host, cause)
    return addresses
