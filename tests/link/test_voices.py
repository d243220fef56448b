"""Voices: who is the same who speaks, in different articles."""

import pytest

from musnad.link.statement import Statement
from musnad.link.voices import same_voice


def said(outlet: str, code: str | None, *names: str) -> Statement:
    return Statement(
        name=f"of {outlet}",
        id="c1",
        act="state",
        content="وقع انفجار",
        outlet=outlet,
        source=names[0] if names else None,
        names=names,
        code=code,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("SDN.MIL", "الجيش السوداني"), ("SDN.GOV", "وزيرة الخارجية السودانية")),
        (("IGO.IGO", "الأمين العام للأمم المتحدة"), ("IGO.IGO", "مفوضية اللاجئين")),
        (("SYR.CVL", "مدير المرصد رامي عبد الرحمن", "المرصد"), ("SYR.CVL", "المرصد السوري")),
        (("NGO.NGO", "الصليب الأحمر"), ("NGO.NGO", "اللجنة الدولية للصليب الأحمر")),
        (("SYR.MED", 'وكالة الأنباء السورية الرسمية "سانا"'), ("SYR.MIL", "الجيش السوري")),
    ],
)
def test_one_voice(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert same_voice(said("أ", *one), said("ب", *other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("SDN.MIL", "الجيش السوداني"), ("TCD.MIL", "الجيش التشادي")),
        (("SDN.CVL", "ناشطون"), ("SDN.CVL", "ناشطون")),
        (("SDN.REB", "قوات الدعم السريع"), ("SDN.MIL", "الجيش السوداني")),
        (("IGO.IGO", "الاتحاد الأوروبي"), ("IGO.IGO", "الأمم المتحدة")),
    ],
)
def test_two_voices(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert not same_voice(said("أ", *one), said("ب", *other))


def test_an_outlet_s_own_words_are_its_own() -> None:
    assert same_voice(said("أ", None), said("أ", None))
    assert not same_voice(said("أ", None), said("ب", None))
