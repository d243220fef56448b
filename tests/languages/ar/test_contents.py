"""Where a content ends: before what the outlet adds, and where another voice takes over."""

import pytest

import musnad


def contents(text: str) -> list[str]:
    """The content of every claim of a text, in its order."""
    reading = musnad.read("خبر من الميدان\n" + text, published="2024-05-15")
    return [claim.content.text for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'قال المتحدث إن المهاجم جرى "تحييده" دون الخوض في مزيد من التفاصيل.',
            'المهاجم جرى "تحييده"',
        ),
        ("أكد الوزير أن القافلة وصلت، من دون أن يحدد مكانها.", "القافلة وصلت"),
        (
            'قال الوزير إن الجيش سيواصل ضرب من يسميهم "فلول الخلافة" في إشارة إلى التنظيم.',
            'الجيش سيواصل ضرب من يسميهم "فلول الخلافة"',
        ),
    ],
)
def test_what_the_outlet_adds_is_left_out(text: str, content: str) -> None:
    assert content in contents(text)


def test_without_telling_is_said_of_whom_the_verb_agrees_with() -> None:
    text = "قال المتحدث إن السلطات احتجزت رجالا دون أن تكشف عن أسمائهم."
    assert "السلطات احتجزت رجالا دون أن تكشف عن أسمائهم" in contents(text)


def test_an_attribution_takes_the_clause_before_it() -> None:
    text = (
        "أعرب مجلس الأمن عن إدانته للغارة التي أصابت قافلة، وتسببت في مقتل سبعة مدنيين،"
        " بحسب ما أعلنه الصليب الأحمر."
    )
    assert contents(text) == [
        "إدانته للغارة التي أصابت قافلة",
        "وتسببت في مقتل سبعة مدنيين",
    ]
