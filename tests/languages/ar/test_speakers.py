"""Who speaks: subjects in their places, documents and their owners, those who go on speaking."""

import pytest

import musnad


def sources(text: str) -> list[tuple[str, str]]:
    """(cue, name) of every claim of a text that has both."""
    reading = musnad.read("خبر من الميدان\n" + text, published="2024-05-15")
    return [(c.cue.text, c.source.name) for c in reading.claims if c.cue and c.source]


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("وكان الرئيس السوداني قد أبلغ اللجنة أن الحوار انتهى.", "أبلغ", "الرئيس السوداني"),
        ("وكانت لجنة التنسيق، الخميس، أعلنت أن القافلة وصلت.", "أعلنت", "لجنة التنسيق"),
        ("أدان بشدة وزير الخارجية الكيني القصف.", "أدان", "وزير الخارجية الكيني"),
        ("قال الأسبوع الماضي وزير الدفاع إن الحرب طالت.", "قال", "وزير الدفاع"),
        ("اتهم الرئيس التشادي ليبيا بقصف القرية.", "اتهم", "الرئيس التشادي"),
        (
            "نشرت وزارة الدفاع المالية، الأحد، صورا وقالت إن القصف توقف.",
            "قالت",
            "وزارة الدفاع المالية",
        ),
        ("أشار المسؤول إلى تقارير يومية تتحدث عن مقتل مدنيين.", "تتحدث", "تقارير يومية"),
    ],
)
def test_a_subject_in_its_place(text: str, cue: str, name: str) -> None:
    assert (cue, name) in sources(text)


def test_a_statement_in_which_it_was_said_is_no_second_voice() -> None:
    assert sources("قال الجيش الأوكراني في بيان رسمي إن الهجوم فشل.") == [
        ("قال", "الجيش الأوكراني")
    ]


def test_the_same_source_goes_on() -> None:
    said = sources("قال مصدر طبي إن ثلاثة قتلوا. وأكد المصدر نفسه أن اثنين أصيبا.")
    assert said == [("قال", "مصدر طبي"), ("أكد", "مصدر طبي")]


def test_unnamed_reports_are_nobody_heard_before() -> None:
    said = sources("قالت الشرطة الكينية إن رجلا قتل. وتفيد تقارير بأن القصف توقف.")
    assert said[-1] == ("تفيد", "تقارير")
