"""Lists a page at a time, and what is new, on both databases."""

from contextlib import suppress

import pytest
from tests.desk.news import fill
from tests.ledger.news import entry_of, report_of

from musnad.errors import MusnadError
from musnad.ledger.asked import Asked
from musnad.ledger.opening import Ledger, open_ledger
from musnad.ledger.paging import Since, news, page_of_claims, page_of_documents, since_now
from musnad.ledger.recorder import Recorder

WORDS = "أعلنت وزارة الدفاع مقتل ثلاثة جنود في قصف على الحدود."


def put(ledger: Ledger) -> None:
    """Let a report come in."""
    recorder = Recorder(ledger)
    recorder.put(entry_of(report_of(WORDS, address="https://news.example/late")))
    recorder.flush()


@pytest.mark.parametrize("words", [None, "مقتل", "جندي", "؟!"])
def test_pages_hold_each_once_while_more_comes_in(place: str, words: str | None) -> None:
    ledger = open_ledger(place)
    fill(ledger)
    asked = Asked(words=words)
    with ledger.looking() as connection:
        whole, end = page_of_claims(connection, asked, 1000, None)
        first, cursor = page_of_claims(connection, asked, 2, None)
        texts, _ = page_of_documents(connection, words, None, 1000, None)
    assert end is None
    put(ledger)
    found = first
    with ledger.looking() as connection:
        while cursor is not None:
            more, cursor = page_of_claims(connection, asked, 2, cursor)
            found += more
        later, _ = page_of_documents(connection, words, None, 1000, None)
    ledger.close()
    # What is new may come where the list goes on to relatives of the words, never twice.
    assert [each for each in found if each in whole] == whole
    assert len({each.id for each in found}) == len(found)
    assert len(later) >= len(texts)


def test_news_are_told_once_and_in_order(place: str) -> None:
    ledger = open_ledger(place)
    fill(ledger)
    with ledger.looking() as connection:
        then = since_now(connection)
        assert news(connection, then).claims == []
    put(ledger)
    with ledger.looking() as connection:
        told = news(connection, then)
        assert [each.address for _, each in told.documents] == ["https://news.example/late"]
        assert told.claims
        last, _ = told.claims[-1]
        assert last == since_now(connection)
        assert news(connection, last).documents == []
        assert news(connection, Since()).claims
    ledger.close()


@pytest.mark.parametrize("cursor", ["x", "-1", "1~~", "٣", "9" * 19, "1 "])
def test_what_is_no_cursor_is_refused(place: str, cursor: str) -> None:
    ledger = open_ledger(place)
    with ledger.looking() as connection, pytest.raises(MusnadError, match="cursor"):
        page_of_claims(connection, Asked(), 2, cursor)
    ledger.close()


@pytest.mark.parametrize("field", ["words", "source", "code", "place", "outlet", "document"])
def test_a_control_in_a_filter_finds_nothing_or_is_refused(place: str, field: str) -> None:
    ledger = open_ledger(place)
    asked = Asked(**{field: "x\0"})  # type: ignore[arg-type]  # all of them texts
    # A server refuses the character, a file has nothing with it.
    with suppress(MusnadError), ledger.looking() as connection:
        assert page_of_claims(connection, asked, 2, None) == ([], None)
    ledger.close()
