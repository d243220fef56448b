"""Where the ledger is: a file, or a PostgreSQL server."""

import os
import sys
from pathlib import Path

VARIABLE = "MUSNAD_LEDGER"
SERVERS = ("postgresql://", "postgres://")
FILE = "ledger.db"


def default_place() -> str:
    """The ledger of whoever names none: `$MUSNAD_LEDGER`, else a file among the user's data."""
    named = os.environ.get(VARIABLE)
    return named or str(data_folder() / FILE)


def data_folder() -> Path:
    """The folder that a user's programs keep data in, `musnad` in it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "musnad"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "musnad"


def is_server(place: str) -> bool:
    """Whether a ledger is kept by a PostgreSQL server."""
    return place.startswith(SERVERS)


def shown(place: str) -> str:
    """The place as errors name it: a server's password is left out."""
    if not is_server(place):
        return place
    scheme, rest = place.split("://", 1)
    login, at, host = rest.rpartition("@")
    return f"{scheme}://{login.split(':', 1)[0]}{at}{host}"
