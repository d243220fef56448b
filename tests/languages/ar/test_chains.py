"""Chains of voices: who said it, and who passed it on."""

import pytest

import musnad


def chains(text: str) -> list[tuple[str, list[str]]]:
    """(name of the source, names of those who passed it on) of every claim of a text."""
    reading = musnad.read("خبر من الميدان\n" + text, published="2024-05-15")
    return [(c.source.name, [v.name for v in c.source.via]) for c in reading.claims if c.source]


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        (
            "قتل تسعة جنود في كمين، وفق ما نقلته وكالة رويترز عن مصدر عسكري.",
            "مصدر عسكري",
            "وكالة رويترز",
        ),
        (
            "وبحسب ما نقلت صحيفة الأهالي عن وزارة الدفاع الكينية، فإن الكمين أوقع تسعة قتلى.",
            "وزارة الدفاع الكينية",
            "صحيفة الأهالي",
        ),
        (
            "قالت وسائل إعلام كينية نقلا عن قائد الجيش إن الكمين أوقع تسعة قتلى.",
            "قائد الجيش",
            "وسائل إعلام كينية",
        ),
        (
            "أعلنت وكالة الأنباء التشادية، الأحد، نقلا عن الشرطة مقتل تسعة مدنيين.",
            "الشرطة",
            "وكالة الأنباء التشادية",
        ),
        (
            "قتل تسعة جنود حسبما أفادت وكالة رويترز، الأحد، نقلا عن المتحدث باسم الجيش الكيني.",
            "المتحدث باسم الجيش الكيني",
            "وكالة رويترز",
        ),
        (
            "قال الوزير الكيني إن الكمين فشل، وفق ما نقلت عنه وكالة رويترز.",
            "الوزير الكيني",
            "وكالة رويترز",
        ),
    ],
)
def test_the_source_stands_behind_who_passes_it_on(text: str, source: str, via: str) -> None:
    assert chains(text) == [(source, [via])]


def test_a_statement_is_of_the_source_and_not_of_the_agency() -> None:
    said = chains(
        "قالت وكالة رويترز نقلا عن وزارة الدفاع الكينية إن الكمين فشل."
        " وأضاف البيان أن المهاجمين فروا. وذكرت الوكالة أن القتال توقف."
    )
    assert said == [
        ("وزارة الدفاع الكينية", ["وكالة رويترز"]),
        ("وزارة الدفاع الكينية", []),
        ("وكالة رويترز", []),
    ]


def test_a_bare_medium_that_passes_on_is_the_one_named_before() -> None:
    said = chains(
        "ذكرت صحيفة الأهالي الكينية أن القتال توقف. ونقلت الصحيفة عن مصدر أمني قوله إن تسعة قتلوا."
    )
    assert said[-1] == ("مصدر أمني", ["صحيفة الأهالي الكينية"])
