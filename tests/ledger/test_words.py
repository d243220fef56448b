"""Words that are looked for, and what both databases find."""

import pytest
from tests.ledger.news import entry_of, examples, keep, looking, report_of

from musnad.ledger.asked import Asked
from musnad.ledger.questions import find_claims, find_documents

SAID = {
    "killed": "قال الجيش إن القتلى دفنوا في المدينة.",
    "killed too": "قال الجيش إن قتيلا سقط في البلدة.",
    "state": "أعلنت الوزارة الأذربيجانية أن الحدود أغلقت.",
    "place": "قال المتحدث إن المعارك في إقليم قره باغ توقفت.",
    "reversed": "قال المتحدث إن باغ اسم قديم وإن قره اسم آخر.",
    "digits": "قالت الشرطة إن 1,200 شخص نزحوا.",
    "latin": "قال الجيش إن مقاتلة F-16 أقلعت.",
    "tagged": "قالت الوزارة إن #قطاع_غزة يحتاج إلى الماء.",
}
FOUND = {
    "قتلى": ["killed", "killed too"],
    "القتلى": ["killed", "killed too"],
    "قتيل": ["killed too", "killed"],
    "أذربيجانية": ["state"],
    "اذربيجان": ["state"],
    "وللأذربيجانية": ["state"],
    "قرة باغ": ["reversed", "place"],
    '"قرة باغ"': ["place"],
    "«قره باغ»": ["place"],
    '"باغ قره"': [],
    "1200": ["digits"],
    "١٬٢٠٠": ["digits"],
    "f-16": ["latin"],
    "قطاع غزة": ["tagged"],
    "قتلى الجيش": ["killed", "killed too"],
    "قتلى الوزارة": [],
    "زرافة": [],
    "": list(reversed(SAID)),
    "!!!": [],
    '"': [],
    'near : "قتلى" OR *': [],
    "'; DROP TABLE claims; --": [],
    ":terms": [],
}


@pytest.fixture
def told(place: str) -> str:
    """A ledger where each report says one thing."""
    keep(place, *(entry_of(report_of(words, address=name)) for name, words in SAID.items()))
    return place


def test_words_find_their_relatives_behind_themselves(told: str) -> None:
    with looking(told) as connection:
        for words, wanted in FOUND.items():
            documents = find_documents(connection, words or None, None, None)
            assert [each.address for each in documents] == wanted, words
            found = find_claims(connection, Asked(words=words or None))
            saying = [SAID[name] for name in wanted]
            for claim, whole in zip(found, saying, strict=True):
                assert claim.content in whole, words


def test_limits_count_near_and_far_together(told: str) -> None:
    with looking(told) as connection:
        for limit in (1, 2, 3):
            kept = list(find_documents(connection, "قتيل", None, limit))
            assert [each.address for each in kept] == FOUND["قتيل"][:limit]


def test_words_are_found_in_titles_and_sources(place: str) -> None:
    report = report_of(SAID["state"], title="إغلاق المعبر الشمالي")
    keep(place, entry_of(report))
    with looking(place) as connection:
        assert [each.id for each in find_documents(connection, "معبر", None, None)] == [report.id]
        assert list(find_claims(connection, Asked(words="وزارة أذربيجان حدود")))
        assert not list(find_claims(connection, Asked(words="معبر")))


def test_words_and_filters_together(place: str) -> None:
    keep(place, *examples())
    with looking(place) as connection:
        asked = Asked(words="قتلى", code="PAK", limit=None)
        found = list(find_claims(connection, asked))
        assert found
        every = list(find_claims(connection, Asked(words="قتلى", limit=None)))
        assert found == [each for each in every if each.code and each.code.startswith("PAK.")]
        outlet = "وكالة مدار للأنباء"
        (document,) = find_documents(connection, "بيشاور", outlet, None)
        assert document.outlet == outlet


def test_only_the_newest_version_is_found(place: str) -> None:
    keep(place, entry_of(report_of(SAID["place"])), entry_of(report_of(SAID["state"])))
    with looking(place) as connection:
        assert not list(find_documents(connection, "باغ", None, None))
        assert not list(find_claims(connection, Asked(words="معارك")))
        assert list(find_documents(connection, "حدود", None, None))
