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
        ("روسيا والأمم المتحدة", "RUS.GOV"),
        ("الجيش الكوري الجنوبي", "KOR.MIL"),
        ("وسائل إعلام كورية شمالية", "PRK.MED"),
        ("الشرطة الجنوب أفريقية", "ZAF.COP"),
        ("الجنرال سمير حسن، قائد شرطة كابول،", "AFG.COP"),
        ("العقيد سمير حسن المتحدث باسم الدفاع المدني الجزائري", "DZA.CVL"),
        ('مصدر أمني أردني لـ "سكاي نيوز عربية"', "JOR.COP"),
        ('المتحدث باسم المكتب السياسي لـ"حماس"', "PSE.REB"),
        ("المدير العام لمنظمة حظر الأسلحة الكيميائية", "IGO.IGO"),
        ("السودان وفصائل مسلحة", "SDN.GOV"),
        ("موقع الجيش الكيني", "KEN.MIL"),
        ("مسؤول قضائي في بانغي", "CAF.JUD"),
        ("متحدث باسم إحدى الجماعات السودانية المعارضة", "SDN.OPP"),
        ("مسؤولون في ولاية فلوريدا", "USA.GOV"),
    ],
)
def test_a_code_is_composed(source: str, code: str) -> None:
    reading = musnad.read(f"خبر من الميدان\nوقال {source} إن الهدنة قائمة.")
    assert [c.source.code for c in reading.claims if c.source] == [code]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("وقال أوتو كاريلا، وهو نائب في البرلمان الفنلندي، إن القرار صدر.", "FIN.LEG"),
        ("وقال أوتو كاريلا وهو شاهد عيان فنلندي إن القصف توقف.", "FIN.CVL"),
        ("وقال أوتو كاريلا لوكالة فرانس برس إن القصف توقف.", "XXX.UNK"),
    ],
)
def test_a_title_behind_a_name_gives_its_code(sentence: str, code: str) -> None:
    reading = musnad.read(f"خبر من الميدان\n{sentence}")
    assert [c.source.code for c in reading.claims if c.source] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "قصف الجيش الكيني قرية في الصومال قرب مقديشو ثم في كيسمايو. وقال الجيش إن القصف توقف.",
            "KEN.MIL",
        ),
        (
            "زار السفير الأميركي أبشي ونجامينا في تشاد. وقالت السلطات إن الهدنة قائمة.",
            "TCD.GOV",
        ),
    ],
)
def test_a_body_without_a_state_is_of_the_state_at_home(text: str, code: str) -> None:
    reading = musnad.read(f"خبر من الميدان\n{text}")
    assert [c.source.code for c in reading.claims if c.source] == [code]
