"""Texts that stop where a rule would look one word further."""

import pytest

import musnad


@pytest.mark.parametrize(
    "text",
    [
        "قال قال",
        "قال الجيش وقال",
        "وقال الجيش السوري:",
        "أعلن المتحدث أن القصف مستمر، في",
        "نفت الوزارة مزاعم",
        "بحسب",
        "نقلت الوكالة عن مصدر قوله",
        "دمرت القوات أكثر من",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    reading = musnad.read(text, published="2024-05-15")
    assert reading.document.text == text
