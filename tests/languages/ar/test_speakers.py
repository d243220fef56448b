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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قالت سفيرة كينيا لدى الأمم المتحدة إن القصف توقف.", "KEN.GOV"),
        ("قال السفير الكويتي بالأمم المتحدة إن القصف توقف.", "KWT.GOV"),
        ("قال مصدر مسؤول في القيادة العامة للقوات المسلحة الأردنية إن الحدود آمنة.", "JOR.MIL"),
        ("قال مصدر أوغندي عسكري إن القصف توقف.", "UGA.MIL"),
        ("قال دبلوماسيون غربيون في نيروبي إن القصف توقف.", "XXX.GOV"),
        ("قال سالم المصري إن القصف توقف.", "XXX.UNK"),
        ("قال فراس الدومي من الدفاع المدني في حلب إن القصف توقف.", "SYR.CVL"),
        ("تقدم الجيش الكيني في الصومال. وقال الجيش إن القصف توقف.", "KEN.MIL"),
        (
            "رحبت المتحدثة باسم الشرطة الكينية في مومباسا، هدى صابر. وقالت صابر إن القصف توقف.",
            "KEN.COP",
        ),
        ("قالت صابر إن القصف توقف. وزار سالم صابر، رئيس النيابة الكينية، القرية.", "KEN.JUD"),
    ],
)
def test_whom_a_voice_speaks_for(text: str, code: str) -> None:
    reading = musnad.read("خبر من الميدان\n" + text, published="2024-05-15")
    assert [c.source.code for c in reading.claims if c.source][-1] == code


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "قالت وزارة الدفاع الكينية إن القصف توقف. ووفقا للبيان الكيني فإن القتال توقف.",
            ["وزارة الدفاع الكينية", "وزارة الدفاع الكينية"],
        ),
        (
            "قال الرئيس الكيني إن القصف توقف. وانسحب العدو من القرية، وفق مزاعمه.",
            ["الرئيس الكيني", "الرئيس الكيني"],
        ),
        (
            "قال الوزير الكيني إن القصف توقف. وأضاف في مستهل جلسة البرلمان، أن القتال طال.",
            ["الوزير الكيني", "الوزير الكيني"],
        ),
        (
            "قال الجيش الكيني إن الغارة نجحت. وأشار البيان إلى مقتل جنود.",
            ["الجيش الكيني", "الجيش الكيني"],
        ),
    ],
)
def test_documents_and_pronouns_go_back_to_their_owner(text: str, names: list[str]) -> None:
    assert [name for _, name in sources(text)] == names
