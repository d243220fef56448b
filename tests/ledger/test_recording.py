"""What is kept of a report, once and again."""

import pytest
from tests.ledger.news import (
    FIRST,
    SECOND,
    counts_of,
    entry_of,
    examples,
    keep,
    ledger_at,
    looking,
    report_of,
    rows_of,
)

from musnad.ledger.asked import Asked
from musnad.ledger.contents import bytes_of, digest_of
from musnad.ledger.looking import history_of, reading_of
from musnad.ledger.naming import named
from musnad.ledger.questions import find_claims, find_documents
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry
from musnad.model import Claim, Retrieval


def test_adding_twice_changes_nothing(place: str) -> None:
    assert keep(place, *examples()) == {"added": len(examples())}
    before = rows_of(place)
    assert keep(place, *examples(), *examples()) == {"known": 2 * len(examples())}
    assert rows_of(place) == before


def test_what_is_kept_is_what_was_read(place: str) -> None:
    keep(place, *examples())
    with looking(place) as connection:
        for entry in examples():
            assert reading_of(connection, named(connection, entry.report.id)) == entry.reading


def test_a_changed_text_is_a_new_version(place: str) -> None:
    first, second = entry_of(report_of(FIRST)), entry_of(report_of(SECOND))
    assert keep(place, first) == {"added": 1}
    assert keep(place, second) == {"new version": 1}
    assert [row[2] for row in rows_of(place)["versions"]] == [1, 2]
    with looking(place) as connection:
        contents = [each.content for each in find_claims(connection, Asked())]
        assert [claim.content.text for claim in read(second)] == contents
        assert [kept.versions for kept in find_documents(connection, None, None, None)] == [2]
        old = reading_of(connection, named(connection, f"{first.report.id}@1"))
    assert old == first.reading


def test_an_old_text_that_comes_again_stays_the_old_version(place: str) -> None:
    first, second = entry_of(report_of(FIRST)), entry_of(report_of(SECOND))
    keep(place, first, second)
    before = rows_of(place)
    assert keep(place, first) == {"known": 1}
    assert rows_of(place) == before


def test_equal_text_at_two_outlets_is_two_documents_with_one_content(place: str) -> None:
    here = entry_of(report_of(FIRST))
    there = entry_of(report_of(FIRST, outlet="وكالة مدار للأنباء"))
    assert keep(place, here, there) == {"added": 2}
    counted = counts_of(place)
    assert (counted["documents"], counted["versions"], counted["contents"]) == (2, 2, 1)
    assert counted["current"] == counted["readings"] == 2


def test_raw_bytes_are_kept_beside_the_text(place: str) -> None:
    entry = entry_of(report_of(FIRST))
    keep(place, entry)
    digests = [row[1] for row in rows_of(place)["contents"]]
    assert digests == [digest_of(bytes_of(FIRST))]


def test_the_same_reader_does_not_read_twice(place: str) -> None:
    entry = entry_of(report_of(FIRST))
    assert keep(place, entry_of(report_of(FIRST), read=False)) == {"added": 1}
    assert counts_of(place)["readings"] == 0
    assert keep(place, entry) == {"new reading": 1}
    assert keep(place, entry) == {"known": 1}
    assert counts_of(place)["readings"] == 1


def test_a_newer_reader_adds_a_reading_and_the_old_stays(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = entry_of(report_of(FIRST))
    keep(place, old)
    before = rows_of(place)
    monkeypatch.setattr("musnad.reader.__version__", "99.0")
    newer = entry_of(report_of(FIRST))
    assert keep(place, newer) == {"new reading": 1}
    after = rows_of(place)
    assert after["readings"][:1] == before["readings"]
    assert set(before["claims"]) < set(after["claims"])
    with looking(place) as connection:
        assert reading_of(connection, named(connection, old.report.id)) == newer.reading
        assert reading_of(connection, named(connection, f"{old.report.id}@1.1")) == old.reading
        shown = [line.what for line in history_of(connection, named(connection, old.report.id))]
        assert {"version 1", "version 1 read (1)", "version 1 read (2)"} <= set(shown)
        assert len(list(find_claims(connection, Asked()))) == len(read(newer))


def test_a_late_reading_of_an_old_version_does_not_stand_for_the_document(place: str) -> None:
    first, second = report_of(FIRST), report_of(SECOND)
    keep(place, entry_of(first, read=False), entry_of(second))
    assert keep(place, entry_of(first)) == {"new reading": 1}
    with looking(place) as connection:
        assert named(connection, first.id).version == 2
        said = [each.content for each in find_claims(connection, Asked())]
    assert said == [claim.content.text for claim in read(entry_of(second))]


def test_each_fetching_is_kept_once(place: str) -> None:
    def got(at: str) -> None:
        retrieval = Retrieval(at=at, place="https://news.example/ar/1", status=200)
        keep(place, entry_of(report_of(FIRST, retrieval=retrieval)))

    for at in ("2024-05-15T10:00:00+00:00", "2024-05-15T11:00:00+00:00"):
        got(at)
        got(at)
    counted = counts_of(place)
    assert (counted["retrievals"], counted["versions"], counted["readings"]) == (2, 1, 1)


@pytest.mark.parametrize("odd", ["\0", "\U0010ffff", "\u202e"])
def test_odd_characters_are_kept_in_the_text_and_left_out_beside_it(place: str, odd: str) -> None:
    words = FIRST + f"وقالت الوزارة إن {odd} جنديا قتل.\n"
    report = report_of(words, outlet=f"صحيفة{odd} الأفق", title=f"عنوان{odd} الخبر")
    assert keep(place, entry_of(report)) == {"added": 1}
    assert keep(place, entry_of(report)) == {"known": 1}
    with looking(place) as connection:
        (kept,) = find_documents(connection, None, None, None)
        reading = reading_of(connection, named(connection, report.id))
        assert list(find_claims(connection, Asked()))
    assert reading.document.text == words
    assert kept.title == f"عنوان{odd} الخبر".replace("\0", "")


def test_what_cannot_be_kept_costs_itself_alone(place: str) -> None:
    half = "\ud800"
    halved = report_of(FIRST + f"وقالت الوزارة إن {half} جنديا قتل.\n", address="halved")
    entries = [*examples()[:2], entry_of(halved), *examples()[2:]]
    with ledger_at(place) as ledger:
        recorder = Recorder(ledger)
        for entry in entries:
            recorder.put(entry)
        recorder.flush()
    assert recorder.counts == {"added": len(examples())}
    assert [(each.source, "surrogates" in each.cause) for each in recorder.refused] == [
        ("halved", True)
    ]
    counted = counts_of(place)
    assert counted["documents"] == counted["current"] == len(examples())


def read(entry: Entry) -> tuple[Claim, ...]:
    """The claims of an entry that was read."""
    assert entry.reading is not None
    return entry.reading.claims
