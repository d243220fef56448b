"""Backups: the same rows, of either kind of ledger, also while others add."""

from pathlib import Path
from threading import Thread

import pytest
from tests.ledger.news import (
    FIRST,
    entry_of,
    examples,
    keep,
    ledger_at,
    looking,
    report_of,
    rows_of,
)

from musnad.errors import MusnadError
from musnad.ledger.asked import Asked
from musnad.ledger.backup import back_up, restore
from musnad.ledger.checking import check
from musnad.ledger.questions import find_claims


def test_a_backup_is_a_ledger_with_the_same_rows(place: str, tmp_path: Path) -> None:
    keep(place, *examples())
    copy = tmp_path / "copy.db"
    with ledger_at(place) as ledger:
        back_up(ledger, copy)
        with pytest.raises(MusnadError, match="never overwrites"):
            back_up(ledger, copy)
    assert rows_of(str(copy)) == rows_of(place)
    with looking(str(copy)) as connection:
        assert list(check(connection)) == []


def test_a_restored_ledger_is_the_one_that_was_backed_up(
    place: str, bare: str, tmp_path: Path
) -> None:
    keep(place, *examples())
    before = rows_of(place)
    copy = tmp_path / "copy.db"
    with ledger_at(place) as ledger:
        back_up(ledger, copy)
    assert restore(bare, copy) == 0
    assert rows_of(bare) == before
    with looking(bare) as connection:
        assert list(check(connection)) == []
        assert list(find_claims(connection, Asked(words="القتلى")))
    assert keep(bare, entry_of(report_of(FIRST))) == {"added": 1}


def test_a_backup_while_others_add_is_whole(place: str, tmp_path: Path) -> None:
    keep(place, *examples())
    entries = [entry_of(report_of(FIRST, address=f"https://a.example/{n}")) for n in range(30)]
    adding = Thread(target=keep, args=(place, *entries))
    copy = tmp_path / "copy.db"
    with ledger_at(place) as ledger:
        adding.start()
        back_up(ledger, copy)
        adding.join()
    with looking(str(copy)) as connection:
        assert list(check(connection)) == []


def test_what_is_replaced_is_kept_beside(file: str, tmp_path: Path) -> None:
    keep(file, *examples())
    copy = tmp_path / "copy.db"
    with ledger_at(file) as ledger:
        back_up(ledger, copy)
    keep(file, entry_of(report_of(FIRST)))
    newer = rows_of(file)
    restore(file, copy)
    asides = tmp_path.glob("ledger.db.before-*")
    (aside,) = [path for path in asides if not path.name.endswith(("-wal", "-shm"))]
    assert rows_of(str(aside)) == newer


@pytest.mark.parametrize("content", [None, b"", b"not a ledger at all"])
def test_what_is_no_backup_is_refused_and_nothing_changes(
    file: str, tmp_path: Path, content: bytes | None
) -> None:
    keep(file, *examples())
    before = rows_of(file)
    bad = tmp_path / "bad.db"
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(MusnadError, match=r"bad\.db"):
        restore(file, bad)
    assert rows_of(file) == before


def test_a_server_that_holds_documents_is_not_restored_to(place: str, tmp_path: Path) -> None:
    keep(place, entry_of(report_of(FIRST)))
    if not place.startswith("postgresql"):
        pytest.skip("a file is put aside")
    copy = tmp_path / "copy.db"
    with ledger_at(place) as ledger:
        back_up(ledger, copy)
    with pytest.raises(MusnadError, match="holds documents"):
        restore(place, copy)
