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
    ],
)
def test_counts_of_harm(text: str, expected: list[tuple[str, object]]) -> None:
    """Glued words, numbers without a noun, told ones and twos, percentages."""
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الوزارة أن طفلا قتل في قصف على البلدة.",
        "أعلنت الوزارة أن القصف طال مقر الفوج الـ41 في البلدة.",
        "أعلنت الوزارة أن القصف بدأ عند الساعة الثانية عشرة ليلا.",
        "أعلنت الوزارة أن أي مدني لم يصب في القصف.",
        "أعلنت الوزارة أن الحافلتين احترقتا بعد القصف.",
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
