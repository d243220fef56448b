"""How claims of one article stand to each other, beside denials."""

import pytest

import musnad


def _relations(text: str) -> list[str]:
    reading = musnad.read(text, published="2024-05-15")
    return [r.type for r in reading.relations]


def test_a_voice_that_says_the_same_again_repeats() -> None:
    text = (
        "قال الجيش اللبناني إن دورية عثرت على مستودع ذخيرة قرب بلدة عرسال.\n"
        "وكان الجيش اللبناني أعلن أن دورية عثرت قرب عرسال على مستودع ذخيرة."
    )
    assert _relations(text) == ["repeats"]


def test_another_voice_with_the_same_count_supports() -> None:
    text = (
        "قالت الشرطة العراقية إن انفجار السوق قتل 12 شخصا.\n"
        "وقال مصدر طبي إن 12 شخصا قتلوا في انفجار السوق."
    )
    assert _relations(text) == ["supports"]


def test_a_count_that_rose_updates_the_one_before() -> None:
    text = (
        "قالت وزارة الصحة إن انهيار السد أسفر عن مقتل 12 شخصا في المدينة.\n"
        "وفي وقت لاحق قالت وزارة الصحة إن عدد قتلى انهيار السد في المدينة ارتفع إلى 19 قتيلا."
    )
    assert _relations(text) == ["updates"]


def test_two_voices_with_opposite_claims_contradict() -> None:
    text = (
        "قالت تركيا إن مقاتلين قصفوا مخفرا حدوديا بالصواريخ.\n"
        "وقالت سوريا إن أحدا لم يقصف مخفرا حدوديا بالصواريخ."
    )
    assert _relations(text) == ["contradicts"]


def test_counts_of_different_things_are_no_relation() -> None:
    text = (
        "قالت الشرطة العراقية إن انفجار السوق قتل 12 شخصا.\n"
        "وقال مصدر طبي إن المستشفى استقبل 30 جريحا من حريق المصنع."
    )
    assert _relations(text) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("ونقلت وكالة عن مسؤول تركي نفيه إسقاط طائرة.", ["deny"]),
        ("ونقلت الوكالة عن مسؤول كيني تأكيده أن الطائرة سقطت.", ["affirm"]),
        ("ونقلت الوكالة عن مسؤولين كينيين نفيهما زعم إريتريا إسقاط طائرة.", ["deny", "allege"]),
    ],
)
def test_what_is_passed_on_keeps_its_act(text: str, acts: list[str]) -> None:
    """A denial that an agency passes on never becomes an assertion."""
    reading = musnad.read("خبر من الميدان\n" + text, published="2024-05-15")
    assert [claim.act for claim in reading.claims] == acts
    polarities = {"deny": "denied"}
    assert [claim.polarity for claim in reading.claims] == [
        polarities.get(act, "asserted") for act in acts
    ]
