"""The queue in both kinds of ledger: rules, and reviews whose words are gone."""

from tests.ledger.news import FIRST, SECOND, entry_of, keep, ledger_at, report_of

from musnad.ledger.queueing import Rules, adrift, last_review, progress, queue
from musnad.ledger.reviewing import Draft, save

UID = report_of(FIRST).id


def test_rules_and_words_that_are_gone(place: str) -> None:
    keep(place, entry_of(report_of(FIRST)))
    every = Rules(above=10, fresh=True, code="arm", outlet="صحيفة الأفق الجنوبي")
    with ledger_at(place) as ledger:
        with ledger.looking() as connection:
            (waits,) = queue(connection, every, 0, 10)
            assert not queue(connection, Rules(denials=True), 0, 10)
            assert not queue(connection, every, 1, 10)
            assert last_review(connection) == 0
        with ledger.writing() as connection:
            save(connection, waits.base, [Draft(verdict="accept", key=waits.made.key)], "a")
        with ledger.looking() as connection:
            assert not queue(connection, every, 0, 10)
            assert progress(connection, every).seen == 1
            assert not list(adrift(connection, 10))
    keep(place, entry_of(report_of(SECOND)))
    with ledger_at(place) as ledger, ledger.looking() as connection:
        (gone,) = adrift(connection, 10)
        assert (gone.by, gone.base) == ("a", f"{UID}@2.1")
        assert "عشرين" in gone.words
        assert len(queue(connection, Rules(), 0, 10)) == 1
