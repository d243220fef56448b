"""Reading again what is kept."""

from importlib.resources import files
from pathlib import Path

import pytest
from tests.ledger.news import entry_of, examples, keep, ledger_at, looking

from musnad import reader
from musnad.collect.rereading import reread, unread
from musnad.ledger.checking import check
from musnad.ledger.looking import reading_of
from musnad.ledger.naming import named
from musnad.resolve.outlets import load_outlets


def test_what_is_kept_unread_is_read_later(place: str) -> None:
    keep(place, *(entry_of(entry.report, read=False) for entry in examples()))
    with ledger_at(place) as ledger:
        wanted = unread(ledger, ())
        assert len(wanted) == len(examples())
        assert list(reread(ledger, wanted, load_outlets())) == [None] * len(examples())
        assert unread(ledger, ()) == []
    with looking(place) as connection:
        assert list(check(connection)) == []
        for entry in examples():
            assert reading_of(connection, named(connection, entry.report.id)) == entry.reading


def test_a_newer_reader_adds_a_reading(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(file, examples()[0])
    monkeypatch.setattr(reader, "__version__", "99.0")
    with ledger_at(file) as ledger:
        assert list(reread(ledger, unread(ledger, ()), load_outlets())) == [None]
    uid = examples()[0].report.id
    with looking(file) as connection:
        assert reading_of(connection, named(connection, uid)).reader.version == "99.0"
        assert reading_of(connection, named(connection, f"{uid}@1.1")) == examples()[0].reading


def test_other_codes_are_another_reading(file: str, tmp_path: Path) -> None:
    keep(file, examples()[0])
    shipped = Path(str(files("musnad") / "resolve" / "tables" / "codes.tsv"))
    codes = tmp_path / "codes.tsv"
    codes.write_bytes(shipped.read_bytes())
    with ledger_at(file) as ledger:
        assert unread(ledger, ()) == []
        wanted = unread(ledger, (), codes)
        assert list(reread(ledger, wanted, load_outlets(), codes)) == [None]
        assert unread(ledger, (), codes) == []
