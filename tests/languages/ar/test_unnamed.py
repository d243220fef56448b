"""An unnamed source is never joined to a name."""

import pytest

from musnad import read

UNNAMED = (
    "قال سالم الفارس إن الهدنة صامدة. وقال مصدر أمني إن جنديا أصيب. وأضاف المصدر أنه نقل.",
    "قال سالم الفارس إن الهدنة صامدة. وأضاف المصدر أن جنديا أصيب.",
    "قال مسؤول أمني إن الهدنة صامدة. وقال المسؤول الأمني سالم الفارس إن جنديا أصيب.",
    "قال المسؤول الأمني سالم الفارس إن الهدنة صامدة. وقال مسؤول أمني إن جنديا أصيب.",
    "قال مصدر أمني، سالم الفارس، إن جنديا أصيب.",
    "أكد مصدر أمني اعتقال سالم الفارس. وقال الفارس إنه بريء. وأوضح المصدر أن التحقيق جار.",
    "قال الطبيب سالم الفارس إن الأدوية نفدت. وقال طبيب في المستشفى إن جنديا أصيب.",
)
HEADS = ("مصدر", "المصدر", "مسؤول", "طبيب")


@pytest.mark.parametrize("text", UNNAMED)
def test_an_unnamed_source_has_no_name(text: str) -> None:
    sources = [claim.source for claim in read(text).claims if claim.source is not None]
    unnamed = [source for source in sources if source.name.split()[0] in HEADS]
    assert unnamed
    for source in unnamed:
        assert not any("الفارس" in name for name in source.names)


def test_a_named_official_is_called_so_without_the_name() -> None:
    text = "قال المسؤول الأمني سالم الفارس إن الهدنة صامدة. وأضاف المسؤول أن جنديا أصيب."
    first, second = (claim.source for claim in read(text).claims)
    assert first is not None
    assert second is not None
    assert first.name == second.name
