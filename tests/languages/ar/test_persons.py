"""Who is named in a reading, and in which role."""

import pytest

from musnad import read
from musnad.languages.ar.persons import persons_in

MARKED = {
    "أعلن المتحدث باسم وزارة الدفاع العقيد سالم الفارس انتهاء العملية.": ("سالم الفارس", "public"),
    "استقبل وزير الخارجية التركي نادر الشامي وفدا أمميا.": ("نادر الشامي", "public"),
    "قال سالم الفارس، المتحدث باسم الشرطة، إن التحقيق بدأ.": ("سالم الفارس", "public"),
    "قالت النائبة رنا الخطيب إن البرلمان سيجتمع.": ("رنا الخطيب", "public"),
    "زار المحافظ مازن الأيوبي الجرحى.": ("مازن الأيوبي", "public"),
    "أدى القصف إلى مقتل الطفل أحمد الحسن.": ("أحمد الحسن", "victim"),
    "طالبت المنظمة بكشف مصير اعتقال الصحفية رنا خليل.": ("رنا خليل", "victim"),
    "اعتقلت قوات الأمن مصعب جابر فجرا.": ("مصعب جابر", "victim"),
    "شيع الأهالي جثمان الشاب يزن قاسم.": ("يزن قاسم", "victim"),
    "قتل محمد علاونة (22 عاما) برصاص قناص.": ("محمد علاونة", "victim"),
    "روى شاهد عيان يدعى كمال درويش أن القصف استمر ساعة.": ("كمال درويش", "witness"),
    "يقول سامر العلي وهو من سكان الحي إن القصف استمر ساعة.": ("سامر العلي", "witness"),
    "قالت والدة الشاب يزن قاسم إن ابنها عاد.": ("يزن قاسم", "private"),
    "سمع أبو خالد دوي الانفجار.": ("أبو خالد", "private"),
    "قال كوفي إن الهدنة صامدة.": ("كوفي", "private"),
    "قال الجندي ناخال ديفيدسون إن المعركة صعبة.": ("ناخال ديفيدسون", "private"),
}
DOUBTFUL = {
    "استقبل الرئيس نجل الوزير خالد منصور.": "خالد منصور",
    "قال سائق الوزير خالد منصور إن السيارة احترقت.": "خالد منصور",
    "قالت مدير مستشفى البلدة أماني سالم إن الأدوية نفدت.": "أماني سالم",
    "قالت الطبيبة أماني سالم إن الأدوية نفدت.": "أماني سالم",
    "عاد الوزير إلى منزل خالد منصور.": "خالد منصور",
    "عاد الوزير وخالد منصور إلى العاصمة.": "خالد منصور",
    "نعى مدير المدرسة خالد منصور تلاميذه.": "خالد منصور",
}
"""Names beside a public role that is not surely theirs."""
NOBODY = (
    "نقل الجرحى إلى مستشفى كمال عدوان.",
    "شنت كتائب عز الدين القسام هجوما.",
    "أعلنت وزارة الدفاع الأرمينية أن قواتها دمرت عشرين دبابة في قره باغ.",
    "قال مصدر أمني إن الجيش أرسل تعزيزات على الطريق.",
    "عاد الأمل إلى سكان المدينة.",
)


def marks(text: str) -> dict[str, str]:
    """The mark of each person, by name."""
    return {person.name: person.mark for person in persons_in(read(text))}


@pytest.mark.parametrize("text", MARKED)
def test_a_person_has_the_mark_that_the_words_give(text: str) -> None:
    name, mark = MARKED[text]
    assert marks(text) == {name: mark}


@pytest.mark.parametrize("text", DOUBTFUL)
def test_in_doubt_nobody_is_public(text: str) -> None:
    assert marks(text)[DOUBTFUL[text]] != "public"


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_named_after_persons_is_no_person(text: str) -> None:
    assert not marks(text)


def test_an_actor_of_the_table_is_public_by_surname_too() -> None:
    found = marks("قال فلاديمير بوتين إن بلاده سترد. وأضاف بوتين أن الرد قريب.")
    assert set(found.values()) == {"public"}


def test_a_surname_is_the_person_named_before() -> None:
    text = "روى شاهد يدعى كمال درويش ما جرى. وأضاف درويش أن جاره أصيب، وشكر الناس درويشا."
    (person,) = persons_in(read(text))
    assert [span.text for span in person.spans] == ["كمال درويش", "درويش", "درويشا"]
    assert all(text[span.start : span.end] == span.text for span in person.spans)


def test_a_name_stands_behind_what_is_written_on_to_it() -> None:
    (person,) = persons_in(
        read("قتل أحمد الحسن أمس. وقال الأهالي إن لأحمد أخا، وإنهم ودعوا أحمد الحسن.")
    )
    assert [span.text for span in person.spans] == ["أحمد الحسن", "أحمد", "أحمد الحسن"]


def test_one_public_mention_counts_for_the_same_name_everywhere() -> None:
    text = "قال سالم الفارس إن التحقيق بدأ. وكان العقيد سالم الفارس قد زار المكان."
    assert marks(text) == {"سالم الفارس": "public"}


def test_two_who_share_a_surname_are_two() -> None:
    text = "أعلن العقيد سالم الفارس مقتل الطفل أحمد الفارس."
    assert marks(text) == {"سالم الفارس": "public", "أحمد الفارس": "victim"}


def test_names_joined_by_and_are_two() -> None:
    text = "اعتقلت الشرطة مصعب جابر ورنا خليل."
    assert marks(text) == {"مصعب جابر": "victim", "رنا خليل": "victim"}


def test_whom_people_marked_is_found_though_no_rule_does() -> None:
    reading = read("قتل في القصف هاروكو تاناكا.")
    assert not persons_in(reading)
    (person,) = persons_in(reading, {"هاروكو تاناكا": "victim"})
    assert [span.text for span in person.spans] == ["هاروكو تاناكا"]


def test_each_person_says_why() -> None:
    for text in MARKED:
        assert all(person.why for person in persons_in(read(text)))
