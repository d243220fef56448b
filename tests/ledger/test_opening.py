"""What happens where a ledger is to be opened."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.server import Server
from sqlalchemy import text
from tests.ledger.news import counts_of, examples, keep, ledger_at, rows_of

from musnad.errors import MusnadError
from musnad.ledger.opening import HEAD, MARK, open_ledger


def test_a_ledger_is_made_where_there_is_none(bare: str) -> None:
    with pytest.raises(MusnadError, match="no ledger here"):
        open_ledger(bare, create=False)
    assert keep(bare, *examples()) == {"added": len(examples())}
    assert counts_of(bare)["documents"] == len(examples())


def test_a_file_names_itself_and_its_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "بيانات" / "a folder" / "100% #1?.db"
    keep(str(path), *examples()[:1])
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (MARK,)
    connection.close()


def test_looking_for_a_ledger_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(MusnadError, match="no ledger here"):
        open_ledger(str(tmp_path / "none" / "ledger.db"), create=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("version", ["0099", "9e8d7c6b5a40"])
def test_a_ledger_of_a_newer_version(place: str, version: str) -> None:
    with ledger_at(place) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    with pytest.raises(MusnadError, match=f"newer Musnad .version {version}.*update Musnad"):
        open_ledger(place)


def test_an_older_ledger_is_brought_up_to_date(bare: str) -> None:
    if bare.startswith("postgresql"):
        return
    path = Path(bare)
    open_ledger(bare).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    connection.close()


Spoil = Callable[[Path], None]


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE readings (meter INTEGER)")
        connection.execute("INSERT INTO readings VALUES (7)")
    connection.close()


def words(path: Path) -> None:
    path.write_text("ليس هذا سجلا. " * 200, encoding="utf-8")


def few_words(path: Path) -> None:
    path.write_text("ليس هذا سجلا.", encoding="utf-8")


def folder(path: Path) -> None:
    path.mkdir()


def truncated(path: Path) -> None:
    keep(str(path), *examples())
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])


def head_only(path: Path) -> None:
    open_ledger(str(path)).close()
    path.write_bytes(path.read_bytes()[:600])


def overwritten(path: Path) -> None:
    keep(str(path), *examples())
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 8] = b"\xff" * 4096 * 7
    path.write_bytes(content)


UNUSABLE: dict[Spoil, str] = {
    foreign: "something else",
    words: "not a Musnad ledger",
    few_words: "not a Musnad ledger",
    folder: "a folder",
    truncated: "damaged",
    head_only: "damaged",
    overwritten: "damaged",
}


@pytest.mark.parametrize("spoil", UNUSABLE, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_ledger_is_one_clear_error(
    tmp_path: Path, spoil: Spoil, *, create: bool
) -> None:
    path = tmp_path / "ledger.db"
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(MusnadError, match=UNUSABLE[spoil]) as told:
        use(str(path), create=create)
    assert told.value.source == str(path)
    assert "\n" not in told.value.cause
    assert (path.read_bytes() if path.is_file() else b"") == before


def use(place: str, *, create: bool) -> None:
    """Open a ledger, look at all of it, and add to it."""
    ledger = open_ledger(place, create=create)
    try:
        ledger.close()
        rows_of(place)
        keep(place, *examples())
    finally:
        ledger.close()


def test_a_foreign_database_on_a_server(server: Server) -> None:
    server.do("CREATE DATABASE meters")
    ledger = server.url("meters")
    import psycopg  # noqa: PLC0415

    with psycopg.connect(ledger, autocommit=True) as connection:
        connection.execute("CREATE TABLE readings (meter integer)")
    with pytest.raises(MusnadError, match="something else"):
        open_ledger(ledger)
    server.do("DROP DATABASE meters")


@pytest.mark.parametrize(
    ("place", "cause"),
    [
        ("postgresql://u:secret@127.0.0.1:1/x?connect_timeout=2", "cannot be reached"),
        ("postgresql://u:secret@/x?host=/nowhere", "cannot be reached"),
        ("postgresql://u:secret@host:port/x", "not a server's address"),
    ],
)
def test_no_server(place: str, cause: str) -> None:
    with pytest.raises(MusnadError, match=cause) as told:
        open_ledger(place)
    assert "secret" not in str(told.value)


def test_no_such_database(server: Server) -> None:
    with pytest.raises(MusnadError, match="no such database"):
        open_ledger(server.url("nobody"))


def test_a_copied_ledger_is_a_ledger(file: str, tmp_path: Path) -> None:
    keep(file, *examples())
    copy = str(shutil.copyfile(file, tmp_path / "copy.db"))
    assert rows_of(copy) == rows_of(file)
