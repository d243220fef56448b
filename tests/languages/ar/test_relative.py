"""Acts of saying whose verb carries a pronoun for what is spoken of."""

import pytest

import musnad

TITLE = "تطورات الوضع الميداني\n"


def acts(sentence: str) -> list[tuple[str, str, str, str | None]]:
    """Cue, act, content and source of every claim of a one-sentence body."""
    found = musnad.read(TITLE + sentence, published="2020-09-30").claims
    return [
        (c.cue.text, c.act, c.content.text, c.source.name if c.source else None)
        for c in found
        if c.cue is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "وقالت أنقرة إن الجماعة فرع للحزب الذي تعتبره تنظيما إرهابيا.",
            ("تعتبره", "characterize", "تنظيما إرهابيا", "أنقرة"),
        ),
        (
            'وانتشرت في المدينة الوحدات الكردية التي تعتبرها أنقرة "إرهابية".',
            ("تعتبرها", "characterize", "إرهابية", "أنقرة"),
        ),
        (
            "ونفت باكو صحة ما ذكرته يريفان حول إسقاط طائرة حربية.",
            ("ذكرته", "state", "إسقاط طائرة حربية", "يريفان"),
        ),
        (
            "وأعلن قائد الفصيل مبايعته للتنظيم.",
            ("أعلن", "state", "مبايعته للتنظيم", "قائد الفصيل"),
        ),
    ],
)
def test_pronoun_on_the_verb(sentence: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in acts(sentence)


def test_a_name_spelt_like_a_passive_is_no_cue() -> None:
    sentence = "ودخل القائد الميداني يوسف حمود على خط التفاوض."
    assert acts(sentence) == []


def test_accusations_of_both_sides_have_no_adjective_for_a_source() -> None:
    sentence = "واندلعت المعارك وسط اتهامات متبادلة بخرق الهدنة."
    assert [one for one in acts(sentence) if one[1] == "accuse"] == []


def test_what_someone_is_called_stands_behind_its_preposition() -> None:
    sentence = 'وقال الوزير إن الهجوم الذي وصفه بـ"الجبان" لن يمر.'
    assert ("وصفه", "characterize", "الجبان", "الوزير") in acts(sentence)
