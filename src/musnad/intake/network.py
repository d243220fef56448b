"""How the network is reached: a light record, so that files are read without any of it."""

from typing import TYPE_CHECKING

from msgspec import Struct

from musnad.intake.address import Resolve, resolve

if TYPE_CHECKING:
    import httpcore


class Network(Struct, frozen=True, kw_only=True):
    """Who resolves names, whether private addresses may be asked, who opens connections.

    `contact` is an address at which whoever runs a server can reach whoever asks it. `proxy` is an
    http or https address through which all is asked. Tests give their own `resolver` and `dial`;
    null is the system's.
    """

    resolver: Resolve = resolve
    allow_private: bool = False
    dial: "httpcore.NetworkBackend | None" = None
    contact: str | None = None
    proxy: str | None = None


NETWORK = Network()
