"""Erasing: nothing of the words is left, and a backup does not bring them back."""

from pathlib import Path

import pytest
from sqlalchemy import select
from tests.ledger.news import (
    FIRST,
    counts_of,
    entry_of,
    examples,
    keep,
    ledger_at,
    looking,
    report_of,
)

from musnad.errors import MusnadError
from musnad.languages.ar.naming import key_of_person
from musnad.ledger.asked import Asked
from musnad.ledger.backup import back_up, restore
from musnad.ledger.checking import check
from musnad.ledger.naming import named
from musnad.ledger.place import is_server
from musnad.ledger.purging import documents_naming, purge, purges_in, purges_of, sidecar
from musnad.ledger.questions import find_claims
from musnad.ledger.rows import name_key
from musnad.ledger.salt import salt_of
from musnad.ledger.tables import contents, persons, sources
from musnad.ledger.withdrawing import withdraw

NAME = "زهراء البستاني"
SECRET = f"وقالت المتحدثة باسم المستشفى {NAME} إن القصف أصاب قسم الطوارئ في مدينة سنار.\n"
ADDRESS = "https://news.example/ar/witness"
REASON = "request of the person"


def kept_with_secret(place: str) -> str:
    """A ledger of the examples and one report that names a person: the report's id."""
    secret = entry_of(report_of(SECRET, address=ADDRESS))
    assert secret.reading is not None
    assert secret.reading.claims[0].source is not None
    assert NAME in secret.reading.claims[0].source.name
    keep(place, *examples(), secret)
    return secret.report.id


def findings(place: str) -> list[str]:
    with looking(place) as connection:
        return [f"{each.what}: {each.wrong}" for each in check(connection)]


def dump(place: str) -> bytes:
    """Every byte of a ledger's files, its list of purges apart."""
    folder, name = Path(place).parent, Path(place).name
    found = [path for path in folder.glob(f"{name}*") if path != sidecar(place)]
    return b"".join(path.read_bytes() for path in found)


def test_a_purge_leaves_id_day_and_reason(place: str) -> None:
    uid = kept_with_secret(place)
    with looking(place) as connection:
        assert documents_naming(connection, NAME) == [uid]
    with ledger_at(place) as ledger:
        assert purge(ledger, [uid], REASON, person=NAME) == 1
    assert findings(place) == []
    with looking(place) as connection:
        document, person = purges_of(connection)
        assert (document.uid, document.reason) == (uid, REASON)
        assert person.uid.startswith("person:")
        assert list(find_claims(connection, Asked(words="المستشفى سنار"))) == []
        assert not [name for name in connection.scalars(select(sources.c.name)) if NAME in name]
        assert len(list(connection.scalars(select(contents.c.id)))) == len(examples())


def test_no_file_of_a_ledger_holds_the_words_of_what_was_purged(file: str) -> None:
    uid = kept_with_secret(file)
    terms = [NAME.encode(), "البستاني".encode(), "بستاني".encode(), ADDRESS.encode()]
    before = dump(file)
    assert all(term in before for term in (terms[0], terms[3]))
    with ledger_at(file) as ledger:
        purge(ledger, [uid], REASON)
    after = dump(file)
    assert not [term for term in terms if term in after]
    assert NAME not in sidecar(file).read_text(encoding="utf-8")


def test_what_was_purged_is_not_taken_again(place: str) -> None:
    uid = kept_with_secret(place)
    with ledger_at(place) as ledger:
        purge(ledger, [uid], REASON)
    before = counts_of(place)
    assert keep(place, entry_of(report_of(SECRET, address=ADDRESS))) == {"purged": 1}
    assert counts_of(place) == before


def test_a_reason_must_be_given_and_must_not_name_the_person(file: str) -> None:
    uid = kept_with_secret(file)
    with ledger_at(file) as ledger:
        for reason in ("", "  ", f"طلب {NAME}"):
            with pytest.raises(MusnadError, match="reason"):
                purge(ledger, [uid], reason, person=NAME)
    with looking(file) as connection:
        assert documents_naming(connection, NAME) == [uid]


def test_an_older_backup_is_purged_again(place: str, tmp_path: Path) -> None:
    uid = kept_with_secret(place)
    copy, lists = tmp_path / "copy.db", tmp_path / "purges.jsonl"
    with ledger_at(place) as ledger:
        back_up(ledger, copy)
        purge(ledger, [uid], REASON)
    with looking(place) as connection:
        lists.write_text(
            f'{{"uid":"{uid}","at":"{purges_of(connection)[0].at}","reason":"{REASON}"}}\n'
        )
    target = str(tmp_path / "again.db")
    assert restore(target, copy, [lists]) == 1
    assert findings(target) == []
    with looking(target) as connection:
        assert documents_naming(connection, NAME) == []
        assert [each.uid for each in purges_of(connection)] == [uid]
    if not is_server(place):
        assert restore(place, copy) == 1
        assert [each.uid for each in purges_in(sidecar(place))] == [uid]
        assert NAME.encode() not in Path(place).read_bytes()


def test_only_the_named_persons_marks_go(file: str) -> None:
    uid = kept_with_secret(file)
    with ledger_at(file) as ledger:
        with ledger.writing() as connection:
            for name in (NAME, "غسان الخطيب"):
                row = {"key": name_key(name), "name": name, "mark": "private"}
                connection.execute(persons.insert(), row | {"at": "", "by": "", "reason": ""})
        purge(ledger, [uid], REASON, person=NAME)
        with ledger.looking() as connection:
            assert list(connection.scalars(select(persons.c.name))) == ["غسان الخطيب"]


def test_a_restored_backup_forgets_the_person_again(file: str, tmp_path: Path) -> None:
    uid = kept_with_secret(file)
    copy = tmp_path / "copy.db"
    with ledger_at(file) as ledger:
        salt_of(ledger)
        with ledger.writing() as connection:
            for name in (NAME, "غسان الخطيب"):
                row = {"key": key_of_person(name), "name": name, "mark": "private"}
                connection.execute(persons.insert(), row | {"at": "", "by": "", "reason": ""})
        back_up(ledger, copy)
        purge(ledger, [uid], REASON, person=NAME)
    restore(file, copy)
    with looking(file) as connection:
        assert list(connection.scalars(select(persons.c.name))) == ["غسان الخطيب"]


def test_what_is_withdrawn_stays_and_is_left_out(place: str) -> None:
    keep(place, entry_of(report_of(FIRST)))
    with looking(place) as connection:
        (claim,) = find_claims(connection, Asked())
    with ledger_at(place) as ledger:
        with ledger.writing() as connection:
            withdraw(connection, named(connection, claim.id), "a mistake of ours", "desk")
        with (
            ledger.writing() as connection,
            pytest.raises(MusnadError, match="withdrawn already"),
        ):
            withdraw(connection, named(connection, claim.id), "again", "desk")
    with looking(place) as connection:
        assert list(find_claims(connection, Asked())) == []
        assert [each.id for each in find_claims(connection, Asked(withdrawn=True))] == [claim.id]
