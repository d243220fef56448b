"""Where a cue's content begins: past what describes the subject, at its object."""

import pytest

import musnad


def said(text: str) -> list[tuple[str, str, str]]:
    """(cue, voice, content) of every claim of a text that has a voice."""
    reading = musnad.read("خبر من الميدان\n" + text, published="2024-05-15")
    return [
        (c.cue.text, c.source.name, c.content.text) for c in reading.claims if c.cue and c.source
    ]


@pytest.mark.parametrize(
    ("text", "cue", "voice", "content"),
    [
        (
            "وقال بيان صادر عن وزارة الدفاع المالية إن القصف توقف.",
            "قال",
            "وزارة الدفاع المالية",
            "القصف توقف",
        ),
        (
            "وأوضح تقرير نشرته وزارة الصحة الكينية، الأحد، أن ثلاثة أشخاص قتلوا.",
            "أوضح",
            "وزارة الصحة الكينية",
            "ثلاثة أشخاص قتلوا",
        ),
        (
            "قال بيان صحفي أصدره الجيش المالي إن القافلة وصلت.",
            "قال",
            "الجيش المالي",
            "القافلة وصلت",
        ),
        (
            "وروى شاهد عيان يدعى كمال درويش أن القصف استمر ساعة.",
            "روى",
            "كمال درويش",
            "القصف استمر ساعة",
        ),
        (
            "قال مسؤول لم يفصح عن هويته إن القافلة وصلت.",
            "قال",
            "مسؤول",
            "القافلة وصلت",
        ),
        (
            "قال الوزير المالي في مقابلة أجرتها القناة إن الحرب انتهت.",
            "قال",
            "الوزير المالي",
            "الحرب انتهت",
        ),
        (
            "أعلن الجيش المالي في وقت لاحق مقتل سبعة جنود.",
            "أعلن",
            "الجيش المالي",
            "مقتل سبعة جنود",
        ),
        (
            "أعلنت وزارة الدفاع المالية، الأحد، وقف العملية في الشمال.",
            "أعلنت",
            "وزارة الدفاع المالية",
            "وقف العملية في الشمال",
        ),
    ],
)
def test_content_begins_past_the_description(text: str, cue: str, voice: str, content: str) -> None:
    assert (cue, voice, content) in said(text)


def test_a_pronoun_behind_ba_is_no_content() -> None:
    found = said("قال الوزير إن الهدنة انتهت. ونشرت الوزارة تصريحات أدلى بها أحد القادة.")
    assert [cue for cue, _, _ in found] == ["قال"]


def test_two_of_them_praise_nobody() -> None:
    found = said("قال الجيش إن جنديا قتل اثنين منهم وأصاب اثنين آخرين على طريق المدينة.")
    assert [cue for cue, _, _ in found] == ["قال"]


def test_a_quotation_before_another_act_is_said() -> None:
    quoted = '"أصابت الغارة المشفى الوحيد في هذه المدينة"'
    text = f"قال مدير المكتب سالم العمري {quoted} مضيفا أن سبعة قتلوا."
    assert ("قال", "أصابت الغارة المشفى الوحيد في هذه المدينة") in [
        (cue, content) for cue, _, content in said(text)
    ]


def test_what_a_participle_governs_is_its_object() -> None:
    found = said('قال الوزير إن القتال توقف، مؤكدا ضرورة "تهيئة الأجواء".')
    assert [(cue, content) for cue, _, content in found] == [
        ("قال", "القتال توقف"),
        ("مؤكدا", 'ضرورة "تهيئة الأجواء"'),
    ]
