"""Explanations: each field with its grounds, each kind of passing over with its reason."""

import pytest

from musnad.languages.ar.reasons import Why
from musnad.model import Explanation, document_of
from musnad.reader import explain_document


def explained(text: str) -> tuple[Explanation, ...]:
    document = document_of(text, published="2024-05-15", language="ar")
    return explain_document(document)[1]


def passed(text: str) -> set[tuple[str, str, str]]:
    """Kind, words and reason of all that was passed over."""
    return {
        (found.kind, found.words.text, found.name)
        for one in explained(text)
        for found in one.passed_over
    }


DENIAL = "قالت وزارة الدفاع الإثيوبية إن قواتها قتلت 40 من جنود الجيش الإريتري في بلدة بادمي أمس."


def test_every_field_has_its_words_and_rule() -> None:
    (one,) = explained(DENIAL)
    fields = {ground.field: ground for ground in one.fields}
    assert fields["cue"].words is not None
    assert fields["cue"].words.text == "قالت"
    assert "complementizer" in fields["cue"].rule
    assert fields["code"].value == "ETH.MIL"
    assert fields["source"].rule == "named with the cue"
    assert fields["figure 1"].value == 40
    assert fields["figure 1 class"].words is not None
    assert fields["figure 1 class"].words.text == "قتلت"
    assert fields["figure 1 of"].value == "ERI"
    assert fields["when"].value == ("2024-05-14", "2024-05-14")
    assert fields["place 1"].words is not None
    assert fields["place 1"].words.text == "بادمي"


def test_words_stand_where_they_are_said_to() -> None:
    for one in explained(DENIAL):
        spans = [ground.words for ground in one.fields if ground.words]
        spans += [found.words for found in one.passed_over]
        assert all(DENIAL[span.start : span.end] == span.text for span in spans)


OPENING = "قالت وزارة الدفاع الإثيوبية إن "

CASES = [
    (OPENING + "القوات لم تعلن انسحابا.", "تعلن", Why.NEGATED),
    (OPENING + "الموقف المعلن لم يتغير.", "المعلن", Why.ADJECTIVE),
    (OPENING + "الأزمة بدأت حين قدمت وزارة الخارجية شكوى.", "قدمت", Why.WEAK_OBJECT),
    (OPENING + "الاتهامات باطلة.", "الاتهامات", Why.DEFINITE_NOUN),
    (OPENING + "القوات انسحبت بعد شكوى على الحدود.", "شكوى", Why.NO_HOLDER),
    (OPENING + "القصف جرى وفقا للقانون الدولي.", "وفقا للقانون الدولي", Why.NORM),
    (OPENING + "الجانبين سيعلنان.", "سيعلنان", Why.SENTENCE_ENDS),
    ("أعربت وزارة الخارجية الإريترية عن قلقها بشأن القصف.", "قلقها", Why.EXPRESSED),
    (OPENING + 'مندوبها قال: "نطالب بوقف القتال فورا".', "نطالب", Why.FIRST_PERSON),
    (OPENING + "13 جنديا عادوا بعد 9 أيام.", "", Why.DATE),
    (OPENING + "الجسر عمره 12 عاما.", "12", Why.UNIT),
    (OPENING + "الخسائر بلغت 30 مليون دولار.", "30 مليون", Why.MONEY),
    (OPENING + "مقاتلة من طراز إف-16 سقطت.", "16", Why.LABEL),
    (OPENING + "اتفاق 2015 انتهى.", "2015", Why.YEAR),
    (OPENING + "الوفد قدم 14 مقترحا.", "14", Why.NO_CLASS),
    (OPENING + "طائرة سورية سقطت في البحر.", "سورية", Why.DEMONYM),
    (OPENING + "واشنطن خدعت الجميع.", "واشنطن", Why.ACTING),
    (OPENING + 'عملية "بادمي" انتهت.', "بادمي", Why.QUOTED_NAME),
    (OPENING + "القصف وقع يوم 3 مايو ثم توقف يوم 5 مايو.", "يوم 5 مايو", Why.NOT_FIRST),
]


@pytest.mark.parametrize(("text", "words", "why"), CASES, ids=lambda value: str(value)[:40])
def test_passed_over(text: str, words: str, why: Why) -> None:
    found = passed(text)
    assert any(name == why.name.lower() and words in ("", said) for _, said, name in found), found


def test_antecedents_that_do_not_agree() -> None:
    text = "قال الرئيس الإريتري إن القتال مستمر.\nوأضافت أن الهدنة انتهت.\n"
    second = explained(text)[1]
    assert ("source", "gender") in {(found.kind, found.name) for found in second.passed_over}


def test_earlier_voices_are_shown_where_the_subject_is_left_out() -> None:
    text = (
        "قالت وزارة الدفاع الإثيوبية إن القتال مستمر.\n"
        "وقالت وزارة الدفاع الإريترية إن الهدنة انتهت.\n"
        "وأضافت أن قواتها تقدمت.\n"
    )
    third = explained(text)[2]
    earlier = [found for found in third.passed_over if found.name == "earlier"]
    assert [found.words.text for found in earlier] == ["وزارة الدفاع الإثيوبية"]


def test_content_ends_are_told() -> None:
    text = "قالت وزارة الدفاع الإثيوبية إن القتال مستمر، مؤكدة أن قواتها تقدمت.\n"
    first, second = explained(text)
    ends = [
        next(ground.rule for ground in one.fields if ground.field == "content")
        for one in (first, second)
    ]
    assert Why.NEXT_ACT.value in ends[0]
    assert "end of its sentence" in ends[1]


def test_an_act_inside_a_content_is_told_as_an_end_not_taken() -> None:
    text = "قال المتحدث باسم الأمم المتحدة إن الأمين العام يدعو الطرفين إلى وقف القتال.\n"
    assert any(kind == "end" and name == "act_inside" for kind, _, name in passed(text))


def test_each_reason_has_words_of_its_own() -> None:
    assert len({why.value for why in Why}) == len(Why.__members__)


def test_a_quotation_left_open_ends_with_its_text() -> None:
    (one,) = explained('أكد وزير الخارجية الإثيوبي: "هذا الاتفاق مرفوض.')
    (content,) = (ground for ground in one.fields if ground.field == "content")
    assert content.value == "هذا الاتفاق مرفوض"
    assert content.rule == f"{Why.QUOTATION}: ."
