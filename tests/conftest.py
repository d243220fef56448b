"""Places for ledgers: a file, and a database of a real PostgreSQL server."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from bench.server import Server

from musnad.ledger.opening import open_ledger

NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server.running() as started:
        started.do("ALTER SYSTEM SET fsync = off")
        started.do("SELECT pg_reload_conf()")
        yield started


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
