"""Passages in common: found where they stand, the same every time, and who had them first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.generated import anything, sprinkled

from musnad.annotate.folding import key_of
from musnad.link.passages import (
    GRAM,
    WINDOW,
    Candidate,
    Passage,
    fingerprints,
    likely_original,
    share,
    shared,
)

WIRE = (
    "أعلنت وزارة الدفاع في بيان أن قواتها استعادت السيطرة على ثلاث قرى شرق المدينة بعد معارك "
    "استمرت يومين، وقالت إن خمسة جنود قتلوا وأصيب اثنا عشر آخرون بجروح "
    "نقلوا إثرها إلى مستشفى ميداني قريب."
)
BEFORE = (
    "قال مراسلنا في العاصمة إن أصوات الانفجارات سمعت حتى ساعات الفجر الأولى من يوم الخميس الماضي. "
)
AFTER = (
    " ولم يصدر تعليق من الطرف الآخر حتى ساعة نشر هذا الخبر، ودعت الأمم المتحدة إلى التهدئة فورا."
)
WORDS = st.lists(st.sampled_from((WIRE + BEFORE + AFTER).split()), max_size=80).map(" ".join)


def turned(passages: list[Passage]) -> list[Passage]:
    return [Passage(p.other_start, p.other_end, p.start, p.end) for p in passages]


def test_a_wire_story_is_found_inside_another_report() -> None:
    text = BEFORE + WIRE + AFTER
    passages = shared(fingerprints(WIRE), fingerprints(text))
    assert len(passages) == 1
    assert share(WIRE, passages) == pytest.approx(1, abs=0.3)
    assert 0.2 < share(text, turned(passages)) < 0.6
    (found,) = passages
    assert WIRE[found.start : found.end] == text[found.other_start : found.other_end]


def test_every_gram_measures_to_the_word() -> None:
    text = BEFORE + WIRE + AFTER
    (found,) = shared(fingerprints(WIRE, window=1), fingerprints(text, window=1))
    assert WIRE[found.start : found.end] == WIRE.rstrip(".")
    assert share(WIRE, [found]) == 1.0


def test_spelling_and_marks_do_not_hide_a_copy() -> None:
    respelled = WIRE.replace("أ", "ا").replace("،", " -").replace("قتلوا", "قُتِلوا")
    assert share(WIRE, shared(fingerprints(WIRE), fingerprints(respelled))) == 1.0


def test_a_changed_figure_parts_a_passage() -> None:
    changed = WIRE.replace("خمسة", "سبعة")
    passages = shared(fingerprints(WIRE), fingerprints(changed))
    assert len(passages) == 2
    assert 0.5 < share(WIRE, passages) < 1


def test_different_reports_share_nothing() -> None:
    assert shared(fingerprints(BEFORE), fingerprints(AFTER)) == []


def test_fingerprints_stay_the_same() -> None:
    """Ledgers keep them: a change of this wants another `PRINTS_VERSION`."""
    assert [(p.hash, p.start, p.end) for p in fingerprints("نفت الوزارة")] == [
        (1345110434979422757, 0, 11)
    ]


def test_a_text_that_repeats_itself_is_compared_quickly() -> None:
    many = "\n".join([WIRE] * 300)
    passages = shared(fingerprints(many), fingerprints(many))
    assert share(many, passages) == 1.0
    assert len(passages) <= 300 * 3


@given(anything | sprinkled() | WORDS)
def test_a_fingerprint_stands_where_it_says(text: str) -> None:
    prints = fingerprints(text)
    assert prints == fingerprints(text)
    for one in prints:
        assert -(1 << 63) <= one.hash < 1 << 63
        words = text[one.start : one.end]
        assert words
        assert words[0].isalnum()
        assert one.hash in {other.hash for other in fingerprints(words)}


@given(anything | sprinkled() | WORDS)
def test_equal_texts_share_everything(text: str) -> None:
    prints = fingerprints(text)
    passages = shared(prints, fingerprints(str(text)))
    has_words = any(key_of(word) for word in text.split() if word.isalnum())
    assert share(text, passages) == (1.0 if prints else 0.0)
    assert prints or not has_words


@given(WORDS, WORDS)
def test_a_passage_reads_alike_in_both(mine: str, theirs: str) -> None:
    passages = shared(fingerprints(mine), fingerprints(theirs))
    for one in passages:
        first = {p.hash for p in fingerprints(mine[one.start : one.end])}
        second = {p.hash for p in fingerprints(theirs[one.other_start : one.other_end])}
        assert first & second
    assert 0 <= share(mine, passages) <= 1


@given(WORDS, WORDS, st.integers(GRAM + WINDOW - 1, 40))
def test_a_run_that_is_long_enough_is_always_found(one: str, other: str, length: int) -> None:
    run = " ".join(WIRE.split()[:length])
    passages = shared(fingerprints(f"{one} {run}"), fingerprints(f"{run} {other}"))
    assert passages


def test_an_agency_goes_before_its_subscribers_and_the_earlier_before_the_later() -> None:
    noon = datetime(2020, 10, 27, 12, tzinfo=UTC)
    paper = Candidate("paper", noon)
    late = Candidate("late", noon + timedelta(hours=3))
    wire = Candidate("wire", noon + timedelta(hours=1), agency=True)
    on_the_day = Candidate("day", date(2020, 10, 27))
    undated = Candidate("undated")
    unzoned = Candidate("unzoned", datetime(2020, 10, 27, 11))  # noqa: DTZ001 (what a page gives)
    assert likely_original([late, paper, undated]) is paper
    assert likely_original([late, paper, wire]) is wire
    assert likely_original([on_the_day, late]) is late
    assert likely_original([undated, on_the_day]) is on_the_day
    assert likely_original([paper, unzoned]) is unzoned
    with pytest.raises(ValueError, match="empty"):
        likely_original([])
