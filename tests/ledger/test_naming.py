"""Which document or claim an id means."""

import pytest
from sqlalchemy import insert
from tests.ledger.news import FIRST, SECOND, entry_of, keep, ledger_at, looking, report_of

from musnad.errors import MusnadError
from musnad.ledger.looking import history_of, reading_of
from musnad.ledger.naming import named
from musnad.ledger.tables import documents
from musnad.version import __version__

UID = report_of(FIRST).id


@pytest.fixture
def told(place: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger with a document of two versions, the first read twice."""
    keep(place, entry_of(report_of(FIRST)))
    monkeypatch.setattr("musnad.reader.__version__", "99.0")
    keep(place, entry_of(report_of(FIRST)), entry_of(report_of(SECOND)))
    return place


NAMES: tuple[tuple[str, int, int, str | None], ...] = (
    (UID, 2, 1, None),
    (UID[:10], 2, 1, None),
    (UID[:4].upper(), 2, 1, None),
    (f"  {UID}\n", 2, 1, None),
    (f"{UID}@1", 1, 2, None),
    (f"{UID}@1.1", 1, 1, None),
    (f"{UID[:6]}:c1", 2, 1, "c1"),
    (f"{UID}@1:c1", 1, 2, "c1"),
    (f"{UID}@1.1:c1", 1, 1, "c1"),
)


def test_what_an_id_names(told: str) -> None:
    with looking(told) as connection:
        for written, version, reading, key in NAMES:
            found = named(connection, written)
            read = reading_of(connection, found)
            assert history_of(connection, found)
            told_of = (found.uid, found.version, found.reading, found.key)
            assert told_of == (UID, version, reading, key)
            assert (found.claim_id is None) == (key is None)
            assert read.document.text == (FIRST if version == 1 else SECOND)
            wanted = __version__ if (version, reading) == (1, 1) else "99.0"
            assert read.reader.version == wanted


NOTHING = (
    ("", "not an id"),
    ("c1", "not an id"),
    ("abc", "not an id"),
    ("قتلى", "not an id"),
    (f"{UID}@", "not an id"),
    (f"{UID}@1.", "not an id"),
    (f"{UID}:c", "not an id"),
    (f"{UID}00", "not an id"),
    ("%%%%", "not an id"),
    ("0000000000000000", "nothing in the ledger"),
    (f"{UID}@3", "no version 3"),
    (f"{UID}@999999999", "no version"),
    (f"{UID}@1.3", "no such reading"),
    (f"{UID}:c999999999", "no claim c999999999"),
)


def test_an_id_that_names_nothing(told: str) -> None:
    with looking(told) as connection:
        for written, cause in NOTHING:
            with pytest.raises(MusnadError, match=cause):
                named(connection, written)


def test_an_id_that_names_several(place: str) -> None:
    ids = ["abcd000000000001", "abcd000000000002"]
    rows = [{"uid": uid, "address": uid, "added_at": "2024-05-15"} for uid in ids]
    with ledger_at(place) as ledger, ledger.writing() as connection:
        connection.execute(insert(documents), rows)
    with looking(place) as connection, pytest.raises(MusnadError, match=", ".join(ids)):
        named(connection, "abcd")


def test_what_is_kept_unread_has_a_name_and_no_reading(place: str) -> None:
    keep(place, entry_of(report_of(FIRST), read=False))
    with looking(place) as connection:
        found = named(connection, UID)
        assert (found.version, found.reading, found.claim_id) == (1, None, None)
        with pytest.raises(MusnadError, match="not read yet"):
            reading_of(connection, found)
        with pytest.raises(MusnadError, match="no such reading"):
            named(connection, f"{UID}:c1")
