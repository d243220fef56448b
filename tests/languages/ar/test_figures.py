"""Figures: what is counted, what only looks like a count, whose loss and whose deed."""

import pytest

from musnad.model import Figure, document_of
from musnad.reader import read_document


def figures_of(text: str) -> list[Figure]:
    """The figures of the claims of one sentence."""
    document = document_of(text, name="own", language="ar", published="2021-05-04")
    return [figure for claim in read_document(document).claims for figure in claim.figures]


def brief(text: str) -> list[tuple[str, object]]:
    """Class and value, or bounds, of each figure."""
    return [
        (f.class_, f.value if f.value is not None else (f.min, f.max)) for f in figures_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت الوزارة مقتل نحو80 مدنيا في البلدة.", [("killed", 80)]),
        ("أعلنت الوزارة مقتل أكثر من20 مدنيا في البلدة.", [("killed", (21, None))]),
        ("أعلنت الوزارة إصابة سبعة بجروح في البلدة.", [("wounded", 7)]),
        ("أعلنت الوزارة مقتل شخصين وجرح العشرات.", [("killed", 2), ("wounded", (20, None))]),
        ("أعلنت الوزارة أن القوات فقدت 30 جنديا في المعارك.", [("killed", 30)]),
        ("أعلنت الوزارة مقتل مواطنين اثنين في البلدة.", [("killed", 2)]),
        ("أعلنت الوزارة مقتل ضابط وجندي في البلدة.", [("killed", 1), ("killed", 1)]),
        ("أعلنت الوزارة أن قواتها تسيطر على نحو 80% من البلدة.", [("other", 80)]),
        ("أعلنت الوزارة تدمير عدد كبير من آلياتها القتالية.", [("vehicle", (None, None))]),
        ("أعلنت الوزارة وصول حصيلة القتلى إلى 95: 9 في الشمال.", [("killed", 95), ("killed", 9)]),
        ("أعلنت الوزارة إطلاق سراح 13 شخصا.", [("other", 13)]),
        ("أعلنت الوزارة أن الحادث أودى بحياة شخصين.", [("killed", 2)]),
        ("أعلنت الوزارة أنها سلمت 247 طنا من المساعدات.", [("other", 247)]),
    ],
)
def test_counts_of_harm(text: str, expected: list[tuple[str, object]]) -> None:
    """Glued words, numbers without a noun, told ones and twos, percentages."""
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("أكثر من 30 مدنيا", (31, None)),
        ("ما يزيد على 30 مدنيا", (31, None)),
        ("ما يربو على 30 مدنيا", (31, None)),
        ("ما لا يقل عن 30 مدنيا", (30, None)),
        ("30 مدنيا على الأقل", (30, None)),
        ("30 مدنيا على الأكثر", (None, 30)),
        ("شخصين على الأقل", (2, None)),
        ("ما يصل إلى 30 مدنيا", (None, 30)),
        ("أقل من 30 مدنيا", (None, 29)),
        ("ما بين 10 و15 مدنيا", (10, 15)),
        ("من 10 إلى 15 مدنيا", (10, 15)),
        ("عشرات الآلاف من المدنيين", (20_000, None)),
        ("مئات آلاف المدنيين", (200_000, None)),
    ],
)
def test_bounds(words: str, expected: tuple[int | None, int | None]) -> None:
    """What bounds a number, before it and behind it."""
    (figure,) = figures_of(f"أعلنت الوزارة مقتل {words} في البلدة.")
    assert (figure.value, figure.min, figure.max) == (None, *expected)


@pytest.mark.parametrize("words", ["نحو", "قرابة", "زهاء", "ما يناهز", "ما يقرب من", "حوالي"])
def test_about(words: str) -> None:
    """A number that is only near."""
    (figure,) = figures_of(f"أعلنت الوزارة مقتل {words} 30 مدنيا في البلدة.")
    assert (figure.value, figure.approx) == (30, True)
    assert figure.text.startswith(words)


def test_what_became_of_materiel() -> None:
    """The deed before it, in its clause, or the verb behind it."""
    text = "أعلنت الوزارة تدمير 12 دبابة وإصابة 5 مركبات والاستيلاء على 3 مدافع وإسقاط 4 مروحيات."
    fates = [figure.outcome for figure in figures_of(text)]
    assert fates == ["destroyed", "damaged", "captured", "shot_down"]


def test_spared_persons_are_no_harm() -> None:
    """Rescued and evacuated persons are counted as `other`, also behind a toll."""
    text = "أعلنت الوزارة مقتل 16 شخصا وإنقاذ 30 آخرين وإجلاء 200 مدني."
    assert brief(text) == [("killed", 16), ("other", 30), ("other", 200)]


def test_out_of_a_whole() -> None:
    """`12 من أصل 20 صاروخا` counts twelve missiles."""
    assert brief("أعلنت الوزارة إسقاط 12 من أصل 20 صاروخا.") == [("missile", 12)]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الوزارة أن طفلا قتل في قصف على البلدة.",
        "أعلنت الوزارة أن القصف طال مقر الفوج الـ41 في البلدة.",
        "أعلنت الوزارة أن القصف بدأ عند الساعة الثانية عشرة ليلا.",
        "أعلنت الوزارة أن أي مدني لم يصب في القصف.",
        "أعلنت الوزارة أن الحافلتين احترقتا بعد القصف.",
        "أعلنت الوزارة أن الحزب الذي قتل زعيمه العام الماضي حصل على 25 مقعدا.",
        "أعلنت الوزارة أن القانون أقر بعد مقتل الزعيم في البلدة بأغلبية كبيرة مقابل 25.",
        "أعلنت الوزارة أن الحرب التي قتل فيها القائد دامت عشرات السنين.",
        "أعلنت الوزارة مقتل طفل في الـ16 من العمر.",
        "أعلنت الوزارة أن زورقا قتل قائده غرق وعلى متنه 20 شخصا.",
        "أعلنت الوزارة مقتل أطفال تتراوح أعمارهم بين 5 و7 سنوات.",
        "أعلنت الوزارة أنها قصفت في 3 من الشهر نفسه مواقع طالبان.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    """Lone singulars, unit numbers, hours, days, known pairs and names are no figures."""
    assert figures_of(text) == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("أعلنت الوزارة مقتل 5 أشخاص في غارة فرنسية على البلدة.", "FRA"),
        ("أعلنت الوزارة مقتل 5 أشخاص في هجوم شنته القوات الفرنسية على البلدة.", "FRA"),
        ("أعلنت الوزارة أن الجيش الفرنسي قتل 5 أشخاص في البلدة.", "FRA"),
        ("أعلنت الوزارة أن الجيش الفرنسي تمكن من تدمير 5 دبابات.", "FRA"),
        ("أعلنت وزارة الدفاع الفرنسية أن قواتها دمرت 5 دبابات.", "FRA"),
        ("أعلنت وزارة الدفاع الفرنسية تدمير 5 دبابات إيطالية.", "FRA"),
        ("أعلنت الوزارة مقتل 5 جنود في هجوم على القوات الفرنسية.", None),
        ("أعلنت الوزارة مقتل 5 أشخاص في العاصفة التي ضربت فرنسا.", None),
    ],
)
def test_who_did_it(text: str, by: str | None) -> None:
    """Attacker, subject, speaker; neither the target nor the object of a storm."""
    assert [figure.by for figure in figures_of(text)] == [by]


def test_a_list_has_one_owner() -> None:
    """The nation beside one loss is that of its neighbours in the list."""
    text = "أعلنت وزارة الدفاع الفرنسية تدمير دبابتين إيطاليتين و4 مدافع و5 مركبات عسكرية."
    assert [figure.of for figure in figures_of(text)] == ["ITA", "ITA", "ITA"]


def test_a_cause_does_not_own_the_victims() -> None:
    """The nation of an attack is its doer, not the sufferer."""
    (figure,) = figures_of("قتل 16 مدنيا في سوريا جراء غارة تركية على البلدة أمس.")
    assert (figure.of, figure.by) == ("SYR", "TUR")


def test_what_a_count_has_risen_to_is_a_total_however_far_the_rise_stands() -> None:
    text = (
        "أعلنت الوزارة ارتفاع عدد الضحايا الذين سقطوا في هجمات الجيش التشادي المتواصلة على الأحياء "
        "السكنية في السودان إلى 15 والجرحى إلى 49."
    )
    assert [(f.class_, f.value, f.change) for f in figures_of(text)] == [
        ("killed", 15, "total"),
        ("wounded", 49, "total"),
    ]


@pytest.mark.parametrize("counted", ["الدبابات المدمرة", "الغارات", "المنازل"])
def test_what_stands_beside_the_wounded_is_not_taken_for_the_killed(counted: str) -> None:
    found = brief(f"أعلنت الوزارة ارتفاع عدد {counted} إلى 15 والجرحى إلى 49.")
    assert ("wounded", 49) in found
    assert ("killed", 15) not in found
