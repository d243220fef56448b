"""Codes of sources: country and sector by composition."""

import pytest

import musnad


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("السفير الإسرائيلي في الأمم المتحدة", "ISR.GOV"),
        ("مندوب روسيا لدى الأمم المتحدة", "RUS.GOV"),
        ("المندوب السوري الدائم لدى الأمم المتحدة", "SYR.GOV"),
        ("ممثل بريطانيا في مجلس الأمن الدولي", "GBR.GOV"),
        ("المبعوث الأممي إلى اليمن", "IGO.IGO"),
        ("مبعوث الأمم المتحدة إلى سوريا", "IGO.IGO"),
        ("السفير الأميركي لدى إسرائيل", "USA.GOV"),
        ("المتحدث باسم وزارة الصحة في غزة", "PSE.HLH"),
    ],
)
def test_a_code_is_composed(source: str, code: str) -> None:
    reading = musnad.read(f"خبر من الميدان\nوقال {source} إن الهدنة قائمة.")
    assert [c.source.code for c in reading.claims if c.source] == [code]
