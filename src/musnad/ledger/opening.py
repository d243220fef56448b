"""Opening a ledger, making one where there is none, and bringing an older one up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from musnad.errors import MusnadError
from musnad.ledger.faults import told
from musnad.ledger.place import is_server, shown

HEAD = "0008"
"""The newest migration; a test holds it against the folder of migrations."""
KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", "0007", HEAD})
MARK = 0x4D736E64
"""SQLite's application id of a ledger: `Msnd`."""
PATIENCE = 120.0
"""Seconds that a writer waits for another one."""
WRITERS_LOCK = 0x4D736E64
"""PostgreSQL's advisory lock that writers hold one after another."""


class Ledger:
    """An open ledger; `place` is its file or its server's address."""

    def __init__(self, place: str, engine: Engine, patience: float = PATIENCE) -> None:
        """Take an engine whose database is up to date: see `open_ledger`."""
        self.place = place
        self.engine = engine
        self.patience = patience

    @property
    def is_server(self) -> bool:
        """Whether PostgreSQL keeps it."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger.

        Raises:
            MusnadError: the database complains.
        """
        with told(self.place), self.one_reader() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the one writer there is at a time; others wait for its end.

        Raises:
            MusnadError: the database complains; nothing of the transaction is kept.
        """
        with told(self.place), self.one_writer() as connection:
            yield connection

    @contextmanager
    def one_reader(self) -> Iterator[Connection]:
        """The connection of `looking`, with the database's own errors."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def one_writer(self) -> Iterator[Connection]:
        """The connection of `writing`, with the database's own errors."""
        with self.engine.connect() as connection:
            # A server's writer must see what the one before it wrote while this one waited.
            level = {"isolation_level": "READ COMMITTED"} if self.is_server else {}
            connection.execution_options(musnad_writes=True, **level)
            with connection.begin():
                if self.is_server:
                    waited = f"SET LOCAL lock_timeout = {round(self.patience * 1000)}"
                    connection.execute(text(waited))
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})"))
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_ledger(place: str, *, create: bool = True, patience: float = PATIENCE) -> Ledger:
    """The ledger at `place`, made where there is none if `create`.

    `patience` is how many seconds another program that holds it is waited for.

    Raises:
        MusnadError: it cannot be opened or made, is no ledger, or is of a newer Musnad.
    """
    if is_server(place):
        engine = server_engine(place)
    else:
        engine = file_engine(place, create=create, patience=patience)
    ledger = Ledger(place, engine, patience)
    try:
        with told(place):
            bring_up_to_date(ledger, create=create)
            if not ledger.is_server:
                use_journal(engine)
    except BaseException:
        engine.dispose()
        raise
    return ledger


def server_engine(place: str) -> Engine:
    """The engine of a PostgreSQL ledger.

    Raises:
        MusnadError: the address cannot be understood.
    """
    address = "postgresql+psycopg://" + place.split("://", 1)[1]
    try:
        return create_engine(address, pool_pre_ping=True, isolation_level="REPEATABLE READ")
    except (SQLAlchemyError, ValueError) as error:
        raise MusnadError(shown(place), f"not a server's address: {error}") from None


def file_engine(place: str, *, create: bool, patience: float) -> Engine:
    """The engine of a ledger in a file.

    Raises:
        MusnadError: there is none and none is to be made, or its folder cannot be made.
    """
    path = Path(place)
    try:
        if path.is_dir():
            raise MusnadError(place, "a folder; a ledger is one file")
        if not path.exists():
            if not create:
                raise MusnadError(place, "there is no ledger here; `musnad add` makes one")
            path.parent.mkdir(parents=True, exist_ok=True)
        elif 0 < path.stat().st_size < SMALLEST:
            raise MusnadError(place, "not a Musnad ledger, or a damaged one")
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise MusnadError(place, f"cannot be opened: {cause}") from None
    address = URL.create("sqlite", database=str(path))
    engine = create_engine(address, connect_args={"timeout": patience})
    event.listen(engine, "connect", prepare_file)
    event.listen(engine, "begin", begin_in_file)
    return engine


SMALLEST = 512
"""Bytes of the smallest page: what is shorter is no database."""


def prepare_file(connection: sqlite3.Connection, _: object) -> None:
    """Set up a connection to a file: syncing, foreign keys; transactions are ours.

    Nothing is written to the file, which may be something else's.
    """
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def begin_in_file(connection: Connection) -> None:
    """Begin a transaction; a writer takes its lock at once, so that it never has to give way."""
    writes = connection.get_execution_options().get("musnad_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def use_journal(engine: Engine) -> None:
    """Have a file keep a write-ahead journal, beside which others can read; it stays so.

    Where others are at work in it they are not waited for long: who opens it next will do it.
    """
    with engine.connect() as connection:
        own = connection.connection.driver_connection
        if not isinstance(own, sqlite3.Connection) or journal_of(own) == "wal":
            return
        (waits,) = own.execute("PRAGMA busy_timeout").fetchone()
        own.execute("PRAGMA busy_timeout=1000")
        with suppress(sqlite3.OperationalError):
            own.execute("PRAGMA journal_mode=WAL")
        own.execute(f"PRAGMA busy_timeout={waits}")


def journal_of(connection: sqlite3.Connection) -> str:
    """The kind of journal that a file has."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def bring_up_to_date(ledger: Ledger, *, create: bool) -> None:
    """Make the tables of an empty database; run the migrations that an older ledger lacks.

    Raises:
        MusnadError: no ledger, or one of a newer Musnad.
    """
    place = ledger.place
    with ledger.engine.connect() as connection, connection.begin():
        found = version_of(place, connection)
    if found == HEAD:
        return
    if found is None and not create:
        raise MusnadError(shown(place), "there is no ledger here; `musnad add` makes one")
    if found is not None and found not in KNOWN:
        cause = f"made by a newer Musnad (version {found} of the ledger); update Musnad"
        raise MusnadError(shown(place), cause)
    with ledger.one_writer() as connection:
        if version_of(place, connection) != HEAD:  # another writer may have been here first
            migrate(connection)


def version_of(place: str, connection: Connection) -> str | None:
    """The migration that a database is at; None for an empty database.

    Raises:
        MusnadError: it holds something else.
    """
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "readings" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found)
    if tables:
        raise MusnadError(shown(place), "a database of something else, not a Musnad ledger")
    return None


def migrate(connection: Connection) -> None:
    """Run what migrations are missing, within the transaction of `connection`."""
    # alembic is dear to import: only where a ledger is made or brought up to date.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
