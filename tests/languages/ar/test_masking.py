"""Names taken out of texts and readings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.generated import WORDS

from musnad import read
from musnad.languages.ar.masking import BLOCK, Mask, labels
from musnad.languages.ar.persons import persons_in
from musnad.model import Reading

NEWS = (
    "أعلن العقيد سالم الفارس مقتل الطفل أحمد الحسن وإصابة ثلاثة مدنيين.\n"
    "وروى شاهد عيان يدعى كمال درويش أن القصف استمر ساعة. وأضاف درويش أن لأحمد أخا.\n"
)


def mask_of(reading: Reading) -> Mask:
    """The mask of everybody who is not in a public role."""
    found = persons_in(reading)
    return Mask(found, [person.key for person in found if person.mark != "public"])


def test_a_name_has_one_label_throughout() -> None:
    words = mask_of(read(NEWS)).words(NEWS)
    assert words.count("[ضحية 1]") == 2
    assert words.count("[شاهد 1]") == 2
    assert "لـ" not in words
    assert "ل[ضحية 1]" in words
    assert "سالم الفارس" in words
    for name in ("أحمد", "الحسن", "كمال", "درويش"):
        assert name not in words


def test_a_masked_reading_quotes_its_masked_text() -> None:
    reading = read(NEWS)
    masked = mask_of(reading).reading(reading)
    assert len(masked.document.text) == len(NEWS)
    assert len(masked.claims) == len(reading.claims)
    for before, after in zip(reading.claims, masked.claims, strict=True):
        assert (after.content.start, after.content.end) == (
            before.content.start,
            before.content.end,
        )
    whole = repr(masked)
    assert "سالم الفارس" in whole
    assert BLOCK in whole
    for name in ("الحسن", "درويش"):
        assert name not in whole


def test_a_public_name_that_holds_a_masked_one_stays_whole() -> None:
    text = "أعلن العقيد سالم الفارس مقتل الطفل أحمد الفارس."
    words = mask_of(read(text)).words(text)
    assert words == "أعلن العقيد سالم الفارس مقتل الطفل [ضحية 1]."


def test_an_address_that_holds_a_name_is_masked() -> None:
    mask = mask_of(read(NEWS))
    quoted = "https://news.example/%D9%83%D9%85%D8%A7%D9%84-%D8%AF%D8%B1%D9%88%D9%8A%D8%B4/1"
    assert mask.address(quoted) == "https://news.example/[شاهد 1]/1"
    assert mask.address("https://news.example/%D9%82/1") == "https://news.example/%D9%82/1"


def test_every_mark_that_hides_has_a_label() -> None:
    assert set(labels()) == {"victim", "witness", "private"}


@pytest.mark.parametrize("text", ["", "لا أحد هنا."])
def test_where_nobody_is_hidden_nothing_changes(text: str) -> None:
    mask = mask_of(read(text))
    assert not mask
    assert mask.words(text) == text
    assert mask.blocks(text) == text


@settings(max_examples=40)
@given(st.lists(st.one_of(st.sampled_from(NEWS.split()), st.sampled_from(WORDS)), max_size=25))
def test_blocks_keep_the_length_and_the_quotes(words: list[str]) -> None:
    reading = read(" ".join(words))
    masked = mask_of(reading).reading(reading)
    assert len(masked.document.text) == len(reading.document.text)
