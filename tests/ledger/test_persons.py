"""Marks of persons, and the masks of what leaves the ledger."""

from collections import Counter

import pytest
from sqlalchemy import select
from tests.ledger.news import entry_of, keep, ledger_at, looking, report_of

from musnad.errors import MusnadError
from musnad.ledger import purging
from musnad.ledger.asked import Asked
from musnad.ledger.persons import (
    EXPORTED,
    LIFTED,
    Masker,
    find_persons,
    mark_person,
    marks_of,
    nameless,
    note_export,
)
from musnad.ledger.questions import find_claims, find_documents, find_sources
from musnad.ledger.tables import persons

NEWS = (
    "أعلن العقيد سالم الفارس أن القصف أسفر عن مقتل الطفل أحمد الحسن.\n"
    "وروى شاهد عيان يدعى كمال درويش أن القصف استمر ساعة. وأضاف درويش أن جاره أصيب.\n"
)
LATER = "وروى كمال درويش أن أحمد الحسن كان في طريقه إلى المدرسة.\n"
REASON = "طلبت العائلة ذلك"


@pytest.fixture
def told(place: str) -> str:
    """A ledger with two reports that name the same persons."""
    first = report_of(NEWS, address="https://news.example/ar/1", title="مقتل الطفل أحمد الحسن")
    keep(place, entry_of(first), entry_of(report_of(LATER, address="https://news.example/ar/2")))
    return place


def mark(place: str, name: str, as_: str, reason: str = REASON) -> None:
    with ledger_at(place) as ledger, ledger.writing() as connection:
        mark_person(connection, name, as_, reason, "رنا")


def masked(place: str) -> str:
    """Claims, documents and sources as they leave."""
    with looking(place) as connection:
        masker = Masker(connection)
        found = [
            *masker.records(find_claims(connection, Asked()), "document"),
            *masker.records(find_documents(connection, None, None, None), "id"),
            *masker.voices(find_sources(connection, Asked(), None)),
        ]
    return repr(found)


def test_who_is_in_no_public_role_is_masked(told: str) -> None:
    left = masked(told)
    assert "سالم الفارس" in left
    assert "[ضحية 1]" in left
    assert "[شاهد 1]" in left
    for word in ("أحمد", "الحسن", "كمال", "درويش"):
        assert word not in left


@pytest.mark.parametrize("as_", ["public", LIFTED])
def test_the_last_mark_of_people_counts(told: str, as_: str) -> None:
    mark(told, "كمال درويش", as_)
    assert "كمال درويش" in masked(told)
    mark(told, "كمال درويش", "private")
    assert "درويش" not in masked(told)
    with looking(told) as connection:
        (kept,) = marks_of(connection).values()
        assert len(connection.execute(select(persons)).all()) == 2
    assert (kept.mark, kept.by, kept.reason) == ("private", "رنا", REASON)


def test_a_mark_masks_whom_a_rule_holds_public(told: str) -> None:
    mark(told, "سالم الفارس", "victim")
    assert "الفارس" not in masked(told)


def test_a_mark_needs_a_reason_and_a_name(told: str) -> None:
    for name, reason in (("كمال درويش", " "), ("،", REASON)):
        with pytest.raises(MusnadError):
            mark(told, name, "public", reason)
    with looking(told) as connection:
        assert not marks_of(connection)


def test_the_list_says_where_a_mark_is_from(told: str) -> None:
    mark(told, "كمال درويش", LIFTED)
    mark(told, "هاروكو تاناكا", "witness")
    with looking(told) as connection:
        found = {each.name: each for each in find_persons(connection)}
    said = {
        name: (each.mark, each.masked, each.said_by, each.documents) for name, each in found.items()
    }
    assert said == {
        "أحمد الحسن": ("victim", True, "rule", 2),
        "سالم الفارس": ("public", False, "rule", 1),
        "كمال درويش": (LIFTED, False, "person", 2),
        "هاروكو تاناكا": ("witness", True, "person", 0),
    }
    left = repr(list(nameless(found.values())))
    assert "أحمد" not in left
    assert "تاناكا" not in left
    assert "سالم الفارس" in left


def test_an_export_with_names_is_noted_and_marks_nobody(told: str) -> None:
    with ledger_at(told) as ledger:
        with ledger.writing() as connection:
            note_export(connection, "claims as csv", REASON, "رنا")
        with pytest.raises(MusnadError, match="say why"), ledger.writing() as connection:
            note_export(connection, "claims as csv", "", "رنا")
        with ledger.looking() as connection:
            (row,) = connection.execute(select(persons)).all()
            assert not marks_of(connection)
    assert (row.name, row.mark, row.reason) == ("claims as csv", EXPORTED, REASON)


def test_a_document_that_is_not_read_is_masked_too(place: str) -> None:
    keep(place, entry_of(report_of(NEWS, title="مقتل الطفل أحمد الحسن"), read=False))
    with looking(place) as connection:
        (found,) = Masker(connection).records(find_documents(connection, None, None, None), "id")
    assert found.title == "مقتل الطفل [ضحية 1]"


def test_a_purge_takes_the_marks_of_a_person_and_reasons_that_name_one(told: str) -> None:
    mark(told, "كمال درويش", "public")
    mark(told, "أحمد الحسن", "victim", "ابن أخت كمال درويش")
    mark(told, "سالم الفارس", "public")
    with ledger_at(told) as ledger:
        with ledger.looking() as connection:
            uids = purging.documents_naming(connection, "كمال درويش")
        purging.purge(ledger, uids, "طلب قانوني", person="كمال درويش")
        with ledger.looking() as connection:
            assert Counter(each.name for each in marks_of(connection).values()) == {
                "سالم الفارس": 1
            }
